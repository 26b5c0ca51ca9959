"""Why reports are not tied to one another, and not set free: by the code and the field that clients read."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from shared.domain.cases.detach_sensitive import decide_joined_apart
from shared.domain.cases.merge import (
    MOST_JOINED,
    decide_leaving,
    decide_merge,
    decide_proposal,
    decide_unmerge,
    is_open_to_link,
    require_mergeable,
    restored,
)
from shared.domain.cases.split import MOST_PARTS, PartWanted, decide_split, decide_unsplit
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import State
from shared.domain.lifecycle.requests import Confirmation, Context
from shared.domain.people.access import Action, Link
from shared.domain.report.actor import Actor
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.rating import Rating
from shared.domain.report.report import Change, Report
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    DESK,
    PARTS,
    REFERENCE,
    SUPERVISOR,
    a_case,
    acted,
    city_reference,
    in_context,
    merged,
    routed,
    split,
    standing,
)
from tests.unit.domain.outcomes import refusal

LATER = NOW + 6 * DAY
CONTEXT = in_context(LATER, DESK)
RESERVED = replace(routed(), needs_supervisor=True)
PART = split(routed(), LATER)[1].report


@pytest.mark.parametrize(
    ("act", "action"),
    [
        (lambda it: decide_merge(it, a_case(), text="", context=CONTEXT), "merge"),
        (lambda it: decide_proposal(it, a_case(), text="", context=CONTEXT), "merge"),
        (lambda it: decide_unmerge(it, a_case(), text="", context=CONTEXT), "unmerge"),
        (lambda it: decide_leaving(it, a_case(), text="", context=CONTEXT), "withdraw"),
        (lambda it: decide_split(it, PARTS, text="", context=CONTEXT), "split"),
        (lambda it: decide_unsplit(it, (), text="", context=CONTEXT), "unsplit"),
        (restored, "undone"),
    ],
)
def test_what_its_state_does_not_allow_is_named_with_the_state(
    act: Callable[[Report], object], action: str
) -> None:
    report = standing(State.CLOSED)
    assert refusal(ConflictError, lambda: act(report)) == (
        "state_conflict",
        {"state": "closed", "action": action},
    )


@pytest.mark.parametrize(
    "tie",
    [
        lambda actor: merged(RESERVED, a_case(), LATER, actor=actor),
        lambda actor: split(RESERVED, LATER, actor=actor),
    ],
)
def test_what_a_supervisor_must_decide_nobody_else_ties(
    tie: Callable[[Actor], tuple[Change, ...]],
) -> None:
    assert refusal(ForbiddenError, lambda: tie(DESK)) == ("supervisor_required", {})
    assert tie(SUPERVISOR)[0].report.needs_supervisor is False


@pytest.mark.parametrize(
    ("report", "case", "code", "params"),
    [
        ({"ties": CaseLinks(part_of="x")}, {}, "part_of_whole", {}),
        ({}, {"ties": CaseLinks(part_of="x")}, "part_of_whole", {}),
        ({}, {"state": State.CLOSED}, "case_not_open", {"state": "closed"}),
        ({}, {"ties": CaseLinks(joined=("x",) * MOST_JOINED)}, "case_full", {"most": MOST_JOINED}),
    ],
)
def test_what_cannot_be_one_case_is_told_with_what_stands_against_it(
    report: dict[str, Any], case: dict[str, Any], code: str, params: dict[str, Any]
) -> None:
    one, other = replace(routed(), **report), replace(a_case(), **case)
    assert refusal(ConflictError, lambda: require_mergeable(one, other)) == (code, params)


@pytest.mark.parametrize(
    ("fields", "merges", "splits"),
    [
        ({}, True, True),
        ({"secret": True}, False, True),
        ({"ties": CaseLinks(joined=("x",))}, False, True),
        ({"ties": CaseLinks(part_of="x")}, False, False),
        ({"state": State.ANSWERED}, False, False),
    ],
)
def test_secret_reports_and_cases_are_split_but_join_no_other(
    fields: dict[str, Any], *, merges: bool, splits: bool
) -> None:
    report = replace(routed(), **fields)
    asked = (Link.PROPOSE_MERGE, Link.MERGE, Link.SPLIT)
    assert [is_open_to_link(report, link) for link in asked] == [merges, merges, splits]


OFFICES = {
    f"office-{number}": replace(REFERENCE.agencies["dlh"], agency_id=f"office-{number}")
    for number in range(MOST_PARTS)
}
GIVEN_UP = city_reference(
    agencies={
        **REFERENCE.agencies,
        "dlh": replace(REFERENCE.agencies["dlh"], retired=LATER.date(), replaced_by="pupr"),
    },
    categories={
        **REFERENCE.categories,
        "listrik_padam": replace(REFERENCE.categories["listrik_padam"], retired=LATER.date()),
    },
)


def wanting(*wanted: PartWanted, report: Report | None = None) -> tuple[Change, ...]:
    context = Context(GIVEN_UP, LATER, "operation", DESK)
    return decide_split(report or routed(), wanted, text="", context=context)


@pytest.mark.parametrize(
    ("second", "code", "params"),
    [
        (PARTS[0], "parts_unsuitable", {"field": "parts"}),
        (PartWanted("nobody", "x"), "agency_not_suitable", {"field": "parts.agency_id"}),
        (PartWanted("pln", ""), "text_required", {"field": "parts.text"}),
        (PartWanted("bpjn", "x", "nothing"), "category_unknown", {"field": "parts.category"}),
        (PartWanted("bpjn", "x"), "office_accused", {"field": "parts.agency_id"}),
        (
            PartWanted("dlh", "x"),
            "agency_retired",
            {"field": "parts.agency_id", "instead": "Dinas PUPR (pupr)"},
        ),
        (
            PartWanted("pln", "x", "listrik_padam"),
            "category_retired",
            {"field": "parts.category", "instead": "Listrik padam (listrik_padam)"},
        ),
    ],
)
def test_parts_that_cannot_be_are_told_by_the_field(
    second: PartWanted, code: str, params: dict[str, str]
) -> None:
    accusing = replace(routed(), withheld_from=("bpjn",))
    assert refusal(InvalidError, lambda: wanting(PARTS[0], second, report=accusing)) == (
        code,
        params,
    )


def test_every_office_of_the_city_may_have_a_part_up_to_the_most() -> None:
    context = Context(city_reference(agencies=OFFICES), LATER, "operation", DESK)
    wanted = [PartWanted(each, "Bagian Anda.") for each in OFFICES]
    _, *parts = decide_split(routed(), wanted, text="", context=context)
    assert [part.report.agency_id for part in parts] == list(OFFICES)


def test_a_part_is_not_split_again() -> None:
    assert refusal(ConflictError, lambda: split(PART, LATER)) == ("part_of_whole", {})


@pytest.mark.parametrize("act", [Action.MESSAGE, Action.ACCEPT])
def test_a_split_stays_once_an_office_wrote_or_acted_on_its_part(act: Action) -> None:
    whole, first, second = (change.report for change in split(routed(), LATER))
    touched = acted(second, act, LATER).report
    assert refusal(
        ConflictError, lambda: decide_unsplit(whole, [first, touched], text="", context=CONTEXT)
    ) == ("part_acted_on", {})


def test_who_says_nothing_in_words_is_set_apart_by_nothing() -> None:
    own, case = (change.report for change in merged(routed(), a_case(), LATER))
    said = Confirmation(fixed=True, rating=Rating(1, ""))
    assert refusal(
        InvalidError, lambda: decide_joined_apart(own, case, said, CONTEXT, withdraws=False)
    ) == ("text_required", {"field": "text"})


@pytest.mark.parametrize(
    "tie",
    [
        lambda text, context: decide_merge(routed(), a_case(), text=text, context=context),
        lambda text, context: decide_unmerge(
            *(each.report for each in merged(routed(), a_case(), NOW)), text=text, context=context
        ),
        lambda text, context: decide_split(routed(), PARTS, text=text, context=context),
        lambda text, context: decide_unsplit(
            split(routed(), NOW)[0].report, (), text=text, context=context
        ),
    ],
    ids=["merge", "unmerge", "split", "unsplit"],
)
def test_the_words_with_which_staff_tie_reports_lead_nobody_to_a_person(
    tie: Callable[[str, Context], object],
) -> None:
    """The reporter of one is not told whom the other is of."""
    context = in_context(NOW + DAY, SUPERVISOR)
    assert refusal(InvalidError, lambda: tie("Sama dengan laporan 0812 3456 7890.", context)) == (
        "reason_tells_of_people",
        {"field": "text"},
    )
    assert tie("Sama.", context)
