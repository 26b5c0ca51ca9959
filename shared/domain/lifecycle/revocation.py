"""Ending the signed links of a report before their date: when a paper is lost, or a phone is stolen.

Each link bears the number of the event that it was sent with. What is older than the last revocation is
refused, and what is sent after it works again.
"""

from dataclasses import replace

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.language.personal_data import refuse_traces
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.links.signed_links import not_valid
from shared.domain.report.report import Change, Report
from shared.domain.sla.history import EventDraft, record_change

# Its reporter has a link to it from the slip or the first message on, and it outlives the report's end.
REVOKE_FROM = frozenset(State)


def revoke_links(report: Report, request: Request, _: Context) -> Report:
    """All that were sent so far, to whomever. Raises InvalidError without a reason."""
    if not request.text:
        raise InvalidError("text_required", field="text")
    return replace(report, links_since=report.version + 1)


def number_to_send(report: Report, asked_by: int) -> int:
    """What a link bears that is sent now because of the event of this number, which may be older."""
    return max(asked_by, report.links_since)


def require_unrevoked(report: Report, sent_with: int) -> None:
    """Raises NotFoundError, the one of every link that does not work."""
    if report.is_revoked(sent_with):
        raise not_valid()


def audit_event(report: Report, told: EventDraft, context: Context) -> Change:
    """The event alone. Whatever a report waits for, also after its end, it goes on waiting for."""
    return record_change(
        report,
        report,
        told,
        reference=context.reference,
        now=context.now,
        operation_id=context.operation_id,
    )


def decide_unsealing(report: Report, reason: str, context: Context) -> Change:
    """Somebody reads what the report said before it was corrected. The reporter reads who, when, why.

    Raises InvalidError without a reason, and for one that leads to a person.
    """
    if not reason:
        raise InvalidError("text_required", field="reason")
    refuse_traces(reason, "reason")
    return audit_event(report, EventDraft(EventType.FORMER_OPENED, context.actor, reason), context)
