"""One report for several offices: a part for each, and the whole that waits for them. Pure decisions.

The reporter stays with the whole: a part bears the desk's words for its office, and no tracking code.
"""

from collections.abc import Sequence
from dataclasses import replace

from shared.domain.cases.merge import MERGE_FROM, restored, standing_of
from shared.domain.city.retirement import check_agency, check_category
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import EventType, State
from shared.domain.kernel.value_object import value_object
from shared.domain.language.personal_data import refuse_traces
from shared.domain.lifecycle.lifecycle import change_told, may_decide_on, require_state
from shared.domain.lifecycle.requests import Context
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.report import Change, Report
from shared.domain.routing.routing import reassign
from shared.domain.sla.cycles import of_holders
from shared.domain.sla.history import EventDraft, record_change
from shared.domain.sla.visit_orders import without_order

SPLIT_FROM = MERGE_FROM
FEWEST_PARTS, MOST_PARTS = 2, 8


@value_object
class PartWanted:
    """What one office is to do: in words for that office, that no other reads."""

    agency_id: str
    text: str
    category_id: str | None = None


def decide_split(
    report: Report, wanted: Sequence[PartWanted], *, text: str, context: Context
) -> tuple[Change, ...]:
    """The whole and its parts, each with its first event.

    Raises ConflictError where the report is in no state for it or is a part itself, ForbiddenError
    where only a supervisor may say what becomes of it, InvalidError for parts that can not be.
    """
    refuse_traces(text, "text")
    require_state(report, SPLIT_FROM, "split")
    if not may_decide_on(report, context.actor.role):
        raise ForbiddenError("supervisor_required")
    if report.ties.part_of:
        raise ConflictError("part_of_whole")
    _check(wanted, context)
    if any(each.agency_id in report.withheld_from for each in wanted):
        raise InvalidError("office_accused", field="parts.agency_id")
    free = without_order(report, context.reference, context.now)
    parts = tuple(_part(free, each, context) for each in wanted)
    ids = tuple(part.report_id for part in parts)
    whole = replace(
        free,
        state=State.SPLIT,
        agency_id=None,
        forwarded_to=None,
        ties=replace(report.ties, parts=ids, before=standing_of(report)),
        needs_supervisor=False,
    )
    told = EventDraft(EventType.SPLIT, context.actor, text, {"parts": ",".join(ids)})
    return (change_told(report, whole, told, context), *(_begun(part, context) for part in parts))


def decide_unsplit(
    whole: Report, parts: Sequence[Report], *, text: str, context: Context
) -> tuple[Change, ...]:
    """As if it had never been split. Raises ConflictError where it is not, and once a part was acted on."""
    refuse_traces(text, "text")
    require_state(whole, frozenset({State.SPLIT}), "unsplit")
    if not all(_is_untouched(part, whole) for part in parts):
        raise ConflictError("part_acted_on")
    told = EventDraft(EventType.UNSPLIT, context.actor, text)
    return (
        change_told(whole, restored(whole), told, context),
        *(_taken_back(part, context) for part in parts),
    )


def _check(wanted: Sequence[PartWanted], context: Context) -> None:
    agencies = {each.agency_id for each in wanted}
    if not FEWEST_PARTS <= len(wanted) <= MOST_PARTS or len(agencies) < len(wanted):
        raise InvalidError("parts_unsuitable", field="parts")
    if not agencies <= context.reference.agencies.keys():
        raise InvalidError("agency_not_suitable", field="parts.agency_id")
    if not all(each.text for each in wanted):
        raise InvalidError("text_required", field="parts.text")
    for each in wanted:
        agency = context.reference.agencies[each.agency_id]
        check_agency(agency, context.reference, context.now, "parts.agency_id")
        check_category(each.category_id, context.reference, context.now, "parts.category")


def _part(report: Report, wanted: PartWanted, context: Context) -> Report:
    """In its office's hands, on the clock that it had for the whole: to split a report gains it no time.

    What the reporter was promised counts for the whole.
    """
    agency = context.reference.agencies[wanted.agency_id]
    state = State.ASSIGNED if agency.owner.is_in_mandate else State.FORWARDED
    part = Report(
        city_id=report.city_id,
        report_id=derived_id("part", context.operation_id, wanted.agency_id),
        tracking_code="",
        state=state,
        version=0,
        type=report.type,
        description=wanted.text,
        location=report.location,
        submitted_at=report.submitted_at,
        updated_at=context.now,
        reference_version=context.reference.version,
        channel=report.channel,
        category_id=wanted.category_id or report.category_id,
        village_code=report.village_code,
        road_status=report.road_status,
        urgency=report.urgency,
        urgency_decided=report.urgency_decided,
        anonymous=report.anonymous,
        secret=report.secret,
        restricted=report.restricted,
        concerns=report.concerns,
        withheld_from=report.withheld_from,
        rule="split",
        turns=report.turns,
        clocks=report.clocks,
        fired=of_holders(report.fired),
        told=report.told,
        ties=CaseLinks(part_of=report.report_id),
        counted_from=report.counted_from,
    )
    return reassign(part, state, wanted.agency_id)


def _begun(part: Report, context: Context) -> Change:
    return record_change(
        None,
        part,
        EventDraft(EventType.SPLIT_OFF, context.actor),
        reference=context.reference,
        now=context.now,
        operation_id=context.operation_id,
    )


def _is_untouched(part: Report, whole: Report) -> bool:
    """Only the ladder may have moved: each of its rungs is one version, and leaves a trace at least."""
    climbed = set(part.fired) - set(whole.fired)
    is_as_sent = part.state in {State.ASSIGNED, State.FORWARDED}
    return is_as_sent and part.version - 1 <= len(climbed)


def _taken_back(part: Report, context: Context) -> Change:
    told = EventDraft(EventType.TAKEN_BACK, context.actor)
    return change_told(part, replace(part, state=State.WITHDRAWN), told, context)
