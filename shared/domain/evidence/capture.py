"""How a photo came: taken in the app just then, said to be, or chosen from the gallery."""

from collections.abc import Iterator
from datetime import datetime

from shared.domain.photos.capture import LIVE_FOR, SENT_WITHIN, NonceStatus
from shared.domain.photos.evidence_reasons import Reason, Signal, reason
from shared.domain.photos.photos import Photo

# The earliest and the latest moment at which a picture was taken, by its own time.
Span = tuple[datetime, datetime]
_SHOWN_LIVE = frozenset({Signal.LIVE, Signal.LIVE_SENT_LATER})


def of_capture(
    photo: Photo, taken: Span | None, *, is_used: bool, is_live_only: bool
) -> Iterator[Reason]:
    """`is_used`: its nonce came with another photo. `is_live_only`: the category asks for live ones."""
    found = _of_camera(photo, taken, is_used=is_used) if photo.capture == "camera" else None
    if is_live_only and (found is None or found.code not in _SHOWN_LIVE):
        yield reason(Signal.NOT_LIVE)
    elif photo.capture == "gallery":
        yield reason(Signal.GALLERY)
    if found is not None:
        yield found


def _of_camera(photo: Photo, taken: Span | None, *, is_used: bool) -> Reason:
    session = photo.session
    if session is None:
        return reason(Signal.CAMERA)
    if session.issued_at is None or session.standing is NonceStatus.UNKNOWN:
        return reason(Signal.NONCE_UNKNOWN)
    if not session.is_own:
        return reason(Signal.NONCE_OF_ANOTHER)
    if is_used:
        return reason(Signal.NONCE_USED)
    return _of_window(session.issued_at, photo.announced_at, taken)


def _of_window(issued_at: datetime, sent_at: datetime, taken: Span | None) -> Reason:
    """Between asking for the nonce and sending, by our clock; within it the picture's own time."""
    waited = sent_at - issued_at
    if taken is not None and taken[1] < issued_at:
        return reason(Signal.BEFORE_CAMERA)
    if waited <= LIVE_FOR:
        return reason(Signal.LIVE)
    if waited <= SENT_WITHIN and taken is not None and taken[0] <= sent_at:
        return reason(Signal.LIVE_SENT_LATER, round(waited.total_seconds() / 60))
    return reason(Signal.NONCE_OLD)
