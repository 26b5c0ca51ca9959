"""Hand out nonces for the app's camera. Nothing is read and nothing is stored: each is signed."""

from datetime import datetime

from shared.domain.kernel.value_object import value_object
from shared.domain.links.signed_links import LinkKeys
from shared.domain.photos.capture import LIVE_FOR, RANDOM_BITS, SENT_WITHIN, Holder, issue_nonce
from shared.ports.platform import Clock, Ids


@value_object
class Issued:
    """Each is good for one photo: shown to be live until `live_until`, and then, by its own time, until
    `send_until`.
    """

    nonces: tuple[str, ...]
    live_until: datetime
    send_until: datetime


def issue_nonces(holder: Holder, count: int, *, keys: LinkKeys, clock: Clock, ids: Ids) -> Issued:
    now = clock.now()
    nonces = tuple(
        issue_nonce(holder, ids.random_bits(RANDOM_BITS), keys, now) for _ in range(count)
    )
    return Issued(nonces, now + LIVE_FOR, now + SENT_WITHIN)
