"""What a rule may ask of a report beside category and place: how and when it came, what was answered."""

from datetime import datetime, timedelta

from shared.domain.city.questions import Attribute
from shared.domain.city.reference import Reference
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.kernel.states import ReportType
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Report
from shared.domain.routing.attribute_conditions import are_answered

WORKING, OUTSIDE = "working", "outside"
_MINUTE = timedelta(minutes=1)


@value_object
class Circumstances:
    """`at` is when it was submitted, so that routing it again meets the same rules; None: unknown."""

    type: ReportType = ReportType.COMPLAINT
    channel: str = "app"
    secret: bool = False
    at: datetime | None = None
    attributes: tuple[Attribute, ...] = ()


USUAL = Circumstances()


def circumstances_of(report: Report) -> Circumstances:
    return Circumstances(
        report.type, report.channel, report.secret, report.submitted_at, report.attributes
    )


def are_met(
    rule: RoutingRule, category_id: str, found: Circumstances, reference: Reference
) -> bool:
    """Whether all that the rule asks of owner, type, channel, secrecy, hour and answers is so."""
    category = reference.categories.get(category_id)
    pairs = (
        (rule.owner, category.owner if category else ""),
        (rule.type, found.type),
        (rule.channel, found.channel),
        (rule.secret, "yes" if found.secret else "no"),
    )
    is_met = all(wanted in {"", given} for wanted, given in pairs)
    is_hour = is_met and (not rule.hours or _is_hour(rule.hours, found.at, reference))
    asked = reference.questions_of(category_id)
    return is_hour and are_answered(rule.attribute, found.attributes, asked)


def minutes_of(hours: str) -> tuple[int, int]:
    """Of `22:00-06:00` the first minute of the day and the one after the last."""
    first, last = hours.split("-")
    return _minute(first), _minute(last)


def _is_hour(hours: str, at: datetime | None, reference: Reference) -> bool:
    if at is None:
        return False
    calendar = reference.calendar
    if hours in {WORKING, OUTSIDE}:
        is_worked = bool(calendar.working_time(at, at + _MINUTE))
        return is_worked is (hours == WORKING)
    local = at.astimezone(calendar.zone)
    minute, (first, last) = local.hour * 60 + local.minute, minutes_of(hours)
    # A range that ends before it begins goes past midnight.
    return first <= minute < last if first < last else minute >= first or minute < last


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
