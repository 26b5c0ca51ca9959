"""A person says what a report is about, where, on whose road, what was answered: the rules are read again."""

from dataclasses import replace

from shared.domain.city.questions import answered_later
from shared.domain.city.reference import Reference
from shared.domain.city.retirement import check_category
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import State
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.report.location import Location
from shared.domain.report.report import Detail, Report
from shared.domain.routing.routing import reasons_for, reassign, route, with_decision
from shared.domain.routing.text_findings import understand_report


def rerouted(report: Report, request: Request, context: Context) -> Report:
    """The report with another category, type, place, road or answers, in the hands that the rules now name.

    Its clocks go on: a mistake of the city's own buys no office any time. Raises InvalidError for a
    category or village that the city does not know, for answers to what it does not ask, and where
    nothing is corrected.
    """
    _check(request, context)
    told = replace(
        moved_to(report, request.location),
        category_id=request.category_id or report.category_id,
        category_guessed=report.category_guessed and request.category_id is None,
        type=request.type or report.type,
    )
    asked = context.reference.questions_of(told.category_id)
    told = replace(
        told,
        road_status=request.road_status or told.road_status,
        attributes=answered_later(request.attributes, told.attributes, asked),
    )
    verdict = route(told, understand_report(told, context.reference))
    after = with_decision(told, verdict, context.reference)
    if (verdict.state, verdict.agency_id) == (report.state, report.agency_id):
        return after
    moved = reassign(after, verdict.state, verdict.agency_id)
    # Who was allowed to correct it has decided, unless the rules leave it open again.
    is_open = verdict.state is State.TRIAGE
    return replace(moved, needs_supervisor=moved.needs_supervisor and is_open)


def moved_to(report: Report, location: Location | None) -> Report:
    """The report at another place: what was asked and found out about the former one is void."""
    if location is None:
        return report
    return replace(report, location=location, border=None, road_status=None)


def check_village(location: Location, reference: Reference) -> None:
    """Raises InvalidError for a village that is none of the city's; to name none is fine."""
    if location.village_code and reference.villages.by_code(location.village_code) is None:
        raise InvalidError("village_unknown", field="location.kelurahan_code")


def why(before: Report, after: Report, request: Request, context: Context) -> Detail:
    """For the history: what was corrected, and why the rules now lead where they do."""
    found = understand_report(after, context.reference)
    return {
        **reasons_for(after, route(after, found)),
        "category": after.category_id if after.category_id != before.category_id else None,
        "type": after.type if after.type is not before.type else None,
        "place": "corrected" if request.location else None,
        "answered": ",".join(sorted(request.attributes)),
    }


def _check(request: Request, context: Context) -> None:
    reference = context.reference
    location = request.location
    told = (request.category_id, location, request.type, request.road_status, request.attributes)
    if not any(told):
        raise InvalidError("correction_required", field="category")
    check_category(request.category_id, reference, context.now, "category_id")
    if location is None:
        return
    if location.point is None and not location.village_code:
        raise InvalidError("place_required", field="location")
    check_village(location, reference)
