"""What is asked and told about the place of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from functions._edge.schemas import outgoing, outgoing_officer
from shared.domain.kernel.states import State
from shared.domain.lifecycle.boundary_answer import is_place_asked
from shared.domain.routing.boundary_question import boundary_question, road_choices, side
from shared.domain.routing.routing import AT_SEA, OUTSIDE_CITY, PLACE_UNKNOWN, ROAD_UNKNOWN
from shared.domain.texts.catalogue import Catalogue

if TYPE_CHECKING:
    from shared.domain.city.reference import Reference
    from shared.domain.language.translations import Language
    from shared.domain.report.report import Report

_QUESTIONS = frozenset({ROAD_UNKNOWN, OUTSIDE_CITY, AT_SEA, PLACE_UNKNOWN})


def understood(report: Report, reference: Reference, language: Language) -> str:
    """What was understood of the place, in words; empty before the report was routed.

    Of a secret report no more than its village is named.
    """
    if report.rule is None:
        return ""
    texts = Catalogue(reference.texts)
    if reference.villages.by_code(report.village_code or "") is None:
        return "" if report.location.point else texts.text("place.unknown", language)
    place = side(report.village_code or "", reference, language)
    if report.known_as and not report.secret:
        names = ", ".join(report.known_as)
        place = texts.text("place.near", language, village=place, names=names)
    by_words = report.location.point is None and not report.location.village_code
    key = "place.understood.unsure" if by_words else "place.understood"
    if report.place_mended:
        key = "place.understood.mended"
    return texts.text(key, language, place=place)


def question(
    report: Report, reference: Reference, language: Language
) -> outgoing.PlaceQuestionOut | None:
    """The two sides of a border to choose from, the likelier first; None where nothing is asked."""
    border = report.border
    if border is None or not is_place_asked(report):
        return None
    asked = boundary_question(border, reference, language)
    return outgoing.PlaceQuestionOut(
        text=asked.text,
        choices=[
            outgoing.PlaceChoiceOut(choice=each.choice, text=each.text) for each in asked.choices
        ],
    )


def desk_question(
    report: Report, reference: Reference, language: Language
) -> outgoing_officer.DeskQuestionOut | None:
    """What kept the report from an office, where that is a question about its place."""
    if report.state is not State.TRIAGE or report.rule not in _QUESTIONS:
        return None
    texts = Catalogue(reference.texts)
    choices = road_choices(report, reference) if report.rule == ROAD_UNKNOWN else {}
    return outgoing_officer.DeskQuestionOut(
        code=report.rule,
        text=texts.text(f"question.{report.rule}", language),
        choices=[
            outgoing_officer.OfficeChoiceOut(
                road_status=status.value,
                text=texts.text(f"road.{status.value}", language),
                agency_id=agency_id,
                name=reference.agency_name(agency_id),
            )
            for status, agency_id in choices.items()
        ],
    )
