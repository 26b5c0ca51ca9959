"""What somebody who is not its reporter may hear of a case: where it stands, never what was written.

Of its answer they read the words that are meant for everybody.
"""

from collections.abc import Iterable, Iterator

from shared.domain.city.reference import Act
from shared.domain.kernel.states import EventType
from shared.domain.kernel.value_object import value_object
from shared.domain.report.actor import JOINED
from shared.domain.report.report import Event
from shared.domain.texts.catalogue import is_text
from shared.domain.texts.timeline import is_of_call, timeline_key

# Between the case's reporter and the staff, or about other reports.
_UNTOLD = frozenset(
    {
        EventType.SUBMITTED,
        EventType.MESSAGED,
        EventType.ASKED,
        EventType.CALLED,
        EventType.MERGE_PROPOSED,
        EventType.ABSORBED,
        EventType.RELEASED,
        EventType.LEFT,
        EventType.CORRECTED,
        EventType.FORMER_OPENED,
        EventType.PHOTO_OPENED,
        EventType.PHOTO_REFUSED,
        EventType.CONTACT_ASKED,
        EventType.CONTACT_OPENED,
        EventType.LINKS_REVOKED,
        EventType.PROOF_WEIGHED,
        EventType.PROOF_ACCEPTED,
        EventType.GUARDED,
        EventType.UNHEARD,
        EventType.HEARD,
        EventType.LAPSE_ALLOWED,
    }
)


@value_object
class TimelineEntry:
    """One line for a follower: what happened, and the key of our sentence for it."""

    event: Event
    key: str


def public_timeline(events: Iterable[Event]) -> Iterator[TimelineEntry]:
    """The case's history for the reporters of the reports that joined it."""
    for event in events:
        key = _key(event)
        if is_text(key) and event.type not in _UNTOLD and not _is_of_reporter(event):
            yield TimelineEntry(event, key)


def _key(event: Event) -> str:
    """What one reporter did is told of as another's doing, whoever of them it was.

    What speaks to the case's own reporter has words of its own for others.
    """
    by_reporter = event.actor.role == "citizen" or event.actor.actor_id == JOINED
    if by_reporter:
        return f"timeline.joined.{event.type.value}"
    own = timeline_key(event)
    return f"{own}.public" if is_text(f"{own}.public") else own


def _is_of_reporter(event: Event) -> bool:
    """Whether a rung speaks to the case's reporter, or of how to reach them."""
    is_reached = is_of_call(event.detail.get("condition"))
    return is_reached or event.detail.get("act") in {Act.REMIND, Act.LIST}
