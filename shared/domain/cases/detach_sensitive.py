"""Words that need care, from a reporter whose report is tied to others': it is set apart first. Pure.

What is secret hangs together with nothing: the others' reports go on as if they had never been one
case, and learn nothing but that.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from shared.domain.cases.merge import decide_leaving, released, restored
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType
from shared.domain.lifecycle.lifecycle import change_told
from shared.domain.lifecycle.requests import Confirmation, Context
from shared.domain.lifecycle.sensitive_followup import record_words, restriction_needed
from shared.domain.report.actor import Actor
from shared.domain.report.ages import without
from shared.domain.report.report import Change, Report
from shared.domain.routing.text_findings import understand
from shared.domain.sla.history import EventDraft
from shared.domain.sla.resuming import resumed

_SYSTEM = Actor(role="system", actor_id="care")


def needs_restriction(said: Confirmation, reports: Sequence[Report], reference: Reference) -> bool:
    """Whether the words do, as one of these reports stands."""
    found = understand("\n".join(filter(None, (said.text, said.rating.comment))), reference)
    return any(restriction_needed(report, found) for report in reports)


def decide_host_apart(
    case: Report,
    joined: Sequence[Report],
    decide: Callable[[Report], Change],
    context: Context,
) -> tuple[Change, ...]:
    """The case's own reporter speaks: by `decide` on it alone, and each of the others stands alone."""
    alone = case
    for report in joined:
        alone = without(alone, report.report_id)
    alone = replace(alone, ties=replace(alone.ties, joined=()))
    change = decide(alone)
    told = EventDraft(EventType.UNMERGED, _SYSTEM, "", {"case": case.report_id})
    return change, *(change_told(each, restored(each), told, context) for each in joined)


def decide_joined_apart(
    own: Report, case: Report, said: Confirmation, context: Context, *, withdraws: bool
) -> tuple[Change, Change]:
    """The reporter of a report that joined the case speaks: it leaves the case, in careful hands.

    Whatever they said of the case's answer is a message on their own report now.
    Raises InvalidError where they neither withdraw it nor say a word.
    """
    if withdraws:
        return decide_leaving(own, case, text=said.text, context=context)
    words = said.text or said.rating.comment
    if not words:
        raise InvalidError("text_required", field="text")
    held, resumption = resumed(restored(own), context.now)
    apart = replace(held, rating=said.rating if said.rating.stars else own.rating)
    told = EventDraft(EventType.MESSAGED, context.actor, words, resumption, said.photos)
    change = record_words(own, apart, told, context, said.rating.comment)
    return change, released(case, own, replace(context, actor=_SYSTEM))
