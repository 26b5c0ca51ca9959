"""Joining a duplicate to a case, and taking it out again. Pure decisions over two reports.

The duplicate rests while it is merged. Words, photos and the reporter of each stay with their own
report: what is told of one in the other's history is ids and codes.
"""

from dataclasses import replace

from shared.domain.kernel.errors import ConflictError, ForbiddenError
from shared.domain.kernel.states import EventType, State
from shared.domain.language.personal_data import refuse_traces
from shared.domain.lifecycle.lifecycle import (
    ALLOWED_FROM,
    OPEN,
    change_told,
    may_decide_on,
    require_state,
)
from shared.domain.lifecycle.requests import Context
from shared.domain.lifecycle.sensitive_followup import record_words
from shared.domain.people.access import Action, Link
from shared.domain.report.ages import aged, without
from shared.domain.report.case_links import NO_LINKS, CaseLinks, PriorState
from shared.domain.report.report import Change, Report
from shared.domain.report.turns import set_aside
from shared.domain.sla.climbing import recounted
from shared.domain.sla.history import EventDraft

MERGE_FROM = ALLOWED_FROM[Action.REJECT]
MERGE_INTO = OPEN
# A document holds a megabyte and an event's effects are performed one by one.
MOST_JOINED = 200


def decide_merge(
    report: Report, case: Report, *, text: str, context: Context
) -> tuple[Change, Change]:
    """The report joins the case: what becomes of each, and their events.

    Raises ConflictError where either is none that can be merged; ForbiddenError
    where only a supervisor may say what becomes of the report.
    """
    refuse_traces(text, "text")
    require_state(report, MERGE_FROM, "merge")
    if not may_decide_on(report, context.actor.role):
        raise ForbiddenError("supervisor_required")
    require_mergeable(report, case)
    merged = replace(
        report,
        state=State.MERGED,
        ties=CaseLinks(merged_into=case.report_id, before=standing_of(report)),
    )
    joined = (*case.ties.joined, report.report_id)
    widened = aged(replace(case, ties=replace(case.ties, joined=joined)), report)
    moved = _timing(widened) != _timing(case)
    of_clock = {"clock_from": report.report_id if moved else None}
    return (
        change_told(
            report,
            merged,
            EventDraft(EventType.MERGED, context.actor, text, {"case": case.report_id, **of_clock}),
            context,
        ),
        change_told(
            case,
            widened,
            EventDraft(
                EventType.ABSORBED, context.actor, "", {"joined": report.report_id, **of_clock}
            ),
            context,
        ),
    )


def decide_proposal(report: Report, case: Report, *, text: str, context: Context) -> Change:
    """An office's word that the report is about the same as the case; a person decides on it."""
    require_state(report, MERGE_FROM, "merge")
    require_mergeable(report, case)
    told = EventDraft(EventType.MERGE_PROPOSED, context.actor, text, {"case": case.report_id})
    return change_told(report, report, told, context)


def decide_unmerge(
    report: Report, case: Report, *, text: str, context: Context
) -> tuple[Change, Change]:
    """As if it had never been merged: the state, the clocks and the pauses that it had.

    The case has its own clocks again as well, with what the others in it have brought.
    """
    refuse_traces(text, "text")
    require_state(report, frozenset({State.MERGED}), "unmerge")
    apart = EventDraft(EventType.UNMERGED, context.actor, text, {"case": case.report_id})
    return (
        change_told(report, restored(report), apart, context),
        released(case, report, context),
    )


def decide_leaving(
    report: Report, case: Report, *, text: str, context: Context
) -> tuple[Change, Change]:
    """The reporter of a merged report takes it back, and is told nothing more of the case."""
    require_state(report, frozenset({State.MERGED}), "withdraw")
    withdrawn = replace(report, state=State.WITHDRAWN, ties=NO_LINKS)
    told = EventDraft(EventType.WITHDRAWN, context.actor, text)
    return record_words(report, withdrawn, told, context), released(case, report, context)


def is_open_to_link(report: Report, link: Link) -> bool:
    """Whether the report is one for that; the other report is not asked."""
    if link is Link.UNMERGE:
        return report.state is State.MERGED
    if link is Link.UNSPLIT:
        return report.state is State.SPLIT
    is_free = report.state in MERGE_FROM and report.ties.part_of is None
    return is_free and (link is Link.SPLIT or not (report.secret or report.ties.joined))


def require_mergeable(report: Report, case: Report) -> None:
    """Raises ConflictError with the reason why these two can not become one case.

    One that others joined stays a case: chains would lead people from report to report. A secret
    one is merged with none: its case's answers would go to people who must not know of it.
    """
    if report.secret or case.secret:
        raise ConflictError("merge_secret")
    if report.ties.joined:
        raise ConflictError("merge_chain")
    if report.ties.part_of or case.ties.part_of:
        raise ConflictError("part_of_whole")
    if case.state not in MERGE_INTO:
        raise ConflictError("case_not_open", state=case.state.value)
    if len(case.ties.joined) >= MOST_JOINED:
        raise ConflictError("case_full", most=MOST_JOINED)


def released(case: Report, report: Report, context: Context) -> Change:
    """The case without that report. One that nobody follows any more is withdrawn."""
    joined = tuple(each for each in case.ties.joined if each != report.report_id)
    narrowed = without(case, report.report_id)
    after = replace(narrowed, ties=replace(narrowed.ties, joined=joined))
    moved = _timing(after) != _timing(case)
    after = recounted(after, context.reference, context.now)
    if after.ties.reporter_left and not joined and case.state in OPEN:
        after = replace(after, state=State.WITHDRAWN)
    detail = {"joined": report.report_id, "clock_back": moved or None}
    told = EventDraft(EventType.RELEASED, context.actor, "", detail)
    return change_told(case, after, told, context)


def standing_of(report: Report) -> PriorState:
    return PriorState(
        state=report.state,
        resume_state=report.resume_state,
        visit=report.visit,
        leadership_level=report.leadership_level,
        needs_supervisor=report.needs_supervisor,
        needs_call=report.needs_call,
        agency_id=report.agency_id,
        forwarded_to=report.forwarded_to,
        assignee=report.assignee,
    )


def restored(report: Report) -> Report:
    """As it stood before it was tied. Raises ConflictError where it was not."""
    before = report.ties.before
    if before is None:
        raise ConflictError("state_conflict", state=report.state.value, action="undone")
    return replace(
        report,
        state=before.state,
        resume_state=before.resume_state,
        # Who was to go has been told that nobody need: that order stays cancelled.
        visit=report.visit or before.visit,
        leadership_level=before.leadership_level,
        needs_supervisor=before.needs_supervisor,
        needs_call=before.needs_call,
        agency_id=before.agency_id,
        forwarded_to=before.forwarded_to,
        assignee=before.assignee,
        turns=set_aside(report.turns),
        ties=replace(report.ties, merged_into=None, parts=(), before=None),
    )


def _timing(report: Report) -> object:
    return report.clocks, report.counted_from, report.urgency
