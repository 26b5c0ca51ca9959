"""What a message may say of a deadline."""

from shared.domain.notify.delivery import words_of
from shared.domain.people.access import Action
from tests.builders import NOW
from tests.unit.domain.lives import DAY, DESK, HOUR, REFERENCE, acted, after, routed


def test_whoever_gets_a_late_report_is_given_no_date_that_has_passed() -> None:
    accepted = after(routed(), Action.ACCEPT, NOW + HOUR)
    in_time = acted(accepted, Action.ASSIGN, NOW + 2 * HOUR, actor=DESK).event
    late = acted(accepted, Action.ASSIGN, NOW + 2 * DAY, actor=DESK).event
    assert words_of(in_time, "report", REFERENCE, "id")["due"] == "Selasa 24 Nov 10.00 WITA"
    assert words_of(late, "report", REFERENCE, "id")["due"] == "-"
