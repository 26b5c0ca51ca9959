"""How a case looks to the reporters whose reports were merged into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions._edge import outgoing
from shared.domain.catalogue import Catalogue, local_time, next_key, office_in
from shared.domain.followed import Heard, heard
from shared.domain.sp4n import OPEN311

if TYPE_CHECKING:
    from shared.domain.catalogue import Language
    from shared.domain.reference import Reference
    from shared.usecases.track_report import Case


def case(found: Case, reference: Reference, language: Language, *, answer: str) -> outgoing.CaseOut:
    """`answer` is in words that are for everybody."""
    report = found.report
    words = Catalogue(reference.texts)
    agency_id = report.agency_id or report.forwarded_to
    return outgoing.CaseOut(
        state=report.state.value,
        state_name=words.text(f"state.{report.state.value}", language),
        status=OPEN311[report.state],
        agency_responsible=(
            outgoing.AgencyOut(agency_id=agency_id, name=reference.agency_name(agency_id))
            if agency_id
            else None
        ),
        updated_at=report.updated_at,
        answer=answer,
        timeline=[_line(each, reference, language) for each in heard(found.events)],
        next=_next(found, reference, language),
    )


def _line(told: Heard, reference: Reference, language: Language) -> outgoing.TimelineOut:
    office = reference.agency_name(office_in(told.event))
    return outgoing.TimelineOut(
        at=told.event.at,
        event=told.event.type.value,
        text=Catalogue(reference.texts).text(told.key, language, office=office),
        message="",
    )


def _next(found: Case, reference: Reference, language: Language) -> outgoing.NextOut | None:
    report = found.report
    if report.due.at is None:
        return None
    text = Catalogue(reference.texts).text(
        next_key(report.state, found.next_rung),
        language,
        due=local_time(report.due.at, reference.city, language),
        office=reference.agency_name(report.agency_id or report.forwarded_to),
    )
    return outgoing.NextOut(at=report.due.at, text=text)
