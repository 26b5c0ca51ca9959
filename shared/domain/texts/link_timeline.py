"""A report's history as the page behind its link tells it, which anybody may hold who was shown the link.

What is named here is told, and nothing else: a kind of event that is added later is not, until somebody
has asked who might read it over the reporter's shoulder.
"""

from collections.abc import Iterable

from shared.domain.city.reference import Rung
from shared.domain.kernel.states import EventType
from shared.domain.report.actor import JOINED
from shared.domain.report.report import Event
from shared.domain.texts.timeline import is_of_call

# What was written with these is meant for the reporter, and speaks of the report alone.
_WITH_WORDS = frozenset(
    {
        EventType.ASKED,
        EventType.PROGRESSED,
        EventType.ANSWERED,
        EventType.OUTSIDE_ANSWERED,
        EventType.REJECTED,
        EventType.MESSAGED,
    }
)
# Our own sentence alone. Who called, or looked at what is sealed, and why, is for the reporter alone.
_IN_OUR_WORDS = frozenset(
    {
        EventType.SUBMITTED,
        EventType.ROUTED,
        EventType.TRIAGED,
        EventType.FORWARDED,
        EventType.ASSIGNED,
        EventType.ACCEPTED,
        EventType.REFUSED,
        EventType.OUTSIDE_DECLINED,
        EventType.INFORMED,
        EventType.APPEALED,
        EventType.PHOTO_REDACTED,
        EventType.PHOTO_REFUSED,
        EventType.PROOF_WEIGHED,
        EventType.PROOF_ACCEPTED,
        EventType.PROOF_REJECTED,
        EventType.CONFIRMED,
        EventType.REOPENED,
        EventType.WITHDRAWN,
        EventType.RUNG_CLIMBED,
        EventType.VISIT_ORDERED,
        EventType.VISITED,
        EventType.VISIT_CANCELLED,
        EventType.RESCHEDULED,
        EventType.EXPIRED,
        EventType.MERGE_PROPOSED,
        EventType.MERGED,
        EventType.ABSORBED,
        EventType.UNMERGED,
        EventType.RELEASED,
        EventType.LEFT,
        EventType.CORRECTED,
        EventType.URGENCY_SET,
        EventType.DELEGATED,
        EventType.SPLIT,
        EventType.SPLIT_OFF,
        EventType.UNSPLIT,
        EventType.TAKEN_BACK,
        EventType.PARTS_ENDED,
        EventType.PARTS_RESUMED,
        EventType.UNREACHED,
        EventType.PLACED,
        EventType.LINKS_REVOKED,
        EventType.LAPSE_ALLOWED,
    }
)


def link_timeline(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that the page tells of, in the same order."""
    return tuple(each for each in events if _is_told(each))


def next_by_link(rung: Rung | None) -> Rung | None:
    """The step that the page tells is ahead; none that is about how the reporter is reached."""
    return None if rung and is_of_call(rung.condition) else rung


def words_by_link(event: Event) -> str:
    """What the staff or a body outside wrote to the reporter; never what a reporter wrote."""
    by_reporter = event.actor.role == "citizen" or event.actor.actor_id == JOINED
    return event.text if event.type in _WITH_WORDS and not by_reporter else ""


def _is_told(event: Event) -> bool:
    is_listed = event.type in _WITH_WORDS | _IN_OUR_WORDS
    return is_listed and not is_of_call(event.detail.get("condition"))
