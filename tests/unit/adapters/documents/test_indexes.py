"""Every query that the stores make, held against the indexes that are deployed."""

import ast
import inspect
import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from shared.adapters.documents.engine import indexes
from shared.adapters.documents.engine.db import Filter, Order, Query
from shared.adapters.documents.engine.indexes import MissingIndexError
from shared.adapters.documents.mapping import fields, queries
from shared.domain.kernel.states import Level, State
from shared.domain.report.outreach import OutreachKind
from shared.ports.reports import ReportQuery
from tests.builders import CITY, NOW, REPORT_ID


def staff_lists() -> Iterator[Query]:
    """All combinations of what a list can ask for."""
    wanted: dict[str, Any] = {
        "agency_id": "pupr",
        "state": State.TRIAGE,
        "category_id": "jalan",
        "overdue_before": NOW,
        "visit_ordered": True,
        "on_leadership_list": True,
        "leadership_level": Level.MAYOR,
        "needs_supervisor": True,
        "needs_call": True,
        "assignee": "uid",
        "unreached": True,
        "outreach": OutreachKind.CALL,
        "proof_wanting": True,
    }
    for chosen in itertools.product((False, True), repeat=len(wanted)):
        asked = ReportQuery(CITY, **dict(itertools.compress(wanted.items(), chosen)))
        yield queries.reports_page(asked, 20, None)
        yield queries.reports_page(asked, 20, (NOW, REPORT_ID))


EVERY_QUERY: dict[str, Callable[[], Iterator[Query]]] = {
    "reports_page": staff_lists,
    "reporter_page": lambda: iter(
        [queries.reporter_page(CITY, "uid", 20, after) for after in (None, (NOW, REPORT_ID))]
    ),
    "reporter_before": lambda: iter([queries.reporter_before(CITY, "uid", NOW, NOW, 5)]),
    "due": lambda: iter([queries.due(CITY, NOW, 10)]),
    "outdated": lambda: iter(queries.outdated(CITY, "0123456789ab", 10)),
    "unrouted": lambda: iter([queries.unrouted(CITY, NOW, 10)]),
    "unsettled": lambda: iter([queries.unsettled(CITY, NOW, 10)]),
    "undelivered": lambda: iter([queries.undelivered(CITY, NOW, 10)]),
    "examples": lambda: iter(
        [queries.examples(CITY, NOW, 10, after) for after in (None, (NOW, "example"))]
    ),
    "near": lambda: iter(
        [
            queries.near(CITY, name, "somewhere", NOW, 16)
            for name in (fields.CELL, fields.OPEN_VILLAGE)
        ]
    ),
    "by_public_id": lambda: iter([queries.by_public_id(CITY, "7g3k2m9qx4v1b8t0zc5r")]),
    "followers": lambda: iter(
        [queries.followers(CITY, REPORT_ID, 200, after) for after in (None, "supporter")]
    ),
    "supporters": lambda: iter([queries.supporters(CITY, REPORT_ID, 401)]),
    "history": lambda: iter([queries.history(CITY, REPORT_ID)]),
    "former": lambda: iter([queries.former(CITY, REPORT_ID)]),
    "event_of": lambda: iter([queries.event_of(CITY, REPORT_ID, "op")]),
    "photos": lambda: iter([queries.photos(CITY, REPORT_ID)]),
    "photos_of": lambda: iter([queries.photos_of(CITY, REPORT_ID, "000001")]),
    "cities": lambda: iter([queries.cities()]),
    "publications": lambda: iter([queries.publications(CITY, 10)]),
    "packed_parts": lambda: iter([queries.packed_parts(CITY, "0123456789ab")]),
    "draft_rows": lambda: iter([queries.draft_rows(CITY, "agencies")]),
    "outcomes": lambda: iter([queries.outcomes(CITY, REPORT_ID)]),
    "staff": lambda: iter(
        [queries.staff(CITY, name, "x") for name in (fields.AGENCY, fields.ROLE)]
    ),
    "open_hand_overs": lambda: iter([queries.open_hand_overs(CITY, 10)]),
    "devices": lambda: iter(
        [
            queries.devices(CITY, name, "x")
            for name in (fields.AGENCY, fields.ROLE, fields.UID, fields.TOKEN)
        ]
    ),
}


@pytest.mark.parametrize("name", EVERY_QUERY)
def test_the_deployed_indexes_serve_the_query(name: str) -> None:
    for query in EVERY_QUERY[name]():
        indexes.declared().require(query)


def test_no_query_is_left_out() -> None:
    made = {
        name
        for name, each in inspect.getmembers(queries, inspect.isfunction)
        if each.__module__ == queries.__name__ and not name.startswith("_")
    }
    assert made == set(EVERY_QUERY)


def test_no_query_is_built_elsewhere() -> None:
    home = Path(queries.__file__)
    for path in home.parents[1].rglob("*.py"):
        calls = [n.func for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
        names = {call.id for call in calls if isinstance(call, ast.Name)}
        assert path == home or "Query" not in names, path


def test_no_declared_index_is_idle() -> None:
    """Each index costs a write with every document; one that no query needs is taken away."""
    declared = indexes.declared()
    used = {query for make in EVERY_QUERY.values() for query in make()}
    # Merging could do without this one, at a price: it serves the list that every officer opens.
    kept = (("agency_id", False), ("state", False), ("submitted_at", True))
    for each in declared.composite:
        rest = tuple(other for other in declared.composite if other != each)
        fewer = indexes.Indexes(rest, declared.exempt)
        assert each.fields == kept or any(not served(fewer, query) for query in used), each


def served(declared: indexes.Indexes, query: Query) -> bool:
    try:
        declared.require(query)
    except MissingIndexError:
        return False
    return True


RULES = indexes.parse(
    json.dumps(
        {
            "indexes": [
                {
                    "collectionGroup": "reports",
                    "queryScope": scope,
                    "fields": [
                        {"fieldPath": name.lstrip("-"), "order": order}
                        for name in fields
                        for order in ["DESCENDING" if name[0] == "-" else "ASCENDING"]
                    ],
                }
                for scope, fields in [
                    ("COLLECTION", ["a", "-t"]),
                    ("COLLECTION", ["b", "-t"]),
                    ("COLLECTION_GROUP", ["a", "t"]),
                ]
            ],
            "fieldOverrides": [
                {"collectionGroup": "reports", "fieldPath": "text", "indexes": []},
                {"collectionGroup": "reports", "fieldPath": "t", "indexes": [{}]},
            ],
        }
    )
)
A, B, C = (Filter(name, "==", 1) for name in "abc")
NEWEST, OLDEST = (Order("t", descending=True),), (Order("t"),)
LATE = Filter("t", "<", 1)


@pytest.mark.parametrize(
    ("query", "is_served"),
    [
        (Query("x/y/reports"), True),
        (Query("x/y/reports", (A, B, C)), True),
        (Query("x/y/reports", (), NEWEST), True),
        (Query("x/y/reports", (LATE,), OLDEST), True),
        (Query("x/y/reports", (A,), NEWEST), True),
        (Query("x/y/reports", (A, LATE), NEWEST), True),
        (Query("x/y/reports", (A, B), NEWEST), True),
        (Query("x/y/reports", (A,), OLDEST), False),
        (Query("x/y/reports", (C,), NEWEST), False),
        (Query("x/y/reports", (A, B, C), NEWEST), False),
        (Query("x/y/reports", (LATE,), ()), False),
        (Query("x/y/reports", (Filter("u", "<", 1),), NEWEST), False),
        (Query("x/y/reports", (), (*NEWEST, Order("a"))), False),
        (Query("x/y/reports", (Filter("text", "==", 1),)), False),
        (Query("x/y/events", (A,), NEWEST), False),
        (Query("reports", (A,), OLDEST, is_group=True), True),
        (Query("reports", (A,), NEWEST, is_group=True), False),
        (Query("reports", (A,), is_group=True), False),
        (Query("reports", (), OLDEST, is_group=True), False),
    ],
)
def test_which_queries_indexes_serve(query: Query, is_served: bool) -> None:  # noqa: FBT001 - a table's column
    assert served(RULES, query) is is_served


def test_a_refusal_names_what_is_missing() -> None:
    with pytest.raises(MissingIndexError, match=r"reports: c, t"):
        RULES.require(Query("x/y/reports", (C,), NEWEST))


def test_long_texts_and_personal_data_are_in_no_index() -> None:
    exempt = indexes.declared().exempt
    assert exempt >= {
        ("reports", "description"),
        ("reports", "answer_text"),
        ("reports", "location.address_text"),
        ("events", "text"),
        ("identities", "name"),
        ("identities", "phone"),
        ("operations", "answer"),
    }


def test_what_is_of_use_for_a_time_is_forgotten_after_it() -> None:
    content = json.loads(indexes.DECLARED_IN.read_text(encoding="utf-8"))
    expiring = [each for each in content["fieldOverrides"] if each.get("ttl")]
    assert [(e["collectionGroup"], e["fieldPath"]) for e in expiring] == [
        ("examples", "expires_at"),
        ("batches", "expires_at"),
        ("taps", "expires_at"),
        ("nonces", "expires_at"),
        ("sent_messages", "expires_at"),
        ("tellings", "expires_at"),
        ("operations", "expires_at"),
    ]
