"""Going to an office: who is sent, what comes of it, and what was promised there."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action
from shared.domain.photos.photos import PhotoPurpose
from shared.domain.report.report import Report
from shared.domain.report.visit import Visit
from tests.builders import NOW
from tests.unit.domain.lives import DAY, DESK, HOUR, acted, after, climbed, in_triage, routed
from tests.unit.domain.outcomes import refusal

MINUTE = timedelta(minutes=1)


def _ordered(report: Report, hours: int = 1, **fields: Any) -> Report:
    return after(report, Action.ORDER_VISIT, NOW + hours * HOUR, actor=DESK, **fields)


def test_the_desk_sends_somebody_before_the_ladder_does() -> None:
    tomorrow = NOW + DAY
    change = acted(routed(), Action.ORDER_VISIT, NOW + HOUR, actor=DESK, planned_at=tomorrow)
    assert change.report.visit == Visit(
        "pupr", NOW + HOUR, goes="Petugas Contoh", planned_at=tomorrow, serial_year=2026
    )
    assert [each.template for each in effects_of(change.event)] == ["visit_sent"]


@pytest.mark.parametrize(
    ("ordered_at", "late"), [(NOW + 3 * DAY - MINUTE, False), (NOW + 3 * DAY, True)]
)
def test_an_order_of_the_desk_knows_whether_the_time_to_answer_was_over(
    ordered_at: datetime, *, late: bool
) -> None:
    sent = after(routed(), Action.ORDER_VISIT, ordered_at, actor=DESK).visit
    assert sent is not None
    assert sent.was_late is late


def test_who_goes_for_the_ladder_is_named_later_and_the_order_grows_no_younger() -> None:
    ordered = climbed(climbed(routed(), NOW + DAY).report, NOW + 3 * DAY).report
    change = acted(ordered, Action.ORDER_VISIT, NOW + 4 * DAY, actor=DESK, goes="Orang Lain")
    assert change.report.visit == Visit(
        "pupr", NOW + 3 * DAY, goes="Orang Lain", serial_year=2026, was_late=True
    )
    assert effects_of(change.event) == ()


def test_whoever_is_to_go_is_not_silently_replaced_by_another() -> None:
    """They may be on their way, with the paper: the order is cancelled first."""
    ordered = _ordered(routed())
    assert refusal(ConflictError, lambda: _ordered(ordered, hours=2, goes="Orang Lain")) == (
        "visit_already_ordered",
        {},
    )


def test_whoever_is_to_go_may_go_at_another_time() -> None:
    moved = _ordered(_ordered(routed()), hours=2, planned_at=NOW + DAY).visit
    assert moved == Visit(
        "pupr", NOW + HOUR, goes="Petugas Contoh", planned_at=NOW + DAY, serial_year=2026
    )


def test_a_second_visit_is_another_order() -> None:
    first = after(_ordered(routed()), Action.VISIT_RESULT, NOW + 2 * HOUR)
    second = _ordered(first, hours=3)
    assert second.visit == Visit(
        "pupr", NOW + 3 * HOUR, number=2, goes="Petugas Contoh", serial_year=2026
    )


def test_an_order_to_another_office_is_another_order() -> None:
    moved = after(_ordered(routed()), Action.ASSIGN, NOW + 2 * HOUR)
    again = _ordered(moved, hours=3)
    assert again.visit == Visit(
        "dlh", NOW + 3 * HOUR, number=2, goes="Petugas Contoh", serial_year=2026
    )


def test_nobody_is_sent_where_no_office_has_the_report() -> None:
    with pytest.raises(ConflictError, match="state_conflict"):
        _ordered(in_triage())


def test_what_came_of_it_is_written_down_with_its_promise() -> None:
    promised = NOW + 9 * DAY
    visited = after(
        _ordered(routed()),
        Action.VISIT_RESULT,
        NOW + 5 * HOUR,
        met="Kabid",
        visited_at=NOW + 2 * HOUR,
        promise="Ditambal pekan depan.",
        promised_by=promised,
    ).visit
    assert visited is not None
    assert (visited.visited_at, visited.met, visited.promise, visited.promised_by) == (
        NOW + 2 * HOUR,
        "Kabid",
        "Ditambal pekan depan.",
        promised,
    )


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"visited_at": NOW + 5 * HOUR + MINUTE}, "visit_time_wrong", "visited_at"),
        ({"visited_at": NOW + HOUR - MINUTE}, "visit_time_wrong", "visited_at"),
        ({"promised_by": NOW + 5 * HOUR}, "promise_in_past", "promised_by"),
        ({"promised_by": NOW + 367 * DAY}, "promise_too_far", "promised_by"),
        ({"text": ""}, "text_required", "text"),
    ],
)
def test_a_result_that_cannot_be_true_is_refused(
    fields: dict[str, Any], code: str, field: str
) -> None:
    ordered = _ordered(routed())
    assert refusal(
        InvalidError, lambda: after(ordered, Action.VISIT_RESULT, NOW + 5 * HOUR, **fields)
    ) == (code, {"field": field})


@pytest.mark.parametrize("visited_at", [NOW + HOUR, NOW + 5 * HOUR])
def test_somebody_may_go_at_once_and_write_while_they_are_there(visited_at: datetime) -> None:
    visited = after(
        _ordered(routed()), Action.VISIT_RESULT, NOW + 5 * HOUR, visited_at=visited_at
    ).visit
    assert visited is not None
    assert visited.visited_at == visited_at


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"goes": ""}, "text_required", "goes"),
        ({"planned_at": NOW}, "visit_time_wrong", "planned_at"),
        ({"planned_at": NOW + 368 * DAY}, "visit_time_wrong", "planned_at"),
    ],
)
def test_an_order_that_nobody_could_follow_is_refused(
    fields: dict[str, Any], code: str, field: str
) -> None:
    assert refusal(InvalidError, lambda: _ordered(routed(), **fields)) == (code, {"field": field})


def test_somebody_may_be_sent_this_very_moment() -> None:
    sent = _ordered(routed(), planned_at=NOW + HOUR).visit
    assert sent is not None
    assert sent.planned_at == NOW + HOUR


def test_at_its_end_a_report_is_visited_by_nobody() -> None:
    rejected = after(_ordered(routed()), Action.REJECT, NOW + 2 * HOUR)
    assert rejected.state is State.REJECTED
    assert rejected.visit is not None
    assert not rejected.visit.is_awaited


def test_the_desk_cancels_an_order_and_says_why() -> None:
    change = acted(
        _ordered(routed()), Action.CANCEL_VISIT, NOW + 2 * HOUR, actor=DESK, text="Sudah beres."
    )
    assert change.report.visit == Visit(
        "pupr",
        NOW + HOUR,
        goes="Petugas Contoh",
        serial_year=2026,
        cancelled_at=NOW + 2 * HOUR,
    )
    assert (change.event.type, change.event.text) == (EventType.VISIT_CANCELLED, "Sudah beres.")
    told = {(each.template, each.whom) for each in effects_of(change.event)}
    assert told == {("visit_cancelled", "desk"), ("visit_cancelled", "reporter")}


def test_after_a_cancelled_order_another_may_be_made() -> None:
    cancelled = after(_ordered(routed()), Action.CANCEL_VISIT, NOW + 2 * HOUR, actor=DESK)
    again = _ordered(cancelled, hours=3).visit
    assert again == Visit("pupr", NOW + 3 * HOUR, number=2, goes="Petugas Contoh", serial_year=2026)


def test_a_cancellation_has_a_reason() -> None:
    report = _ordered(routed())
    assert refusal(
        InvalidError, lambda: after(report, Action.CANCEL_VISIT, NOW + 2 * HOUR, text="")
    ) == ("text_required", {"field": "text"})


@pytest.mark.parametrize("action", [Action.CANCEL_VISIT, Action.VISIT_RESULT])
def test_what_was_cancelled_is_neither_cancelled_again_nor_told_of(action: Action) -> None:
    report = after(_ordered(routed()), Action.CANCEL_VISIT, NOW + 2 * HOUR, actor=DESK)
    for each in (routed(), report):
        with pytest.raises(ConflictError, match="no_visit_ordered"):
            after(each, action, NOW + 3 * HOUR, actor=DESK)


def test_pictures_of_a_visit_are_for_staff() -> None:
    internal = {purpose for purpose in PhotoPurpose if purpose.is_internal}
    assert internal == {PhotoPurpose.VISIT, PhotoPurpose.SIGNATURE}
