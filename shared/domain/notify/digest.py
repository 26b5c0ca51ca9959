"""What an office reads of its own queue in the morning: counts and handles, and no word of a report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from shared.domain.city.contacts import Contact, ContactRole
from shared.domain.city.reference import Act, Reference, Whom
from shared.domain.kernel.states import Stage
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.delivery import ChannelAttempt, circles
from shared.domain.notify.effects import handle_of
from shared.domain.notify.outcome import OutcomeState
from shared.domain.notify.receipts import DeliveryChannel
from shared.domain.people.access import StaffMember
from shared.domain.report.report import Report

# As many handles as a lock screen shows; the queue has them all.
MOST_HANDLES = 8
_PASSED = frozenset({Act.WHATSAPP, Act.VISIT, Act.INFORM, Act.PUBLISH})


@value_object
class Digest:
    """`overdue`: a deadline has passed without an answer. `due_today`: one does before midnight."""

    open: int
    overdue: tuple[str, ...] = ()
    due_today: tuple[str, ...] = ()

    @property
    def params(self) -> Mapping[str, str | int]:
        """What fills the places of its words."""
        handles = (*self.overdue, *self.due_today)
        shown = ", ".join(handles[:MOST_HANDLES])
        rest = len(handles) - MOST_HANDLES
        return {
            "open": self.open,
            "overdue": len(self.overdue),
            "due_today": len(self.due_today),
            "handles": (f"{shown} (+{rest})" if rest > 0 else shown) or "-",
        }


@value_object
class DigestRecord:
    """What became of the digest of one office on one day. `via` is the channel that took it."""

    city_id: str
    agency_id: str
    day: date
    state: OutcomeState
    at: datetime
    attempts: int = 1
    lease_until: datetime | None = None
    reason: str = ""
    via: str = ""

    @property
    def key(self) -> str:
        return digest_key(self.day, self.agency_id)


def digest_key(day: date, agency_id: str) -> str:
    """Under which the digest of one office on one day is kept."""
    return f"{day.isoformat()}-{agency_id}"


def begun_from(
    before: DigestRecord | None, wanted: DigestRecord, now: datetime
) -> DigestRecord | None:
    """The attempt to make; None where it is done, or another attempt holds the lease."""
    if before is None:
        return wanted
    is_held = before.lease_until is not None and now < before.lease_until
    if before.state.is_final or is_held:
        return None
    return replace(wanted, attempts=before.attempts + 1)


def digest_of(reports: Iterable[Report], reference: Reference, now: datetime) -> Digest | None:
    """The digest of one office's reports; None where nothing awaits the office."""
    waiting = [each for each in reports if each.stage is Stage.OFFICE]
    if not waiting:
        return None
    overdue = [each for each in waiting if is_overdue(each, reference)]
    zone = reference.calendar.zone
    midnight = datetime.combine(now.astimezone(zone).date() + timedelta(days=1), time(), zone)
    today = [each for each in waiting if each not in overdue and _is_due_before(each, midnight)]
    return Digest(len(waiting), handles(overdue), handles(today))


def is_overdue(report: Report, reference: Reference) -> bool:
    """Whether the office has been nudged, visited or reported since it got it."""
    rungs = reference.ladders.get(Stage.OFFICE, ())
    acts = {rung.rung_id: rung.act for rung in rungs if not rung.is_of_report}
    own = f"{report.holder}:"
    climbed = (
        key.removeprefix(own).partition(":")[0] for key in report.fired if key.startswith(own)
    )
    return any(acts.get(rung_id) in _PASSED for rung_id in climbed)


def _is_due_before(report: Report, moment: datetime) -> bool:
    return report.due.at is not None and report.due.at < moment


def handles(reports: Iterable[Report]) -> tuple[str, ...]:
    """The longest waiting first."""
    ordered = sorted(reports, key=lambda report: report.submitted_at)
    return tuple(handle_of(each.report_id) for each in ordered)


_OFFICE, _LIST = "office_digest", "waiting_digest"
# So many runs wait for a channel in trouble, a quarter of an hour each; then the next way is tried.
PATIENCE = 2


def ways_of(agency_id: str, reference: Reference) -> tuple[ChannelAttempt, ...]:
    """The phones of who is there, then the duty list by chat, then by e-mail.

    The head is left in peace: of what is overdue the ladder tells them.
    """
    listed = reference.contacts.get(agency_id, ())
    duty = [each for each in listed if each.role is ContactRole.DUTY]
    return _ways(_OFFICE, Whom.OFFICE, duty)


def ways_of_list(whom: Whom, reference: Reference) -> tuple[ChannelAttempt, ...]:
    """The same to somebody who leads, all on their list; the desk's list comes to its phones."""
    listed = () if whom is Whom.DESK else reference.contacts.get(whom.value, ())
    return _ways(_LIST, whom, listed)


def _ways(template: str, whom: Whom, listed: Iterable[Contact]) -> tuple[ChannelAttempt, ...]:
    known = tuple(listed)
    chat, mail = DeliveryChannel.WHATSAPP, DeliveryChannel.EMAIL
    return (
        ChannelAttempt(DeliveryChannel.PUSH, f"push.{template}", whom.value),
        *(
            ChannelAttempt(chat, f"whatsapp.{template}", each.label, each.phone)
            for each in known
            if each.phone
        ),
        *(
            ChannelAttempt(mail, f"mail.{template}", each.label, each.email)
            for each in known
            if each.email
        ),
    )


def wanting(colleagues: Sequence[StaffMember], now: datetime) -> frozenset[str] | None:
    """Whom of those who are there a digest may be pushed to.

    None: people are there, and all of them would rather not, so no other channel shall bring it either.
    """
    present = next(iter(circles(colleagues, now)), frozenset())
    wanted = frozenset(
        each.uid for each in colleagues if each.uid in present and each.wishes.digest
    )
    return None if present and not wanted else wanted
