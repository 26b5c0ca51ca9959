"""What reached nobody, in an office or of its reporter: until when it stands on the desk's lists. Pure."""

from shared.domain.kernel.states import STAGE_OF, EventType, Stage
from shared.domain.report.actor import JOINED, Actor
from shared.domain.report.outreach import Outreach
from shared.domain.report.report import Report

# What is said between the desk and the reporter, and a look at what was kept, bring the office no nearer.
_NOT_ABOUT_THE_OFFICE = frozenset(
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
    """Until somebody of the office, or the desk about the office, has acted."""
    if not after.unreached or STAGE_OF.get(after.state) is not Stage.OFFICE:
        return False
    by_office = actor.agency_id is not None
    is_aside = event_type in _NOT_ABOUT_THE_OFFICE and not by_office
    return actor.role in _NOT_STAFF or is_aside


def outreach_left(before: Report | None, after: Report, actor: Actor) -> Outreach | None:
    """What the desk still has to do: nothing once its reporter has spoken, or another has the next step."""
    outreach = after.outreach
    if outreach is None or after.stage not in REPORTERS_TURN:
        return None
    is_new_turn = before is None or before.state is not after.state
    has_spoken = actor.role == "citizen" and actor.actor_id != JOINED
    return None if is_new_turn or has_spoken else outreach
