"""Where reports, their histories and the receipts of their effects are kept."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from shared.domain.kernel.operations import Operation
from shared.domain.kernel.states import Level, State
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.batches import Batch
from shared.domain.notify.effects import Effect
from shared.domain.notify.outcome import Outcome
from shared.domain.notify.receipts import OverdueMessage, SentMessage, Status
from shared.domain.people.people import Identity
from shared.domain.report.outreach import OutreachKind
from shared.domain.report.report import Change, Event, Report, ReportRevision
from shared.domain.report.training_example import TrainingExample


@value_object
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
    outreach: OutreachKind | None = None
    without_restricted: bool = False
    limit: int = 20
    cursor: str | None = None


@value_object
class Page:
    """Newest first, except for overdue ones: longest overdue first."""

    reports: tuple[Report, ...]
    next_cursor: str | None = None


@value_object
class Submission:
    """All that one accepted submission writes, in one commit."""

    change: Change
    identity: Identity
    operation: Operation


@value_object
class Committed:
    """A change as it stands in the store; `repeated` where an earlier attempt had committed it."""

    change: Change
    repeated: bool = False


Decide = Callable[[Report], Change | None]


DecideTogether = Callable[[tuple[Report, ...]], tuple[Change, ...] | None]


class Reports(Protocol):
    """Reports and their events: state and event in one commit, or neither."""

    def claim(self, city_id: str, wanted: Operation, now: datetime) -> Operation:
        """Claim an idempotency key by `operations.decide_claim`, atomically; its errors pass through."""

    def submit(self, submission: Submission) -> Operation:
        """Write a new report if the operation still holds its key; returns the finished operation.

        A repeat returns the operation as it was first finished, with the first answer. Raises
        InProgressError where another attempt has taken the key over.
        """

    def get(self, city_id: str, report_id: str) -> Report:
        """Raises NotFoundError. Like every report but `find_by_code`'s and those of a reporter's own
        list, it comes without its tracking code, which is kept apart from what staff may read.
        """

    def find_by_code(self, city_id: str, tracking_code: str) -> Report:
        """Raises NotFoundError."""

    def sent_before(self, report: Report, since: datetime, limit: int) -> tuple[Report, ...]:
        """What the account that sent this report sent before it, since a moment, newest first.

        Whose account it is stays in the store. None where the report is of no account.
        """

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
        Raises NotFoundError where one of them is missing.

        `decide` is given the reports in the order of their ids, and returns the changes of those that
        change and of reports that are new (version 1). The first is always among them: its change is
        what is returned, and its history is where a repeat is known by.
        """

    def events(self, city_id: str, report_id: str) -> tuple[Event, ...]:
        """The whole history, oldest first."""

    def former(self, city_id: str, report_id: str) -> tuple[ReportRevision, ...]:
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


class Examples(Protocol):
    """Corrected categories; written with the change they come from."""

    def kept(self, city_id: str, now: datetime) -> Iterator[TrainingExample]:
        """Those whose time is not over, the first to go first."""


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

    def some(self, city_id: str, report_id: str, keys: Sequence[str]) -> tuple[Outcome, ...]:
        """Those of these effects that were begun."""

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

    def undelivered(self, city_id: str, before: datetime, limit: int) -> tuple[OverdueMessage, ...]:
        """Messages that should have arrived before a moment and have not, longest overdue first."""

    def unsettled(self, city_id: str, before: datetime, limit: int) -> tuple[Event, ...]:
        """Events older than a moment with effects that are not final, oldest first."""


class Batches(Protocol):
    """Reminders to one contact that wait for each other, and what became of the message they shared."""

    def batch(self, city_id: str, batch_id: str) -> Batch | None: ...

    def change_batch(self, new: Batch, decide: Callable[[Batch], Batch]) -> Batch:
        """Decide on the stored batch, or on `new` where there is none. `decide` is pure and may run again;
        what it raises passes.
        """
