"""The question on which side of a border a report is: when it is asked, and the two answers to it."""

from collections.abc import Mapping
from dataclasses import replace

from shared.domain.city.reference import Reference
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.kernel.value_object import value_object
from shared.domain.language.translations import Language
from shared.domain.report.location import Border
from shared.domain.report.report import Report
from shared.domain.routing.boundary import is_near_border
from shared.domain.routing.routing import route
from shared.domain.routing.text_findings import TextFindings, understand_report
from shared.domain.texts.catalogue import Catalogue

# What is answered for the side that is not in the city.
OUTSIDE_WORD = "outside"


@value_object
class BoundaryChoice:
    """`choice` is what to answer with."""

    choice: str
    text: str


@value_object
class BoundaryQuestion:
    """The likelier side stands first."""

    text: str
    choices: tuple[BoundaryChoice, ...]


def asked_at_once(report: Report, found: TextFindings) -> Report:
    """The report that nobody has routed yet, with the question that routing it will ask, if it will.

    So whoever has just sent it can be asked while they are there. Away from borders this costs next to
    nothing; near one the rules are read once more, and nothing is read from any store.
    """
    if report.border is not None and not report.border.is_open:
        return report
    unasked = replace(report, border=None)
    if not is_near_border(report.location, found.reference):
        return unasked
    return replace(unasked, border=route(unasked, found).border)


def boundary_question(border: Border, reference: Reference, language: Language) -> BoundaryQuestion:
    return BoundaryQuestion(
        text=Catalogue(reference.texts).text("place.border_question", language),
        choices=tuple(
            BoundaryChoice(code or OUTSIDE_WORD, side(code, reference, language))
            for code in (border.here, border.there)
        ),
    )


def side(village_code: str, reference: Reference, language: Language) -> str:
    """The village in words; of a code that is none, that it is outside the city."""
    texts = Catalogue(reference.texts)
    village = reference.villages.by_code(village_code)
    if village is None:
        return texts.text("place.outside", language, city=reference.city.name)
    return texts.text(
        "place.village",
        language,
        kind=village.kind.capitalize(),
        village=village.name,
        district=village.district,
    )


def road_choices(report: Report, reference: Reference) -> Mapping[RoadStatus, str]:
    """For each status that the road might have the office that would be right; none for what none is."""
    found = understand_report(report, reference)
    judged = {
        status: route(replace(report, road_status=status), found).agency_id
        for status in RoadStatus
        if status is not RoadStatus.UNKNOWN
    }
    return {status: agency_id for status, agency_id in judged.items() if agency_id}
