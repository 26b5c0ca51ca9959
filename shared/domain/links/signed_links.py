"""Addresses that are keys: signed, made out to one office, body or reporter for one report, ending by a date.

Whoever holds such a token may do what it is for, and no more. It names no person, is worth nothing for
another purpose, and ends early when its report moves on. What is wrong with a token is never told:
forged, ended and revoked are one and the same refusal.
"""

import hmac
import struct
from collections.abc import Sequence
from dataclasses import field
from datetime import UTC, datetime
from enum import StrEnum

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.value_object import value_object
from shared.domain.links.tokens import bytes_of, written

SHORTEST_KEY_BYTES = 32
# 128 bits: nobody guesses that, and an address on paper stays short.
_MAC_BYTES = 16
_CONTEXT = b"tanggap signed link\x00"
_FORM = 1
# Form, purpose, end in seconds since 1970, revision, report; then two names, each after its length.
_HEAD = struct.Struct(">BBQI16s")
_LONGEST_TOKEN = 256


class Purpose(StrEnum):
    """What a link is good for. Tokens carry its place in this list: only ever append."""

    OUTSIDE_ANSWER = "outside_answer"
    OFFICE_TAP = "office_tap"
    OFFICE_BATCH = "office_batch"
    TRACKING = "tracking"


_PURPOSES = tuple(Purpose)


@value_object
class SignedLink:
    """What a token says. `agency_id` is the office or outside body that it is made out to, empty for a
    reporter, `report_id` what it opens: a report, or the batch of those that one message told of.

    `revision` is whatever number of the report's changes when such links must end: a link whose number
    is not the report's any more is revoked. `expires_at` is exact to the second.
    """

    purpose: Purpose
    city_id: str
    report_id: str
    agency_id: str
    expires_at: datetime
    revision: int


@value_object
class LinkKeys:
    """The installation's secrets for links: the first signs, all verify, so that they can be changed.

    Leave an old key at the end for as long as links that it signed shall live.
    """

    keys: tuple[bytes, ...] = field(repr=False)

    @property
    def are_strong(self) -> bool:
        """Whether there is a key, and none that could be guessed for being short."""
        return bool(self.keys) and min(map(len, self.keys)) >= SHORTEST_KEY_BYTES


def sign_link(link: SignedLink, keys: LinkKeys) -> str:
    """The token, about 80 characters that need no escape in an address. Never log it."""
    names = (link.city_id.encode(), link.agency_id.encode())
    body = _HEAD.pack(
        _FORM,
        _PURPOSES.index(link.purpose),
        int(link.expires_at.timestamp()),
        link.revision,
        bytes.fromhex(link.report_id),
    ) + b"".join(bytes([len(name)]) + name for name in names)
    return written(body + _mac(body, keys.keys[0]))


def open_link(token: str, purpose: Purpose, keys: LinkKeys, now: datetime) -> SignedLink:
    """What a token of ours says that is good for this purpose, now.

    Raises NotFoundError, always the same. Whether the report still stands behind it, `require_current`
    asks.
    """
    link = read_link(token, keys, now)
    if link.purpose is not purpose:
        raise not_valid()
    return link


def read_link(token: str, keys: LinkKeys, now: datetime) -> SignedLink:
    """As `open_link`, for whoever serves every purpose and looks which it is."""
    raw = bytes_of(token, longest=_LONGEST_TOKEN)
    body, mac = raw[:-_MAC_BYTES], raw[-_MAC_BYTES:]
    if not any(hmac.compare_digest(_mac(body, key), mac) for key in keys.keys):
        raise not_valid()
    link = _parsed(body)
    if link is None or now >= link.expires_at:
        raise not_valid()
    return link


def require_current(link: SignedLink, agency_id: str | None, revision: int | None) -> None:
    """Raises NotFoundError where the report has another holder by now, or another revision."""
    if (link.agency_id, link.revision) != (agency_id, revision):
        raise not_valid()


def not_valid() -> NotFoundError:
    """The one refusal of a link."""
    return NotFoundError("link_not_valid")


def _mac(body: bytes, key: bytes) -> bytes:
    return hmac.digest(key, _CONTEXT + body, "sha256")[:_MAC_BYTES]


def _parsed(body: bytes) -> SignedLink | None:
    """What a body of ours says, or None where a newer or older version of ours has written it."""
    if not body or body[0] != _FORM:
        return None
    _, purpose, ends, revision, report = _HEAD.unpack_from(body)
    city_id, agency_id = _names(body[_HEAD.size :])
    return SignedLink(
        purpose=_PURPOSES[purpose],
        city_id=city_id,
        report_id=report.hex(),
        agency_id=agency_id,
        expires_at=datetime.fromtimestamp(ends, UTC),
        revision=revision,
    )


def _names(rest: bytes) -> Sequence[str]:
    names = []
    while rest:
        length = rest[0]
        names.append(rest[1 : 1 + length].decode())
        rest = rest[1 + length :]
    return names
