"""A report of version 1 goes on as whoever has it knows it: no rung again, no pause lost."""

from collections.abc import Mapping
from typing import Any

import pytest

from shared.adapters.documents.mapping.turns_from_stages import with_turns
from shared.domain.calendar.clocks import Pause
from shared.domain.report.turns import ASIDE, Turn, pauses_in
from tests.builders import NOW, later


def stored(**fields: Any) -> dict[str, Any]:
    return {
        "state": "accepted",
        "agency_id": "pupr",
        "forwarded_to": None,
        "submitted_at": NOW,
        "clocks": {"desk": NOW, "office": later(hours=1)},
        "fired": ["desk:remind", "office:nudge", "office:overdue:1"],
        "pauses": [],
        "ties": {"before": None, "ages": []},
        **fields,
    }


def turns_of(document: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(turn["holder"], turn["start"]) for turn in document["turns"]]


def test_what_had_begun_belongs_to_whoever_has_it_and_counts_as_told_of_the_report_too() -> None:
    today = with_turns(stored())
    assert today["clocks"] == {"desk": NOW, "office/pupr": later(hours=1)}
    assert today["fired"] == [
        "desk:remind",
        "report:remind",
        "office/pupr:nudge",
        "report:nudge",
        "office/pupr:overdue:1",
        "report:overdue:1",
    ]
    assert (today["told"], "pauses" in today) == ({}, False)
    assert turns_of(today) == [("office/pupr", NOW)]


@pytest.mark.parametrize(
    ("fields", "holder"),
    [
        ({"state": "needs_information"}, "waiting"),
        ({"state": "forwarded", "agency_id": None, "forwarded_to": "pln"}, "outside/pln"),
        ({"state": "answered"}, "citizen"),
        ({"state": "closed"}, ""),
        ({"state": "merged"}, ASIDE),
    ],
)
def test_a_pause_that_lasts_is_the_turn_of_whoever_has_it_now(
    fields: dict[str, Any], holder: str
) -> None:
    today = with_turns(stored(pauses=[{"start": later(days=2), "end": None}], **fields))
    assert turns_of(today) == [("desk", NOW), (holder, later(days=2))]


def test_the_pauses_are_those_that_it_had() -> None:
    pauses = [
        {"start": later(days=1), "end": later(days=2)},
        {"start": later(days=3), "end": later(days=5)},
    ]
    today = with_turns(stored(pauses=pauses))
    found = pauses_in([Turn(holder, start) for holder, start in turns_of(today)])
    assert found == (
        Pause(later(days=1), later(days=2)),
        Pause(later(days=3), later(days=5)),
    )


def test_what_it_was_before_it_was_tied_and_how_old_the_others_are_follow() -> None:
    ties = {
        "before": {"state": "assigned", "pauses": []},
        "ages": [{"report_id": "joined", "clocks": {"office": NOW}}],
    }
    today = with_turns(stored(ties=ties))
    assert today["ties"] == {
        "before": {"state": "assigned"},
        "ages": [{"report_id": "joined", "clocks": {"office/pupr": NOW}}],
    }
