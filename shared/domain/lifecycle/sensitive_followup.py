"""What a reporter says after their first words is heeded as those were: care for it, and danger. Pure.

Nothing that was public stays so once words need care: the report is secret, a person looks first,
and no office reads on that it speaks against.
"""

from dataclasses import replace

from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.states import State
from shared.domain.lifecycle.lifecycle import OPEN, change_told
from shared.domain.lifecycle.requests import Context
from shared.domain.report.proof import NO_PROOFS
from shared.domain.report.report import Change, Detail, Event, Report
from shared.domain.routing.restriction import Restriction, assess_sensitivity, restrict
from shared.domain.routing.routing import reassign
from shared.domain.routing.text_findings import TextFindings, understand
from shared.domain.sla.cycles import in_new_cycle
from shared.domain.sla.history import EventDraft

# What has no hands to be taken out of: it is routed soon, has ended, or is the sum of its parts.
_IN_NOBODYS_HANDS = (frozenset(State) - OPEN) | {State.SUBMITTED, State.SPLIT}


def record_words(
    before: Report, after: Report, told: EventDraft, context: Context, comment: str = ""
) -> Change:
    """`change_told` for a reporter's words: `told.text`, and beside it a comment for staff."""
    found = understand("\n".join(filter(None, (told.text, comment))), context.reference)
    heard, detail = apply_sensitivity(before, after, found)
    return change_told(before, heard, replace(told, detail={**told.detail, **detail}), context)


def apply_sensitivity(before: Report, after: Report, found: TextFindings) -> tuple[Report, Detail]:
    """What becomes of `before` once its reporter's words tell this, and what its event tells of that.

    `after` is what it would be if the words were ordinary. Raises ConflictError for a report that hangs
    together with others': it has to be set apart first.
    """
    danger = found.danger if found.text else None
    alarmed = replace(after, danger=after.danger or danger)
    hands = _hands(after) or _hands(before)
    care = restriction_needed(after, found, hands)
    if care is None:
        return alarmed, {"danger": danger}
    if after.ties.joined or after.ties.merged_into:
        raise ConflictError("version_conflict", version=after.version)
    guarded = _guarded(alarmed, care)
    is_moved = _hands(guarded) != _hands(before)
    return guarded, {
        "danger": danger,
        "guarded": True,
        "concerns": ",".join(care.concerns),
        "moved": is_moved or None,
        "from_agency": hands,
    }


def restriction_needed(
    report: Report, found: TextFindings, hands: str | None = None
) -> Restriction | None:
    """The care that these words ask for by themselves, whatever was said before."""
    if not found.text:
        return None
    return assess_sensitivity(found, (), hands or _hands(report), report.withheld_from)


def is_guarded(event: Event) -> bool:
    """Whether the words of this very event put the report into careful hands."""
    return bool(event.detail.get("guarded"))


def _guarded(report: Report, care: Restriction) -> Report:
    tight = replace(restrict(report, care), public_answer="", deadline_published=False)
    if report.state in _IN_NOBODYS_HANDS:
        return replace(tight, needs_supervisor=report.state is not State.SUBMITTED)
    if report.state is State.TRIAGE and report.needs_supervisor:
        return tight
    is_looked_at = report.restricted and report.agency_id not in {None, *tight.withheld_from}
    if is_looked_at and report.state is not State.ANSWERED:
        return replace(tight, needs_supervisor=report.needs_supervisor)
    if report.state is State.ANSWERED:
        tight = replace(in_new_cycle(tight), visit=None, proofs=NO_PROOFS)
    state = State.ASSIGNED if care.reader else State.TRIAGE
    return reassign(tight, state, care.reader)


def _hands(report: Report) -> str | None:
    return report.agency_id or report.forwarded_to
