"""A nudge that reached nobody in its office: until when the report stands on the desk's list for it."""

from shared.domain.kernel.states import STAGE_OF, EventType, Stage
from shared.domain.report.actor import Actor
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


def stands_on_list(after: Report, event_type: EventType, actor: Actor) -> bool:
    """Until somebody of the office, or the desk about the office, has acted."""
    if not after.unreached or STAGE_OF.get(after.state) is not Stage.OFFICE:
        return False
    by_office = actor.agency_id is not None
    is_aside = event_type in _NOT_ABOUT_THE_OFFICE and not by_office
    return actor.role in _NOT_STAFF or is_aside
