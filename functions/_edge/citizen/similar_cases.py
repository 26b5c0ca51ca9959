"""What may be the same as a report, told to a citizen before they send it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions._edge.http.cities import asked_city
from functions._edge.http.routes import Call, Reply
from functions._edge.http.text import clean
from functions._edge.schemas import outgoing_citizen, parsing
from functions._edge.views import views
from shared.domain.kernel.ids import case_id, public_letters
from shared.domain.texts.catalogue import Catalogue
from shared.usecases.intake.find_similar import FindSimilar, find_similar

if TYPE_CHECKING:
    from shared.domain.cases.similar import Similar
    from shared.domain.city.reference import Reference
    from shared.domain.language.translations import Language

# A distance is told in steps of ten metres.
_STEP_M = 10


def before_submitting(call: Call) -> Reply:
    body = call.body
    place = parsing.location(body.location)
    command = FindSimilar(
        city_id=asked_city(call, call.query.jurisdiction_id),
        text=clean(body.description, "description"),
        category_id=body.category,
        point=place.point,
        village_code=place.village_code,
    )
    found = find_similar(command, call.ports)
    now = call.ports.clock.now()
    return Reply(
        outgoing_citizen.SimilarCasesOut(
            cases=[
                _case(each, found.reference, call.language, (now - each.report.submitted_at).days)
                for each in found.similar
            ]
        )
    )


def _case(
    similar: Similar, reference: Reference, language: Language, days_old: int
) -> outgoing_citizen.SimilarCaseOut:
    """Nothing of its words, its place or its people."""
    report = similar.report
    category = reference.categories.get(report.category_id or "")
    village = reference.villages.by_code(report.village_code or "")
    count = report.reporters + report.supporters
    metres = similar.distance_m
    return outgoing_citizen.SimilarCaseOut(
        case_id=case_id(reference.city.tracking_prefix, public_letters(report.report_id)),
        category=report.category_id,
        service_name=views.service_name(category, language) if category else None,
        kelurahan=village.name if village else None,
        distance_m=None if metres is None else round(metres / _STEP_M) * _STEP_M,
        days_old=days_old,
        count=count,
        text=Catalogue(reference.texts).text("similar.reported", language, count=count),
        state=report.state.value,
        state_name=views.state_name(report, reference, language),
    )
