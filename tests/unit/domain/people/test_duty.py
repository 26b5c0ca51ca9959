"""When a colleague is there to be told, to the second, and which rosters cannot be."""

from datetime import datetime

import pytest

from shared.domain.kernel.errors import InvalidError
from shared.domain.people.duty import Period, Roster, check_roster
from tests.builders import NOW, later

TODAY, TOMORROW = Period(NOW, later(hours=8)), Period(later(hours=24), later(hours=32))
MORNING_OFF = Period(NOW, later(hours=2))


@pytest.mark.parametrize(
    ("roster", "moment", "is_there"),
    [
        (Roster(), NOW, True),
        (Roster(duty=(TODAY,)), later(seconds=-1), False),
        (Roster(duty=(TODAY,)), NOW, True),
        (Roster(duty=(TODAY,)), later(hours=8, seconds=-1), True),
        (Roster(duty=(TODAY,)), later(hours=8), False),
        (Roster(duty=(TODAY, TOMORROW)), later(hours=25), True),
        (Roster(duty=(TODAY, TOMORROW)), later(hours=12), False),
        (Roster(leave=(MORNING_OFF,)), later(hours=1), False),
        (Roster(leave=(MORNING_OFF,)), later(hours=2), True),
        (Roster(duty=(TODAY,), leave=(MORNING_OFF,)), later(hours=1), False),
        (Roster(duty=(TODAY,), leave=(MORNING_OFF,)), later(hours=2), True),
    ],
)
def test_duty_says_when_somebody_is_there_and_leave_outranks_it(
    roster: Roster, moment: datetime, *, is_there: bool
) -> None:
    assert roster.is_there(moment) is is_there


@pytest.mark.parametrize("until", [NOW, later(seconds=-1)])
@pytest.mark.parametrize("field", ["duty", "leave"])
def test_a_period_that_ends_before_it_has_begun_is_refused(field: str, until: datetime) -> None:
    periods = (TODAY, Period(NOW, until))
    roster = Roster(duty=periods) if field == "duty" else Roster(leave=periods)
    with pytest.raises(InvalidError) as refused:
        check_roster(roster)
    assert (refused.value.code, refused.value.params) == ("period_wrong", {"field": field})


def test_a_sound_roster_is_kept_as_it_came() -> None:
    roster = Roster(duty=(TODAY,), leave=(TOMORROW,))
    assert check_roster(roster) == roster
