"""What a reporter has been told of their reports, read off the reports' own histories. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from shared.domain.city.reference import Whom
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.effects import Effect, effects_of
from shared.domain.report.report import Event, Report

_BETWEEN = "~"


@value_object
class InboxMessage:
    """One message: the reporter's own report, what happened, and in which words it is told."""

    report: Report
    event: Event
    effect: Effect

    @property
    def place(self) -> tuple[datetime, str]:
        """Newest first is the greatest first; the rest tells apart what happened at one moment."""
        return self.event.at, f"{self.report.report_id}-{self.effect.key}"


def messages_of(report: Report, events: Iterable[Event]) -> Iterator[InboxMessage]:
    """What its reporter was to be told, whatever became of the message on its way.

    The history may be the report's own, or that of the case which it was merged into.
    """
    for event in events:
        for effect in effects_of(event):
            whose = effect.report_id or event.report_id
            if effect.whom is Whom.REPORTER and whose == report.report_id:
                yield InboxMessage(report, event, effect)


def write_mark(told: InboxMessage) -> str:
    """Where a page ended, for the next one to go on."""
    at, rest = told.place
    return f"{at.isoformat()}{_BETWEEN}{rest}"


def read_mark(mark: str) -> tuple[datetime, str]:
    """Raises InvalidError for what no page gave."""
    at, between, rest = mark.partition(_BETWEEN)
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise InvalidError("cursor_invalid", field="cursor") from None
    if not between or moment.tzinfo is None:
        raise InvalidError("cursor_invalid", field="cursor")
    return moment, rest
