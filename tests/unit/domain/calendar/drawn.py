"""Any calendar there may be, drawn at random, in the two weeks around a Monday in March."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from shared.domain.calendar.calendars import OFFSETS, Calendar, DayKind, Hours, NamedDay, Season
from tests.unit.domain.minutes import MINUTE

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
DAYS = st.integers(0, 13).map(lambda days: date(2026, 3, 2) + timedelta(days=days))
_TIMES = st.integers(0, 24 * 60 - 1).map(lambda minute: time(*divmod(minute, 60)))
_HOURS = (
    st.tuples(_TIMES, _TIMES)
    .map(lambda pair: Hours(min(pair), max(pair)))
    .filter(lambda hours: hours.closes.hour > hours.opens.hour + 1)
)
MOMENTS = st.integers(0, 8 * 24 * 60).map(lambda minutes: MONDAY + minutes * MINUTE)


def _weeks(*, least: int) -> st.SearchStrategy[Mapping[int, Hours]]:
    return st.dictionaries(st.integers(0, 6), _HOURS, min_size=least, max_size=7)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    first, length = draw(DAYS), draw(st.integers(0, 9))
    season = Season(first, first + timedelta(days=length), draw(_weeks(least=0)))
    kinds = st.sampled_from(DayKind)
    named = draw(st.dictionaries(DAYS, kinds.map(lambda kind: NamedDay("", kind)), max_size=6))
    zone = draw(st.sampled_from(sorted(OFFSETS)))
    return Calendar(OFFSETS[zone], draw(_weeks(least=2)), (season,), named)
