"""One tap from a nudge: who holds the link must still show that they hold the duty phone.

A link may be forwarded, seen over a shoulder or left in a browser. It shows nothing and moves nothing
until the code is typed that was sent to the very phone the link went to.
"""

import hmac
from dataclasses import replace
from datetime import datetime, timedelta

from shared.domain.city.contacts import Contact, ContactRole
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import Stage
from shared.domain.kernel.value_object import value_object
from shared.domain.links.signed_links import LinkKeys, Purpose, SignedLink, not_valid
from shared.domain.report.actor import Actor
from shared.domain.report.report import Report

LINK_LIFE = timedelta(days=3)
CODE_LIFE = timedelta(minutes=10)
CODE_TRIES = 5
# So many codes go to one phone for one link within the window: a link must not make a phone ring all day.
MOST_CODES, CODE_WINDOW = 3, timedelta(hours=1)
# Long enough to read, look and write an answer; a phone that is left lying says nothing after that.
SESSION_LIFE = timedelta(minutes=30)
_DIGITS = 6
_CONTACTS, _ORDERS = 1000, 100
_ROLES = tuple(ContactRole)


@value_object
class Tap:
    """What is known of the visitors of one link. Codes and sessions are kept as digests alone."""

    link_id: str
    city_id: str
    expires_at: datetime
    code_digest: str = ""
    code_until: datetime | None = None
    tries_left: int = 0
    sent_at: tuple[datetime, ...] = ()
    session_digest: str = ""
    session_until: datetime | None = None


def tap_link(city_id: str, report_id: str, seq: int, contact: Contact, now: datetime) -> SignedLink:
    """The link in a nudge to this contact; `seq` is the number of the event that sent it."""
    whom = _ROLES.index(contact.role) * _ORDERS + contact.order
    number = seq * _CONTACTS + whom
    ends = (now + LINK_LIFE).replace(microsecond=0)
    return SignedLink(Purpose.OFFICE_TAP, city_id, report_id, contact.agency_id, ends, number)


def batch_link(city_id: str, batch_id: str, contact: Contact, now: datetime) -> SignedLink:
    """The link in a message to this contact that speaks of several reports."""
    alone = tap_link(city_id, batch_id, 0, contact, now)
    return replace(alone, purpose=Purpose.OFFICE_BATCH)


def contact_of(link: SignedLink, reference: Reference) -> Contact:
    """Whom the link was sent to. Raises NotFoundError for who is on the office's list no more."""
    role, order = divmod(link.revision % _CONTACTS, _ORDERS)
    for contact in reference.contacts.get(link.agency_id, ()):
        if (_ROLES.index(contact.role), contact.order) == (role, order) and contact.phone:
            return contact
    raise not_valid()


def is_with_office(report: Report, link: SignedLink) -> bool:
    """Whether the office that the link was made out to has the report still, and to act on."""
    return report.agency_id == link.agency_id and report.stage is Stage.OFFICE


def require_with_office(report: Report, link: SignedLink) -> None:
    """Raises NotFoundError once the link was revoked, or the office has the report no more to act on."""
    if is_revoked_for(report, link) or not is_with_office(report, link):
        raise not_valid()


def is_revoked_for(report: Report, link: SignedLink, revoked_at: datetime | None = None) -> bool:
    """Whether the link opens this report no more. The link to a batch has no number in its reports'
    histories: it goes by `revoked_at`, when the last revocation was.
    """
    if link.purpose is Purpose.OFFICE_TAP:
        return report.is_revoked(link.revision // _CONTACTS)
    return revoked_at is not None and link.expires_at - LINK_LIFE <= revoked_at


def actor_of(contact: Contact) -> Actor:
    """The history says which contact of the office it was, by duty and number, and names nobody."""
    return Actor("officer", f"tap:{contact.label}", contact.agency_id)


def code_of(random_bits: int) -> str:
    """Six digits out of 64 random bits: the odds of each differ by less than one in 10^13."""
    return f"{random_bits % 10**_DIGITS:0{_DIGITS}d}"


def digest(kind: str, secret: str, link_id: str, keys: LinkKeys) -> str:
    """What is kept of a code or a session. Six digits would be guessed from a plain hash at once; without
    the installation's key they are not.
    """
    message = f"tanggap {kind}\x1f{link_id}\x1f{secret}".encode()
    return hmac.digest(keys.keys[0], message, "sha256").hex()


def with_code(tap: Tap, code_digest: str, now: datetime) -> Tap:
    """A new code takes the place of the one before. Raises ConflictError after too many."""
    recent = tuple(at for at in tap.sent_at if now - at < CODE_WINDOW)
    if len(recent) >= MOST_CODES:
        raise ConflictError("code_too_often")
    return replace(
        tap,
        code_digest=code_digest,
        code_until=now + CODE_LIFE,
        tries_left=CODE_TRIES,
        sent_at=(*recent, now),
    )


def tried(tap: Tap, code_digest: str, session_digest: str, now: datetime) -> Tap:
    """The tap after one try: a session is open, or one try is gone. A code is good once."""
    if not tap.code_digest or not tap.tries_left or tap.code_until is None or now >= tap.code_until:
        return replace(tap, code_digest="", tries_left=0)
    if not hmac.compare_digest(tap.code_digest, code_digest):
        return replace(tap, tries_left=tap.tries_left - 1)
    return replace(
        tap,
        code_digest="",
        tries_left=0,
        session_digest=session_digest,
        session_until=now + SESSION_LIFE,
    )


def is_open(tap: Tap | None, session_digest: str, now: datetime) -> bool:
    """Whether this visitor has shown the phone, not too long ago."""
    if tap is None or not tap.session_digest or tap.session_until is None:
        return False
    return now < tap.session_until and hmac.compare_digest(tap.session_digest, session_digest)


def require_open(tap: Tap | None, session_digest: str, now: datetime) -> None:
    """Raises InvalidError `code_needed`."""
    if not is_open(tap, session_digest, now):
        raise InvalidError("code_needed", field="code")
