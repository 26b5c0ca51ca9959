"""What reached nobody it was for: until when the report stands on the desk's lists for it. Pure."""

from shared.domain.kernel.states import CITY_STAGES, EventType, Level, Stage, State
from shared.domain.report.actor import JOINED, Actor
from shared.domain.report.outreach import Outreach
from shared.domain.report.report import Report

# What is said between the desk and the reporter, and a look at what was kept, bring nobody nearer.
_NOT_ABOUT_IT = frozenset(
    {
        EventType.MESSAGED,
        EventType.URGENCY_SET,
        EventType.PHOTO_REDACTED,
        EventType.PHOTO_OPENED,
        EventType.FORMER_OPENED,
        EventType.LINKS_REVOKED,
        EventType.VISIT_CANCELLED,
        EventType.CONTACT_ASKED,
        EventType.CONTACT_OPENED,
    }
)
_NOT_STAFF = frozenset({"system", "citizen"})
# Where their silence would end the report.
REPORTERS_TURN = frozenset({Stage.WAITING, Stage.CITIZEN})


def stands_on_list(after: Report, event_type: EventType, actor: Actor) -> bool:
    """Until somebody of the office, or the desk about it, has acted; for a leader, until the desk has."""
    if not after.unreached:
        return False
    if leaders_still_unreached(after, event_type, actor):
        return True
    by_office = actor.agency_id is not None
    return after.stage is Stage.OFFICE and (
        actor.role in _NOT_STAFF or (event_type in _NOT_ABOUT_IT and not by_office)
    )


def leaders_still_unreached(
    after: Report, event_type: EventType, actor: Actor
) -> tuple[Level, ...]:
    """Those who lead and whom the desk has yet to tell: an office that works tells them nothing.

    What the office has answered, and what has ended, is nothing to tell them any more.
    """
    if actor.agency_id is not None:
        stands = after.stage in CITY_STAGES
    elif actor.role in _NOT_STAFF or event_type in _NOT_ABOUT_IT:
        stands = after.stage is not None
    else:
        stands = False
    return after.leaders_unreached if stands else ()


def awaits_reporter(report: Report) -> bool:
    """Whether it is for its reporter to say something, to a rejection too."""
    return report.stage in REPORTERS_TURN or report.state is State.REJECTED


def outreach_left(before: Report | None, after: Report, actor: Actor) -> Outreach | None:
    """What the desk still has to do: nothing once its reporter has spoken, or another has the next step."""
    outreach = after.outreach
    if outreach is None or not awaits_reporter(after):
        return None
    is_new_turn = before is None or before.state is not after.state
    has_spoken = actor.role == "citizen" and actor.actor_id != JOINED
    return None if is_new_turn or has_spoken else outreach
