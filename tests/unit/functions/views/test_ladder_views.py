"""What is told of the times in which a report was not the city's: at its end nobody waits any more."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from functions._edge.views.ladder_views import pauses
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    REFERENCE,
    a_case,
    after,
    confirmed,
    contested,
    merged,
    routed,
    withdrawn,
)

ANSWERED = after(routed(), Action.ANSWER, NOW + HOUR)
ASKED = after(routed(), Action.ASK, NOW + HOUR)
CLOSED = confirmed(ANSWERED, NOW + DAY).report
REJECTED = after(ASKED, Action.REJECT, NOW + DAY, actor=DESK)
ENDED: dict[str, Callable[[], Report]] = {
    "closed": lambda: CLOSED,
    "withdrawn": lambda: withdrawn(ASKED, NOW + DAY).report,
    "rejected": lambda: REJECTED,
    "joined to a case": lambda: merged(ASKED, a_case(), NOW + DAY)[0].report,
}


def told(report: Report) -> list[tuple[bool, str]]:
    return [
        (each.end is None, each.text) for each in pauses(report, REFERENCE, "id", NOW + 2 * DAY)
    ]


@pytest.mark.parametrize("how", ENDED)
def test_a_report_at_its_end_does_not_say_that_we_wait(how: str) -> None:
    ((lasts, text),) = told(ENDED[how]())
    assert not lasts
    assert text.startswith("Dari Senin 23 Nov 11.00 WITA sampai Selasa 24 Nov 10.00 WITA")


def test_one_that_was_opened_again_says_until_when_it_was_closed() -> None:
    waited, rested = told(contested(CLOSED, NOW + 2 * DAY).report)
    assert "kami menunggu tanggapan Anda" in waited[1]
    assert "laporan ini tidak terbuka" in rested[1]
    assert not waited[0]
    assert not rested[0]


def test_one_that_is_answered_still_waits() -> None:
    ((lasts, text),) = told(ANSWERED)
    assert lasts
    assert "kami menunggu tanggapan Anda" in text


def test_a_pause_too_short_to_be_told_is_not_told() -> None:
    reopened = contested(ANSWERED, NOW + HOUR + timedelta(seconds=20)).report
    assert told(reopened) == []
