"""The one place that knows how our values are written as documents.

A value's attributes are its field names. What is added, left out or derived stands here. Every
document carries the version of this mapping and the city it belongs to.
"""

from collections.abc import Mapping
from datetime import date, datetime

from shared.adapters.documents.engine import codec
from shared.adapters.documents.engine.db import Document
from shared.domain.geo.cells import cell_of
from shared.domain.kernel.ids import public_letters
from shared.domain.kernel.operations import Operation
from shared.domain.kernel.states import State
from shared.domain.notify.batches import Batch
from shared.domain.notify.digest import DigestRecord
from shared.domain.notify.outcome import Outcome
from shared.domain.notify.receipts import Late, SentMessage
from shared.domain.notify.taps import Tap
from shared.domain.people.access import StaffMember
from shared.domain.people.accounts import Account
from shared.domain.people.people import Device, Identity
from shared.domain.photos.photos import Photo
from shared.domain.report.report import Event, Former, Report
from shared.domain.report.training_example import TrainingExample
from shared.domain.report.visibility import is_findable

SCHEMA_VERSION = 1

AGENCY = "agency_id"
ASSIGNEE = "assignee"
CATEGORY = "category_id"
CHECK_AT = "check_at"
CITY = "city_id"
EXPIRES = "expires_at"
DUE = "due.at"
EVENT = "event_id"
HAND_OVER_OPEN = "hand_over.is_open"
HOLDER = "holder"
LAST_OPERATION = "last_operation_id"
LEADERSHIP = "on_leadership_list"
LEADERSHIP_LEVEL = "leadership_level"
LEASE = "lease_id"
NEEDS_CALL = "needs_call"
NEEDS_SUPERVISOR = "needs_supervisor"
FOLLOWS = "follows"
OPERATION = "operation_id"
CELL = "open_cell"
OPEN_VILLAGE = "open_village"
PUBLIC_ID = "public_id"
PROOF_WANTING = "proof_wanting"
REPORT = "report_id"
ROLE = "role"
SCHEDULED_BY = "scheduled_by"
STATE = "state"
SUBMITTED = "submitted_at"
TOKEN = "token"  # noqa: S105 - a field's name
UID = "uid"
UNREACHED = "unreached"
UNSETTLED_SINCE = "unsettled_since"
VISIT_ORDERED = "visit_ordered"
_CODE = "tracking_code"
_LAST_NUMBER = "last_number"
_DAY = "day"


def report_document(report: Report, last_operation_id: str) -> Document:
    """Without the tracking code: it is a key to the report, and staff may read this document."""
    document = codec.encode(report)
    del document[_CODE]
    return _stamped(document) | {
        LAST_OPERATION: last_operation_id,
        PUBLIC_ID: public_letters(report.report_id),
        **_whereabouts(report),
        VISIT_ORDERED: is_visit_ordered(report),
        LEADERSHIP: report.on_leadership_list,
        PROOF_WANTING: is_proof_wanting(report),
    }


def _whereabouts(report: Report) -> Document:
    """Where others find it while it is open and public. They are led to no other report."""
    point = report.location.point
    found = is_findable(report)
    return {
        CELL: cell_of(point) if found and point else None,
        OPEN_VILLAGE: report.village_code if found else None,
    }


def read_report(document: Document, tracking_code: str = "") -> Report:
    """`tracking_code` where the caller knows it already."""
    return codec.decode(Report, {**document, _CODE: tracking_code})


def scheduled_mark(schedule_version: str) -> Document:
    return {SCHEDULED_BY: schedule_version}


def is_visit_ordered(report: Report) -> bool:
    """Whether somebody has been told to go to the office and has not been there yet."""
    return report.visit is not None and report.visit.is_awaited


def is_proof_wanting(report: Report) -> bool:
    """Whether an answer waits for a supervisor to look at its proof."""
    return report.state is State.ANSWERED and report.proofs.are_wanting


def event_document(event: Event) -> Document:
    """A new event, with the mark that its effects are still to be performed."""
    return _stamped(codec.encode(event)) | {UNSETTLED_SINCE: event.at}


def settled_mark() -> Document:
    """Beside `postponed_mark` the only change an event's document ever sees."""
    return {UNSETTLED_SINCE: None}


def postponed_mark(until: datetime) -> Document:
    """Nothing is overdue about it before that moment."""
    return {UNSETTLED_SINCE: until}


def read_event(document: Document) -> Event:
    return codec.decode(Event, document)


def former_document(former: Former) -> Document:
    return _stamped(codec.encode(former))


def read_former(document: Document) -> Former:
    return codec.decode(Former, document)


def photo_document(photo: Photo, event_id: str) -> Document:
    """An announced photo, with the event that announced it."""
    return _stamped(codec.encode(photo)) | {EVENT: event_id}


def redaction(photo: Photo) -> Document:
    return {"redaction": photo.redaction}


def settled_photo(photo: Photo) -> Document:
    return codec.encode(photo)


def read_photo(document: Document) -> Photo:
    return codec.decode(Photo, document)


def example_document(example: TrainingExample) -> Document:
    return _stamped(codec.encode(example))


def read_example(document: Document) -> TrainingExample:
    return codec.decode(TrainingExample, document)


def identity_document(identity: Identity, report: Report) -> Document:
    """With what the reporter's own list needs, so that no report has to name its reporter."""
    return _stamped(codec.encode(identity)) | {
        SUBMITTED: report.submitted_at,
        _CODE: report.tracking_code,
    }


def changed_identity(identity: Identity) -> Document:
    """What the report brought to the document stays."""
    return codec.encode(identity)


def read_identity(document: Document) -> Identity:
    return codec.decode(Identity, document)


def tracking_document(report: Report) -> Document:
    return _stamped({CITY: report.city_id, REPORT: report.report_id})


def tracked_report_id(document: Document) -> str:
    return str(document[REPORT])


def code_in_identity(document: Document) -> str:
    return str(document.get(_CODE, ""))


def counter_document(city_id: str, last_number: int) -> Document:
    return _stamped({CITY: city_id, _LAST_NUMBER: last_number})


def last_number(document: Document | None) -> int:
    """0 for a series that has not begun."""
    found = document.get(_LAST_NUMBER) if document else None
    return found if isinstance(found, int) else 0


def operation_document(operation: Operation, city_id: str) -> Document:
    return _stamped(codec.encode(operation)) | {CITY: city_id}


def read_operation(document: Document) -> Operation:
    return codec.decode(Operation, document)


def outcome_document(outcome: Outcome, city_id: str, report_id: str, lease_id: str) -> Document:
    return _stamped(codec.encode(outcome)) | {
        CITY: city_id,
        REPORT: report_id,
        LEASE: lease_id,
    }


def read_outcome(document: Document) -> Outcome:
    return codec.decode(Outcome, document)


def sent_message_document(message: SentMessage) -> Document:
    return _stamped(codec.encode(message))


def read_sent_message(document: Document) -> SentMessage:
    return codec.decode(SentMessage, document)


def batch_document(batch: Batch) -> Document:
    return _stamped(codec.encode(batch))


def read_batch(document: Document) -> Batch:
    return codec.decode(Batch, document)


def tap_document(tap: Tap) -> Document:
    return _stamped(codec.encode(tap))


def read_tap(document: Document) -> Tap:
    return codec.decode(Tap, document)


def late_in(document: Document) -> Late:
    """Keys of effects begin with their event's id."""
    event_id = str(document["key"]).partition("-")[0]
    return Late(str(document[REPORT]), event_id)


def lease_of(document: Document | None) -> object:
    return document.get(LEASE) if document else None


def account_document(account: Account) -> Document:
    return _stamped(codec.encode(account))


def read_account(document: Document) -> Account:
    return codec.decode(Account, document)


def digest_document(record: DigestRecord) -> Document:
    """A day has no clock and no zone: it is kept as people write it."""
    return _stamped({**codec.encode(record), _DAY: record.day.isoformat()})


def read_digest(document: Document) -> DigestRecord:
    day = date.fromisoformat(str(document[_DAY]))
    return codec.decode(DigestRecord, {**document, _DAY: day})


def device_document(device: Device) -> Document:
    return _stamped(codec.encode(device))


def read_device(document: Document) -> Device:
    return codec.decode(Device, document)


def staff_document(member: StaffMember) -> Document:
    return _stamped(codec.encode(member))


def read_staff(document: Document) -> StaffMember:
    return codec.decode(StaffMember, document)


def place_in(document: Document, name: str) -> datetime:
    """The moment a list is ordered by, out of one of its documents; `name` may reach into a map."""
    value: object = document
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if not isinstance(value, str | datetime):
        raise TypeError(f"{name} holds no moment")
    return codec.read_moment(value)


def _stamped(document: Document) -> dict[str, object]:
    return {**document, "schema_version": SCHEMA_VERSION}
