"""How a case looks to the reporters whose reports were merged into it, and a part to its reporter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions._edge.schemas import outgoing, outgoing_citizen
from functions._edge.views import ladder_views, views
from shared.domain.cases.public_timeline import public_timeline
from shared.domain.kernel.states import Stage
from shared.domain.texts.sp4n import OPEN311
from shared.domain.texts.timeline import sentence_of, timeline_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from functions._edge.schemas.outgoing_ladder import RungOut
    from shared.domain.city.reference import Reference
    from shared.domain.language.translations import Language
    from shared.domain.report.report import Event, Report
    from shared.usecases.queries.track_report import Case


def case(
    found: Case, reference: Reference, language: Language, now: datetime, *, answer: str
) -> outgoing_citizen.CaseOut:
    """`answer` is in words that are for everybody."""
    report = found.report
    return outgoing_citizen.CaseOut(
        state=report.state.value,
        state_name=views.state_name(report, reference, language),
        status=OPEN311[report.state],
        agency_responsible=office(report, reference),
        updated_at=report.updated_at,
        answer=answer,
        timeline=timeline(found.events, reference, language),
        next=_next_for_others(found, reference, language, now),
        ladder=_ladder_for_others(found, reference, language, now),
    )


def _next_for_others(
    found: Case, reference: Reference, language: Language, now: datetime
) -> outgoing.NextOut | None:
    """What may still become of an ended case is its own reporter's to say."""
    if found.report.due.at is None:
        return None
    return ladder_views.coming(found.report, found.next_rung, reference, language, now)


def _ladder_for_others(
    found: Case, reference: Reference, language: Language, now: datetime
) -> list[RungOut]:
    """What the case's own reporter is asked is between them and the staff."""
    if found.report.stage is Stage.WAITING:
        return []
    return ladder_views.ladder(found.report, found.events, reference, language, now)


def timeline(
    events: Iterable[Event], reference: Reference, language: Language
) -> list[outgoing.TimelineOut]:
    """What somebody else's case may be followed by: our sentences, and nobody's words."""
    return [
        _line(each.event, each.key, "", reference, language) for each in public_timeline(events)
    ]


def part(
    found: Case, reference: Reference, language: Language, now: datetime
) -> outgoing_citizen.PartOut:
    """It is the reporter's own: they read what its office writes to them."""
    report = found.report
    return outgoing_citizen.PartOut(
        agency_responsible=office(report, reference),
        state=report.state.value,
        state_name=views.state_name(report, reference, language),
        updated_at=report.updated_at,
        answer=report.answer_text,
        timeline=[
            _line(event, timeline_key(event), event.text, reference, language)
            for event in found.events
        ],
        next=ladder_views.coming(report, found.next_rung, reference, language, now),
        ladder=ladder_views.ladder(report, found.events, reference, language, now),
    )


def office(report: Report, reference: Reference) -> outgoing.AgencyOut | None:
    agency_id = report.agency_id or report.forwarded_to
    if agency_id is None:
        return None
    return outgoing.AgencyOut(agency_id=agency_id, name=reference.agency_name(agency_id))


def _line(
    event: Event, key: str, message: str, reference: Reference, language: Language
) -> outgoing.TimelineOut:
    return outgoing.TimelineOut(
        at=event.at,
        event=event.type.value,
        text=sentence_of(event, reference, language, key),
        message=message,
    )
