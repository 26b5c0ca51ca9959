"""A person says what a report is about, of which type, or where: the city's rules are read again."""

from dataclasses import replace

from shared.domain.errors import InvalidError
from shared.domain.report import Report
from shared.domain.requests import Context, Request
from shared.domain.retirement import check_category
from shared.domain.routing import hand_over, judge, settled
from shared.domain.states import State


def rerouted(report: Report, request: Request, context: Context) -> Report:
    """The report with another category, type or place, in the hands that the rules now name.

    Its clocks go on: a mistake of the city's own buys no office any time. Raises InvalidError for a
    category or village that the city does not know, and where nothing is corrected.
    """
    _check(request, context)
    told = replace(
        report,
        category_id=request.category_id or report.category_id,
        location=request.location or report.location,
        border=None if request.location else report.border,
        type=request.type or report.type,
    )
    verdict = judge(told, context.reference)
    after = settled(told, verdict, context.reference)
    if (verdict.state, verdict.agency_id) == (report.state, report.agency_id):
        return after
    moved = hand_over(after, verdict.state, verdict.agency_id, context.now)
    # Who was allowed to correct it has decided, unless the rules leave it open again.
    is_open = verdict.state is State.TRIAGE
    return replace(moved, needs_supervisor=moved.needs_supervisor and is_open)


def _check(request: Request, context: Context) -> None:
    reference = context.reference
    location = request.location
    if request.category_id is None and location is None and request.type is None:
        raise InvalidError("correction_required", field="category")
    check_category(request.category_id, reference, context.now, "category_id")
    if location is None:
        return
    if location.point is None and not location.village_code:
        raise InvalidError("place_required", field="location")
    if location.village_code and reference.villages.by_code(location.village_code) is None:
        raise InvalidError("village_unknown", field="location.kelurahan_code")
