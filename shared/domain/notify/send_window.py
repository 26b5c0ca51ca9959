"""Which messages wait for the morning. A message may wait, a deadline never does. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from shared.domain.city.reference import Act, Reference, Whom
from shared.domain.kernel.states import EventType
from shared.domain.notify.effects import Effect, EffectKind
from shared.domain.notify.waiting_list import is_gathered
from shared.domain.report.report import Event, Report
from shared.domain.sla.listeners import AUDIENCE_OF

_MESSAGES = frozenset(EffectKind) - {EffectKind.ALARM, EffectKind.RELATED}
# So long after a word of theirs reporters are awake, and wait for an answer rather than sleep.
AWAKE = timedelta(minutes=30)


def held_until(
    effect: Effect, report: Report, reference: Reference, now: datetime
) -> datetime | None:
    """Until when the message is held back; None where it goes out at once.

    What has to do with danger, or is urgent, disturbs people. An alarm is no message.
    """
    if effect.kind not in _MESSAGES or report.is_pressing:
        return None
    # Who follows somebody else's case sleeps as its reporter does.
    is_for_citizens = effect.kind is EffectKind.TELL_FOLLOWERS
    audience = AUDIENCE_OF.get(Whom.REPORTER if is_for_citizens else effect.whom or Whom.DESK)
    if audience is None:
        return None
    return reference.quiet_hours.until(audience, now, reference.calendar.zone)


def waits_until(effect: Effect, event: Event, now: datetime) -> datetime | None:
    """Until when it waits for an hour after what its reader hears of the report before; None: at once."""
    name = "tells_reporter_at" if effect.whom is Whom.REPORTER else "tells_at"
    told = event.detail.get(name) if effect.kind in _MESSAGES else None
    moment = datetime.fromisoformat(str(told)) if told else now
    return moment if moment > now else None


def is_left_to_digest(
    effect: Effect, event: Event, report: Report, reference: Reference, now: datetime
) -> bool:
    """Whether it goes with the list of a morning, or is a single warning that the city leaves to one."""
    if is_gathered(event, effect.whom, report):
        return reference.digest.is_sent
    is_warning = (
        event.type is EventType.RUNG_CLIMBED
        and event.detail.get("act") == Act.PUSH
        and effect.whom is Whom.OFFICE
    )
    return is_warning and reference.digest.covers(now, event.due.at, reference.calendar)


def is_awake(event: Event, history: Iterable[Event]) -> bool:
    """Whether the reporter has just said something: the event is what came of it, or the answer."""
    return any(
        each.actor.role == "citizen" and timedelta(0) <= event.at - each.at <= AWAKE
        for each in history
    )
