"""A reporter corrects their own report, and what follows for who has it. Pure.

An event says that it was corrected and not what; what it said before is kept apart, sealed.
"""

from dataclasses import replace
from datetime import datetime

from shared.domain import safeguard
from shared.domain.errors import ConflictError, InvalidError
from shared.domain.history import Told
from shared.domain.lifecycle import change_told, require_state
from shared.domain.particulars import Location
from shared.domain.report import Change, Former, Report
from shared.domain.requests import Context
from shared.domain.routing import hand_over, judge
from shared.domain.states import STAGE_OF, EventType, Stage, State
from shared.domain.value import value

_WITH_CITY = frozenset({Stage.DESK, Stage.OFFICE, Stage.OUTSIDE, Stage.WAITING})
CORRECT_FROM = frozenset(state for state, stage in STAGE_OF.items() if stage in _WITH_CITY)
# Once an office has said that it is theirs, what it is about and where stays.
MOVE_FROM = frozenset({State.SUBMITTED, State.TRIAGE, State.ASSIGNED})
MOST_CORRECTIONS = 5


@value
class Correction:
    """What is to be said instead; what is None stays as it is."""

    description: str | None = None
    category_id: str | None = None
    location: Location | None = None


def decide_correction(report: Report, wanted: Correction, context: Context) -> Change:
    """The corrected report, routed again where its category or place changed.

    Raises ConflictError where it is too late, or was corrected too often; InvalidError for what the
    city does not know, and where nothing changes.
    """
    require_state(report, CORRECT_FROM, "correct")
    after = replace(
        report,
        description=wanted.description or report.description,
        category_id=wanted.category_id or report.category_id,
        location=wanted.location or report.location,
        corrections=report.corrections + 1,
    )
    if _said(after) == _said(report):
        raise InvalidError("nothing_corrected", field="description")
    _check(wanted, context)
    is_moved = _said(after)[1:] != _said(report)[1:]
    if is_moved and report.state not in MOVE_FROM:
        raise ConflictError("correction_too_late")
    if report.corrections >= MOST_CORRECTIONS:
        raise ConflictError("corrections_used", most=MOST_CORRECTIONS)
    told = Told(EventType.CORRECTED, context.actor, detail={"number": after.corrections})
    change = change_told(report, _placed(report, after, context, is_moved=is_moved), told, context)
    return replace(change, former=_former(report, change.event.seq, context.now))


def _placed(before: Report, after: Report, context: Context, *, is_moved: bool) -> Report:
    """In the hands that the rules, or care for what is said now, put it in. Its clocks go on.

    What has not been routed yet will be, and what a person has to decide on stays with them.
    """
    guarded = safeguard.at_intake(after, context.reference) if not before.concerns else after
    is_new_care = guarded.concerns != before.concerns
    is_free = before.state is not State.TRIAGE or before.hops == 0
    if before.state is State.SUBMITTED or before.needs_supervisor:
        return guarded
    if not is_new_care and not (is_moved and is_free):
        return guarded
    verdict = judge(guarded, context.reference)
    placed = replace(
        guarded,
        category_id=verdict.category_id,
        village_code=verdict.village_code,
        rule=verdict.rule,
        assignee=None,
        reference_version=context.reference.version,
    )
    if verdict.care is not None:
        placed = safeguard.kept(placed, verdict.care)
    return hand_over(placed, verdict.state, verdict.agency_id, context.now)


def _check(wanted: Correction, context: Context) -> None:
    reference, location = context.reference, wanted.location
    if wanted.category_id is not None and wanted.category_id not in reference.categories:
        raise InvalidError("category_unknown", field="category")
    if location is None:
        return
    if location.point is None and not (location.address_text and location.village_code):
        raise InvalidError("place_required", field="location")
    if location.village_code and reference.villages.by_code(location.village_code) is None:
        raise InvalidError("village_unknown", field="location.kelurahan_code")


def _said(report: Report) -> tuple[str, str | None, Location]:
    return report.description, report.category_id, report.location


def _former(report: Report, seq: int, now: datetime) -> Former:
    return Former(
        city_id=report.city_id,
        report_id=report.report_id,
        seq=seq,
        until=now,
        description=report.description,
        category_id=report.category_id,
        location=report.location,
    )
