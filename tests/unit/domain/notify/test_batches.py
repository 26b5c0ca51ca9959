"""Which departure a reminder leaves with, who shares it, and that a batch leaves once."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.calendar.calendars import OFFSETS
from shared.domain.kernel.errors import TransientError
from shared.domain.notify.batches import (
    MOST_MEMBERS,
    Batch,
    add_member,
    claimed,
    departure,
    open_batch,
    put_back,
    refused,
    sent,
)
from shared.domain.notify.outcome import OutcomeState
from shared.domain.notify.receipts import DeliveryChannel, EffectRef
from tests.builders import CITY, NOW, later
from tests.unit.domain.lives import REFERENCE

WITA = OFFSETS["WITA"]
QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)
EVERY = st.sampled_from([timedelta(minutes=1), timedelta(minutes=7), QUARTER, HOUR])
YEAR = timedelta(days=365)
MOMENTS = st.timedeltas(timedelta(0), YEAR).map(lambda span: NOW + span)
FIRST, SECOND = EffectRef("r1", "000003-rung"), EffectRef("r2", "000003-rung")
EMPTY = open_batch(CITY, "pupr", DeliveryChannel.WHATSAPP, "duty-1", NOW)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WITA)


@pytest.mark.parametrize(
    ("after", "every", "leaves"),
    [
        ("2026-11-23T07:03:00", QUARTER, "2026-11-23T07:15:00"),
        ("2026-11-23T07:14:59.999999", QUARTER, "2026-11-23T07:15:00"),
        ("2026-11-23T07:15:00", QUARTER, "2026-11-23T07:30:00"),
        ("2026-11-23T07:03:00", HOUR, "2026-11-23T08:00:00"),
        # The one at 21.00 would leave into the night: its passengers leave with those of the morning.
        ("2026-11-23T20:44:59", QUARTER, "2026-11-23T20:45:00"),
        ("2026-11-23T20:45:00", QUARTER, "2026-11-24T06:15:00"),
        ("2026-11-23T23:59:00", QUARTER, "2026-11-24T06:15:00"),
        ("2026-11-24T06:00:00", QUARTER, "2026-11-24T06:15:00"),
        ("2026-11-23T20:30:00", HOUR, "2026-11-24T07:00:00"),
    ],
)
def test_the_timetable(after: str, every: timedelta, leaves: str) -> None:
    assert departure(local(after), every, REFERENCE) == local(leaves)


@given(MOMENTS, EVERY)
def test_every_departure_comes_later_by_day_and_is_found_again(
    moment: datetime, every: timedelta
) -> None:
    leaves = departure(moment, every, REFERENCE)
    assert leaves > moment
    assert REFERENCE.quiet_hours.until("office", leaves, WITA) is None
    just_before = leaves - timedelta(microseconds=1)
    assert departure(just_before, every, REFERENCE) == leaves
    by_day = (moment, moment + every)
    if all(REFERENCE.quiet_hours.until("office", each, WITA) is None for each in by_day):
        assert leaves - moment <= every


def test_whoever_opens_it_it_is_the_same_batch() -> None:
    elsewhere = replace(EMPTY, departs_at=NOW.astimezone(timezone(timedelta(hours=7))))
    assert elsewhere.batch_id == EMPTY.batch_id
    others = (
        replace(EMPTY, agency_id="dlh"),
        replace(EMPTY, contact="duty-2"),
        replace(EMPTY, channel=DeliveryChannel.EMAIL),
        replace(EMPTY, departs_at=later(minutes=15)),
        replace(EMPTY, city_id="makassar"),
    )
    assert len({each.batch_id for each in (EMPTY, *others)}) == len(others) + 1


def test_each_member_joins_once_and_none_joins_a_full_one() -> None:
    assert add_member(add_member(EMPTY, FIRST), FIRST).members == (FIRST,)
    full = EMPTY
    for number in range(MOST_MEMBERS):
        full = add_member(full, EffectRef(f"r{number}", "000003-rung"))
    assert not add_member(full, EffectRef("late", "000003-rung")).holds(
        EffectRef("late", "000003-rung")
    )


def _begun(batch: Batch, seconds: float = 0) -> Batch:
    return claimed(batch, later(seconds=seconds), later(seconds=seconds + 60))


def test_nobody_joins_what_is_on_its_way() -> None:
    moving = _begun(add_member(EMPTY, FIRST))
    assert not add_member(moving, SECOND).holds(SECOND)
    assert add_member(put_back(moving), SECOND).holds(SECOND)


def test_one_hand_at_a_time_until_its_lease_is_out() -> None:
    moving = _begun(add_member(EMPTY, FIRST))
    with pytest.raises(TransientError) as waits:
        _begun(moving, seconds=20)
    assert waits.value.retry_after_s == 40
    assert _begun(moving, seconds=60).state is OutcomeState.RUNNING


def test_it_leaves_once_and_tells_whom_it_named() -> None:
    moving = _begun(add_member(add_member(EMPTY, FIRST), SECOND))
    gone = sent(moving, [FIRST], "wamid-1")
    assert (gone.holds(FIRST), gone.holds(SECOND), gone.lease_until) == (True, False, None)
    assert _begun(gone) == gone
    assert sent(gone, [FIRST, SECOND], "wamid-2") == gone
    assert refused(gone, [FIRST], "whatsapp:131026") == gone
    assert put_back(gone) == gone


def test_what_nobody_takes_says_why() -> None:
    vain = refused(_begun(add_member(EMPTY, FIRST)), [FIRST], "whatsapp:131026")
    assert (vain.state, vain.reason) == (OutcomeState.GIVEN_UP, "whatsapp:131026")
