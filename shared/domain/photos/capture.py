"""Nonces of the app's camera: asked for before a picture is taken, sent with it, good for one.

A nonce bounds the time of capture by our own clock: an app that keeps its word took the picture after
the nonce was issued, and before it was announced. It proves no more than that. Whoever rebuilds the app
can send an old picture with a fresh nonce; but from the account that asked only, once for each nonce,
and from no stock, for a nonce is soon too old.

Nothing is stored when one is issued: it is signed, and says by itself when and to whom.
"""

import hmac
import struct
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from shared.domain.kernel.value_object import value_object
from shared.domain.links.signed_links import LinkKeys
from shared.domain.links.tokens import bytes_of, written

# From opening the camera to sending, with a signal. After that the picture's own time must agree.
LIVE_FOR = timedelta(minutes=15)
# So long a phone may be without a signal.
SENT_WITHIN = timedelta(hours=24)
# An announced photo may still be uploaded for a week; until then a nonce that came twice is known.
REMEMBERED_FOR = timedelta(days=8)
RANDOM_BITS = 72
LONGEST_NONCE = 64
_FORM = 1
_CONTEXT, _HOLDER_CONTEXT = b"tanggap capture nonce\x00", b"tanggap capture holder\x00"
_MAC_BYTES, _TAG_BYTES = 16, 8
# Form, issued in seconds since 1970, random bits, who it was issued to.
_BODY = struct.Struct(f">BI{RANDOM_BITS // 8}s{_TAG_BYTES}s")


class NonceStatus(StrEnum):
    """Whose a nonce is: the sender's own, another account's or city's, or none that we have signed."""

    OWN = "own"
    OTHERS = "others"
    UNKNOWN = "unknown"


@value_object
class Holder:
    """Whom a nonce is issued to. The nonce tells it to nobody who has not the key."""

    city_id: str
    uid: str


@value_object
class Session:
    """What the nonce of a photo said. It names nobody; `digest` is the same for the same nonce."""

    standing: NonceStatus
    digest: str = ""
    issued_at: datetime | None = None

    @property
    def is_own(self) -> bool:
        return self.standing is NonceStatus.OWN


@value_object
class NonceWitness:
    """Who announces photos, and the keys that tell whether their nonces are theirs."""

    holder: Holder
    keys: LinkKeys

    def session(self, nonce: str) -> Session | None:
        """None where no nonce came."""
        return read_nonce(nonce, self.holder, self.keys) if nonce else None


def issue_nonce(holder: Holder, random_bits: int, keys: LinkKeys, now: datetime) -> str:
    """About fifty letters. `random_bits` are `RANDOM_BITS` of them, new for each nonce."""
    key = keys.keys[0]
    chance = random_bits.to_bytes(RANDOM_BITS // 8)
    body = _BODY.pack(_FORM, int(now.timestamp()), chance, _tag(holder, key))
    return written(body + _mac(body, key))


def read_nonce(nonce: str, holder: Holder, keys: LinkKeys) -> Session:
    """What it says, for who sends it. Whatever it is, nothing is refused for it."""
    raw = bytes_of(nonce, longest=LONGEST_NONCE)
    body, mac = raw[:-_MAC_BYTES], raw[-_MAC_BYTES:]
    key = next((key for key in keys.keys if hmac.compare_digest(_mac(body, key), mac)), None)
    if key is None or len(body) != _BODY.size or body[0] != _FORM:
        return Session(NonceStatus.UNKNOWN)
    _, issued, _, tag = _BODY.unpack(body)
    is_own = hmac.compare_digest(tag, _tag(holder, key))
    return Session(
        NonceStatus.OWN if is_own else NonceStatus.OTHERS,
        sha256(raw).hexdigest()[:32],
        datetime.fromtimestamp(issued, UTC),
    )


def _tag(holder: Holder, key: bytes) -> bytes:
    told = f"{holder.city_id}\x1f{holder.uid}".encode()
    return hmac.digest(key, _HOLDER_CONTEXT + told, "sha256")[:_TAG_BYTES]


def _mac(body: bytes, key: bytes) -> bytes:
    return hmac.digest(key, _CONTEXT + body, "sha256")[:_MAC_BYTES]
