"""Every outside thing the use cases need, as small Protocols. No SDK type appears here.

Any method that reaches a service may raise TransientError; methods that hand something to the world
(alarms, pushes, chat) may also raise PermanentError. Times are aware UTC.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from shared.domain.access import Claims, StaffMember
from shared.domain.accounts import Account
from shared.domain.crowd import Bystander, Wish
from shared.domain.digest import DigestRecord
from shared.domain.effects import Effect, Outcome
from shared.domain.learnt import Example
from shared.domain.likeness import Sighting, Trace
from shared.domain.operations import Operation
from shared.domain.pack_files import Files
from shared.domain.papers import Paper
from shared.domain.people import Device, Identity
from shared.domain.publication import Publication
from shared.domain.receipts import Late, SentMessage, Status
from shared.domain.redaction import Box
from shared.domain.reference import Reference
from shared.domain.report import Change, Event, Former, Level, Photo, Report, State
from shared.domain.taps import Tap
from shared.domain.value import value

if TYPE_CHECKING:
    # They load the whole checker of packs, which hardly a function needs.
    from shared.domain.draft import PackDraft
    from shared.domain.ruling import Ruling

First = TypeVar("First")
Rest = TypeVar("Rest")


class Clock(Protocol):
    def now(self) -> datetime:
        """The present moment, aware, in UTC."""


class Ids(Protocol):
    def new_id(self) -> str:
        """128 random bits in lower-case hex."""

    def random_bits(self, count: int) -> int:
        """An unguessable integer of `count` bits."""


class Together(Protocol):
    """Runs backend calls side by side; a request waits for the slowest, not for the sum."""

    def both(
        self, first: Callable[[], First], rest: Sequence[Callable[[], Rest]]
    ) -> tuple[First, tuple[Rest, ...]]:
        """All results, in order. What a call raises is raised, `first` before the others."""

    def all(self, calls: Sequence[Callable[[], Rest]]) -> tuple[Rest, ...]:
        """All results, in order. What a call raises is raised."""


class References(Protocol):
    def cities(self) -> tuple[str, ...]:
        """The ids of all cities of this installation, in order."""

    def current(self, city_id: str) -> Reference:
        """The version of the city's pack that is in force. Raises NotFoundError for no such city."""

    def at(self, city_id: str, version: str) -> Reference:
        """The version that an event cites, to show what was decided under it.

        The one in force where that version was never kept. Raises NotFoundError for no such city.
        """

    def city_by_prefix(self, prefix: str) -> str | None:
        """The city whose tracking codes begin so, written in capitals; None for no such city."""


class Publications(Protocol):
    """Every version of a city's pack that was ever published, and which one is in force."""

    def in_force(self, city_id: str) -> Publication | None:
        """None where nothing was published: the pack that was deployed is in force."""

    def history(self, city_id: str, limit: int) -> tuple[Publication, ...]:
        """Newest first."""

    def keep(self, city_id: str, files: Files, packed: str) -> None:
        """Keep a version for good; `packed` is what `packed.pack` makes of the files. Repeatable."""

    def publish(self, publication: Publication) -> None:
        """Put a kept version in force, at once and as a whole; the same publication again is fine.

        Raises ConflictError where another one came in between, NotFoundError for an unkept version.
        """

    def version(self, city_id: str, version: str) -> Reference:
        """Raises NotFoundError where it was never kept, or has been spoilt since."""

    def files(self, city_id: str, version: str) -> Files:
        """What the version was made of. Raises NotFoundError likewise."""


RuleOn = Callable[["PackDraft", Publication | None], "Ruling"]


class Drafts(Protocol):
    """Each city's draft of its pack, as officials edit it, and what the last review said."""

    def lay_out(self, draft: "PackDraft") -> None:
        """Replace whatever draft there was. Repeatable; an edit meanwhile may be lost."""

    def read(self, city_id: str) -> "PackDraft | None":
        """The draft as it stands; None where none was ever laid out."""

    def is_news(self, city_id: str, table: str, row: str) -> bool:
        """Whether that place of the draft is other than the last review found it."""

    def review(self, city_id: str, rule: RuleOn, now: datetime) -> "Ruling":
        """Read the draft and what is in force, rule, and write all that the ruling says, in one commit.

        Mistakes are written beside the rows they are in. `rule` is pure and may be called several
        times; what it raises passes through. Raises NotFoundError where there is no draft.
        """


@value
class ReportQuery:
    """What a list asks for; unset fields match everything. `cursor` comes from the page before.

    `without_restricted` leaves out what only an office and supervisors may read.
    """

    city_id: str
    agency_id: str | None = None
    state: State | None = None
    category_id: str | None = None
    reporter_uid: str | None = None
    overdue_before: datetime | None = None
    visit_ordered: bool | None = None
    on_leadership_list: bool | None = None
    leadership_level: Level | None = None
    needs_supervisor: bool | None = None
    needs_call: bool | None = None
    assignee: str | None = None
    unreached: bool | None = None
    proof_wanting: bool | None = None
    without_restricted: bool = False
    limit: int = 20
    cursor: str | None = None


@value
class Page:
    """Newest first, except for overdue ones: longest overdue first."""

    reports: tuple[Report, ...]
    next_cursor: str | None = None


@value
class Submission:
    """All that one accepted submission writes, in one commit."""

    change: Change
    identity: Identity
    operation: Operation


@value
class Committed:
    """A change as it stands in the store; `repeated` where an earlier attempt had committed it."""

    change: Change
    repeated: bool = False


Decide = Callable[[Report], Change | None]
ChangeAccount = Callable[[Account], Account]
ChangeStaff = Callable[[StaffMember], StaffMember]
ChangeIdentity = Callable[[Identity], Identity]
DecideTogether = Callable[[tuple[Report, ...]], tuple[Change, ...] | None]
Weigh = Callable[[tuple[Sighting, ...]], Photo]


class Reports(Protocol):
    """Reports and their events: state and event in one commit, or neither."""

    def claim(self, city_id: str, wanted: Operation, now: datetime) -> Operation:
        """Claim an idempotency key by `operations.decide_claim`, atomically; its errors pass through."""

    def submit(self, submission: Submission) -> Operation:
        """Write a new report if the operation still holds its key; returns the finished operation.

        A repeat returns the operation as it was first finished, with the first answer.
        """

    def get(self, city_id: str, report_id: str) -> Report:
        """Raises NotFoundError. Like every report but `find_by_code`'s and those of a reporter's own
        list, it comes without its tracking code, which is kept apart from what staff may read.
        """

    def find_by_code(self, city_id: str, tracking_code: str) -> Report:
        """Raises NotFoundError."""

    def near(self, city_id: str, cells: Sequence[str], since: datetime) -> tuple[Report, ...]:
        """Open public reports in these cells, the newest of each; never more than 64 in all."""

    def in_village(self, city_id: str, village_code: str, since: datetime) -> tuple[Report, ...]:
        """The same for one kelurahan."""

    def find_case(self, city_id: str, public_letters: str) -> Report:
        """The report of this public id, or the case that it was merged into. Raises NotFoundError."""

    def change(
        self,
        city_id: str,
        report_id: str,
        operation_id: str,
        decide: Decide,
    ) -> Committed | None:
        """Read, decide, commit; None where `decide` has nothing to do. Raises NotFoundError.

        `decide` is pure and may be called several times. If an event of this report already carries
        `operation_id`, that change stands and `decide` is not asked again. Whatever `decide` raises
        passes through and nothing is written.
        """

    def change_together(
        self,
        city_id: str,
        report_ids: Sequence[str],
        operation_id: str,
        decide: DecideTogether,
    ) -> Committed | None:
        """Like `change` for reports that change together: all of it in one commit, or nothing.

        `decide` is given the reports in the order of their ids, and returns the changes of those that
        change and of reports that are new (version 1). The first is always among them: its change is
        what is returned, and its history is where a repeat is known by.
        """

    def events(self, city_id: str, report_id: str) -> tuple[Event, ...]:
        """The whole history, oldest first."""

    def former(self, city_id: str, report_id: str) -> tuple[Former, ...]:
        """What its corrections have sealed, oldest first."""

    def event(self, city_id: str, report_id: str, event_id: str) -> Event:
        """Raises NotFoundError."""

    def list(self, query: ReportQuery) -> Page:
        """One page of a list. Raises InvalidError for a cursor that no page gave."""

    def due(self, city_id: str, now: datetime, limit: int) -> tuple[Report, ...]:
        """Reports whose due moment has passed, longest overdue first."""

    def outdated(self, city_id: str, schedule_version: str, limit: int) -> tuple[Report, ...]:
        """Open reports whose deadline was worked out by other rules than those of this name."""

    def mark_scheduled(self, report: Report, schedule_version: str) -> None:
        """Note that these rules leave its deadline where it is, unless the report has changed since.

        The only write without an event: nothing has happened.
        """

    def unrouted(self, city_id: str, before: datetime, limit: int) -> tuple[Report, ...]:
        """Reports submitted before a moment and still in state submitted, oldest first."""


class Crowd(Protocol):
    """Who supports and who follows which report."""

    def wish(self, wanted: Bystander, wish: Wish, *, on: bool) -> tuple[Report, Bystander]:
        """Change it by `crowd.decide_wish`, atomically with the report's counts; its errors pass through.

        Raises NotFoundError for no such report. The report's version and history stay as they are.
        """

    def followers(
        self, city_id: str, report_id: str, limit: int, after: str | None = None
    ) -> tuple[tuple[Bystander, ...], str | None]:
        """One page of a report's followers, and where the next begins if there may be one."""


class PhotoRecords(Protocol):
    """What is known of each announced photo. They are announced with the change that names them."""

    def photos(self, city_id: str, report_id: str) -> tuple[Photo, ...]:
        """All announced photos of a report, in order of id."""

    def photo(self, city_id: str, report_id: str, photo_id: str) -> Photo:
        """Raises NotFoundError."""

    def settle_photo(self, photo: Photo, evidence: Mapping[str, object] | None) -> Photo:
        """Record what became of an announced photo, once: a photo already settled is returned as it is.

        `evidence` (position and time read from the original) goes into a document of its own.
        """

    def settle_weighed(
        self, photo: Photo, evidence: Mapping[str, object], trace: Trace, weigh: Weigh
    ) -> Photo:
        """Like `settle_photo`, as `weigh` judges the photo in the light of like pictures of the city.

        The trace is remembered in the same commit, so of two like pictures that come at once one is
        the later. `weigh` is pure and may be called several times.
        """


class Examples(Protocol):
    """Corrected categories; written with the change they come from."""

    def kept(self, city_id: str, now: datetime) -> Iterator[Example]:
        """Those whose time is not over, the first to go first."""


class Taps(Protocol):
    """What is known of the visitors of links in nudges."""

    def tap(self, city_id: str, link_id: str) -> Tap | None: ...

    def change_tap(self, new: Tap, decide: Callable[[Tap], Tap]) -> Tap:
        """Decide on the stored tap, or on `new` where there is none. `decide` is pure and may run again."""


class Outcomes(Protocol):
    """What became of each effect. The history is the outbox; this is its receipts."""

    def begin(
        self, city_id: str, report_id: str, effect: Effect, now: datetime, lease_until: datetime
    ) -> Outcome | None:
        """Take the effect on: the running outcome, or None where nothing is left to do about it now.

        Raises TransientError while another attempt holds the lease.
        """

    def finish(self, city_id: str, report_id: str, outcome: Outcome) -> None:
        """Store what became of it, unless it already has a final outcome.

        Its messages are known by the provider's ids from then on, and what was told of them in the
        meantime is not lost.
        """

    def all(self, city_id: str, report_id: str) -> tuple[Outcome, ...]:
        """Every outcome of a report, in order of key."""

    def note(self, city_id: str, status: Status, now: datetime) -> SentMessage | None:
        """Keep what the provider tells of a message, in its outcome; the message it is about.

        One that is not known yet is remembered if the status names this city, and None otherwise.
        """

    def heard(self, city_id: str, message_id: str, answer_id: str) -> bool:
        """Remember that this answer to a message has come; whether it is new."""

    def sent_message(self, city_id: str, message_id: str) -> SentMessage | None:
        """The message with this id of the provider's, if this city has sent it."""

    def settle(self, city_id: str, report_id: str, event_id: str) -> None:
        """Mark that each effect of the event has a final outcome."""

    def postpone(self, city_id: str, report_id: str, event_id: str, until: datetime) -> None:
        """Mark that some effect of the event waits until then: `unsettled` does not name it before."""

    def undelivered(self, city_id: str, before: datetime, limit: int) -> tuple[Late, ...]:
        """Messages that should have arrived before a moment and have not, longest overdue first."""

    def unsettled(self, city_id: str, before: datetime, limit: int) -> tuple[Event, ...]:
        """Events older than a moment with effects that are not final, oldest first."""


class People(Protocol):
    """Staff, devices and the reporters' identities."""

    def staff(self, city_id: str, uid: str) -> StaffMember | None: ...

    def save_staff(self, member: StaffMember) -> None: ...

    def change_staff(self, city_id: str, uid: str, decide: ChangeStaff) -> StaffMember:
        """Read, decide, write, with nobody between. Raises NotFoundError; `decide` may be called again."""

    def open_hand_overs(self, city_id: str, limit: int) -> tuple[StaffMember, ...]:
        """Those whose queue is being passed on, and not all of it has been."""

    def staff_of_agency(self, city_id: str, agency_id: str) -> tuple[StaffMember, ...]:
        """Everybody on the books of an office, whether in service today or not."""

    def staff_of_role(self, city_id: str, role: str) -> tuple[StaffMember, ...]:
        """Everybody on the city's books in that role, whether in service today or not."""

    def identity(self, city_id: str, report_id: str) -> Identity | None: ...

    def change_identity(self, city_id: str, report_id: str, decide: ChangeIdentity) -> Identity:
        """Read, decide, store, one at a time. Raises NotFoundError; what `decide` raises passes."""

    def account(self, city_id: str, uid: str) -> Account | None:
        """What somebody has chosen for all their reports in the city; None where nothing yet."""

    def change_account(self, city_id: str, uid: str, decide: ChangeAccount) -> Account:
        """Read, decide, write, with nobody between; `decide` is given an empty one where there is none."""

    def save_device(self, device: Device) -> None:
        """Register or replace; the same token under another device id is taken from there."""

    def devices_of_agency(self, city_id: str, agency_id: str) -> tuple[Device, ...]: ...

    def devices_of_role(self, city_id: str, role: str) -> tuple[Device, ...]: ...

    def devices_of_person(self, city_id: str, uid: str) -> tuple[Device, ...]: ...

    def retire_device(self, device: Device) -> None:
        """Forget the device if it still has this very token: a rotated one stays."""


class Digests(Protocol):
    """What became of the morning digest of each office on each day."""

    def begin(self, wanted: DigestRecord, now: datetime) -> DigestRecord | None:
        """Take it on; None where it is done, or another attempt is at it."""

    def finish(self, record: DigestRecord) -> None:
        """Store what became of it."""


@value
class UploadSession:
    """Where a client sends one photo's bytes. The URL is a capability: never log it."""

    photo_id: str
    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def for_client(self) -> Mapping[str, object]:
        """What the client is told: which photo to send where, and how."""
        return {
            "photo_id": self.photo_id,
            "method": self.method,
            "url": self.url,
            "headers": dict(self.headers),
        }


@value
class StoredObject:
    """An object's facts. `generation` pins the bytes that were seen."""

    name: str
    size_bytes: int
    generation: int


class PhotoBytes(Protocol):
    """The quarantine bucket that clients upload to, and the bucket of clean copies."""

    def open_session(self, photo: Photo) -> UploadSession | None:
        """A resumable upload for exactly this photo; None where its bytes are there already."""

    def stat(self, object_name: str) -> StoredObject | None:
        """What lies in quarantine under this name."""

    def read(self, stored: StoredObject) -> bytes:
        """The quarantined bytes of that very generation. Raises NotFoundError if they are gone."""

    def publish(self, object_name: str, data: bytes, content_type: str) -> None:
        """Store a clean copy; the same name again is no error and replaces nothing."""

    def read_published(self, object_name: str) -> bytes:
        """Raises NotFoundError."""

    def discard(self, stored: StoredObject) -> None:
        """Delete that generation from quarantine; gone already is fine."""


@value
class Alarm:
    """A wake-up call for one report: fires `escalate_report` at `at`, at least once.

    With an `event_id` it asks what became of the messages of that event, and the rung is only a name.
    """

    city_id: str
    report_id: str
    rung_id: str
    due_version: int
    at: datetime
    event_id: str = ""


class Alarms(Protocol):
    def set(self, alarm: Alarm) -> None:
        """Set it; the same alarm again changes nothing. One beyond the service's horizon is set there."""


class CallerCheck(Protocol):
    """Tells whether a call to a task or scheduler endpoint comes from our own queue."""

    def verify(self, authorization: str | None) -> None:
        """Raises UnauthenticatedError."""


@value
class PushMessage:
    """What a lock screen may show: a sentence with a handle in it, and the ids an app needs to open it."""

    title: str
    body: str
    data: Mapping[str, str]


@value
class Pushed:
    """Tokens that took the message, and those that are dead and must be retired."""

    delivered: tuple[str, ...] = ()
    dead: tuple[str, ...] = ()


class Push(Protocol):
    def send(self, tokens: Sequence[str], message: PushMessage) -> Pushed:
        """Send to each device. No tokens: no call. Raises TransientError if none took it and some may later.

        Raises PermanentError where the message itself or our credential is refused.
        """


@value
class TemplateMessage:
    """A pre-approved template, and what fills its places in order.

    `city_id` comes back with what the provider tells of the message, and of `replies`, what each of its
    buttons stands for, the one that was pressed. `link` ends the address behind the button after those.
    """

    template: str
    language: str
    params: Sequence[str] = ()
    city_id: str = ""
    replies: Sequence[str] = ()
    link: str = ""


class Chat(Protocol):
    def send_template(self, phone: str, message: TemplateMessage) -> str:
        """Send to an E.164 number; returns the provider's message id."""

    def send_text(self, phone: str, text: str) -> str:
        """Answer somebody who has just written to us; returns the provider's message id."""


@value
class MailMessage:
    """Plain text. The same `key` names the same message, however often it is sent."""

    subject: str
    body: str
    key: str


class Mail(Protocol):
    def send(self, address: str, message: MailMessage) -> None:
        """Hand it to the mail server; that it arrives nobody can promise."""


class ChatHook(Protocol):
    """Tells whether the chat provider itself calls our webhook."""

    def subscribed(self, mode: str, token: str, challenge: str) -> str:
        """What to answer a subscription with. Raises ForbiddenError for a token that is not ours."""

    def verify(self, raw: bytes, signature: str | None) -> None:
        """Raises UnauthenticatedError unless exactly these bytes carry the provider's signature."""


class TokenCheck(Protocol):
    def verify(self, token: str) -> Claims:
        """What a client's ID token says. Raises UnauthenticatedError."""


@value
class CleanPhoto:
    """The re-encoded copies, by size name, and what the original told beside its pixels.

    `likeness` and `sha256` are what a `Trace` is made of: the digest is of the original's bytes.
    """

    large: bytes
    small: bytes
    width: int
    height: int
    content_type: str
    evidence: Mapping[str, object] = field(default_factory=dict)
    likeness: int | None = None
    sha256: str = ""


class PhotoCleaner(Protocol):
    def clean(self, data: bytes) -> CleanPhoto:
        """Decode within caps, drop all metadata, make two sizes.

        Raises InvalidError with codes `photo_not_an_image`, `photo_too_large`, `photo_damaged`.
        """


class PhotoPainter(Protocol):
    def cover(self, large: bytes, boxes: Sequence[Box]) -> tuple[bytes, bytes]:
        """The clean large copy with black boxes, in both sizes; nothing of what is beneath stays."""


class Printer(Protocol):
    def print(self, paper: Paper) -> bytes:
        """A PDF that looks the same everywhere. The same paper gives the same bytes."""
