"""One line of a report's history as people read it: the sentence, and what was written with it."""

from datetime import datetime

from shared.domain.city.reference import Reference
from shared.domain.kernel.states import EventType
from shared.domain.report.report import Event
from shared.domain.texts.catalogue import (
    Catalogue,
    Language,
    local_time,
    office_in,
    promise_in,
    timeline_key,
)

_AMONG_STAFF = frozenset({EventType.MERGE_PROPOSED, EventType.LINKS_REVOKED})


def sentence_of(event: Event, reference: Reference, language: Language, key: str = "") -> str:
    """What happened, in the city's own words; `key` where its reader hears another sentence."""
    return Catalogue(reference.texts).text(
        key or timeline_key(event),
        language,
        office=reference.agency_name(office_in(event)),
        promised=promise_in(event, reference.city, language),
        due=_shown(event.due.at, reference, language),
        was_due=_shown(_was_due(event), reference, language),
    )


def _was_due(event: Event) -> datetime | None:
    """Before the city changed its rules."""
    told = event.detail.get("was_due_at")
    return datetime.fromisoformat(str(told)) if told else None


def _shown(moment: datetime | None, reference: Reference, language: Language) -> str:
    return local_time(moment, reference.city, language) if moment else "-"


def message_of(event: Event) -> str:
    """What was written to the reporter, or by them; what staff write among themselves is not."""
    return "" if event.type in _AMONG_STAFF else event.text
