"""What follows from a report alone: how many speak in it, how old it is, which links still open."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.kernel.states import Level, Stage, State, Urgency
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.report import event_id_of
from tests.builders import NOW, later, make_report

JOINED = CaseLinks(joined=("a", "b"))


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({}, 1),
        ({"ties": JOINED}, 3),
        ({"ties": JOINED, "repeats": 1}, 2),
        ({"ties": CaseLinks(joined=("a", "b"), reporter_left=True)}, 2),
        ({"ties": CaseLinks(joined=("a",), reporter_left=True)}, 1),
    ],
)
def test_each_person_counts_once_and_who_took_it_back_no_more(
    fields: dict[str, Any], count: int
) -> None:
    assert make_report(**fields).reporters == count


@pytest.mark.parametrize(
    ("fields", "since"),
    [
        ({}, NOW),
        ({"completed_at": later(days=2)}, later(days=2)),
        ({"counted_from": later(days=-3)}, later(days=-3)),
        ({"completed_at": later(days=2), "counted_from": later(days=-3)}, later(days=-3)),
    ],
    ids=["whole at once", "completed later", "an older one in its case", "both"],
)
def test_the_laws_time_runs_since_the_oldest_file_in_it_was_complete(
    fields: dict[str, Any], since: datetime
) -> None:
    assert make_report(**fields).file_since == since


@pytest.mark.parametrize(
    ("fields", "is_pressing"),
    [
        ({}, False),
        ({"urgency": Urgency.HIGH}, False),
        ({"urgency": Urgency.URGENT}, True),
        ({"danger": "kebakaran"}, True),
    ],
)
def test_only_danger_and_what_is_urgent_may_wake_people(
    fields: dict[str, Any], *, is_pressing: bool
) -> None:
    assert make_report(**fields).is_pressing is is_pressing


def test_links_from_before_a_revocation_are_ended_and_later_ones_open() -> None:
    report = make_report(links_since=5)
    assert [seq for seq in range(1, 8) if report.is_revoked(seq)] == [1, 2, 3, 4]
    assert not make_report().is_revoked(1)


def test_it_is_somebodys_turn_until_it_is_over() -> None:
    assert make_report(state=State.REOPENED).stage is Stage.OFFICE
    assert make_report(state=State.MERGED).stage is None


def test_it_is_on_a_list_of_the_leadership_once_any_of_them_was_told() -> None:
    assert not make_report().on_leadership_list
    assert make_report(leadership_level=Level.HEAD).on_leadership_list


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_a_store_that_sorts_by_name_keeps_a_history_in_order(one: int, other: int) -> None:
    assert (event_id_of(one) < event_id_of(other)) is (one < other)
