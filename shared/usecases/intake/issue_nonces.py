"""Hand out nonces for the app's camera. Nothing is read and nothing is stored: each is signed."""

from datetime import datetime
from typing import Protocol

from shared.domain.kernel.value_object import value_object
from shared.domain.photos.capture import LIVE_FOR, RANDOM_BITS, SENT_WITHIN, Holder, issue_nonce
from shared.ports.has import HasCaptureKeys, HasClock, HasIds


@value_object
class Issued:
    """Each is good for one photo: shown to be live until `live_until`, and then, by its own time, until
    `send_until`.
    """

    nonces: tuple[str, ...]
    live_until: datetime
    send_until: datetime


class IssueNoncesPorts(HasCaptureKeys, HasClock, HasIds, Protocol): ...


def issue_nonces(holder: Holder, count: int, ports: IssueNoncesPorts) -> Issued:
    now = ports.clock.now()
    nonces = tuple(
        issue_nonce(holder, ports.ids.random_bits(RANDOM_BITS), ports.capture_keys, now)
        for _ in range(count)
    )
    return Issued(nonces, now + LIVE_FOR, now + SENT_WITHIN)
