"""How a photo came: what each nonce shows, early and late, and what the category makes of it."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.evidence.capture import Span, of_capture
from shared.domain.photos.capture import LIVE_FOR, SENT_WITHIN, NonceStatus, Session
from shared.domain.photos.evidence_reasons import Signal
from tests.builders import NOW, make_photo

MINUTE = timedelta(minutes=1)


def issued(minutes_before: float, standing: NonceStatus = NonceStatus.OWN) -> Session:
    return Session(standing, "digest", NOW - minutes_before * MINUTE)


def taken(minutes_before: float) -> Span:
    """With a clock that may be off by ten minutes."""
    at = NOW - minutes_before * MINUTE
    return at - 10 * MINUTE, at + 10 * MINUTE


def signs(
    session: Session | None, span: Span | None = None, capture: str = "camera", **more: Any
) -> list[str]:
    photo = make_photo(capture=capture, session=session)
    given_more = {"is_used": False, "is_live_only": False, **more}
    return [each.code.value for each in of_capture(photo, span, **given_more)]


DAY = 24 * 60
# What the camera's nonce says, the picture's own time, and the sign.
WINDOWS: dict[str, tuple[Session | None, Span | None, str]] = {
    "no nonce": (None, taken(1), "camera"),
    "just then, silent about its time": (issued(2), None, "live"),
    "just then": (issued(2), taken(1), "live"),
    "a quarter of an hour": (issued(15), None, "live"),
    "longer, and silent": (issued(15.1), None, "nonce_old"),
    "an hour without a signal": (issued(70), taken(60), "live_sent_later"),
    "a day without a signal": (issued(DAY), taken(DAY - 5), "live_sent_later"),
    "more than a day": (issued(DAY + 1), taken(DAY - 5), "nonce_old"),
    "an old picture": (issued(2), taken(3 * DAY), "before_camera"),
    "an old picture, sent late": (issued(70), taken(3 * DAY), "before_camera"),
    "a clock that is slow": (issued(2), taken(11), "live"),
    "a clock that is slower": (issued(2), taken(13), "before_camera"),
    "of the future, just then": (issued(2), taken(-60), "live"),
    "of the future, sent late": (issued(70), taken(-60), "nonce_old"),
    "another account's": (issued(2, NonceStatus.OTHERS), taken(1), "nonce_of_another"),
    "nobody's": (Session(NonceStatus.UNKNOWN), taken(1), "nonce_unknown"),
}


@pytest.mark.parametrize("name", WINDOWS)
def test_what_a_nonce_shows(name: str) -> None:
    session, span, expected = WINDOWS[name]
    assert signs(session, span) == [expected]
    is_shown = expected in {"live", "live_sent_later"}
    assert signs(session, span, is_live_only=True) == [
        *([] if is_shown else ["not_live"]),
        expected,
    ]


def test_how_long_the_picture_waited_is_told_in_minutes() -> None:
    photo = make_photo(capture="camera", session=issued(70))
    (found,) = of_capture(photo, taken(60), is_used=False, is_live_only=False)
    assert (found.code, found.value) == (Signal.LIVE_SENT_LATER, 70)


def test_a_nonce_is_good_for_one_picture() -> None:
    assert signs(issued(2), taken(1), is_used=True) == ["nonce_used"]
    assert signs(issued(2), is_used=True, is_live_only=True) == ["not_live", "nonce_used"]


@pytest.mark.parametrize(
    ("capture", "open_to_all", "live_only"),
    [("gallery", ["gallery"], ["not_live"]), ("unknown", [], ["not_live"])],
)
def test_a_nonce_makes_no_other_picture_live(
    capture: str, open_to_all: list[str], live_only: list[str]
) -> None:
    assert signs(issued(2), capture=capture) == open_to_all
    assert signs(issued(2), capture=capture, is_live_only=True) == live_only


@given(
    standing=st.sampled_from(NonceStatus),
    waited=st.integers(-5, 3 * DAY),
    age=st.none() | st.integers(-DAY, 30 * DAY),
    is_used=st.booleans(),
)
def test_live_is_only_what_was_asked_for_in_time_by_the_sender(
    standing: NonceStatus, waited: int, age: int | None, *, is_used: bool
) -> None:
    span = None if age is None else taken(age)
    (found,) = signs(issued(waited, standing), span, is_used=is_used)
    if found in {"live", "live_sent_later"}:
        assert (standing, is_used) == (NonceStatus.OWN, False)
        assert waited * MINUTE <= (LIVE_FOR if found == "live" else SENT_WITHIN)
        assert age is None or age - 10 <= waited
