"""What is only told: somebody looked, and the report stays as it was."""

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType
from shared.domain.lifecycle.requests import Context
from shared.domain.report.report import Change, Report
from shared.domain.sla.history import EventDraft, record_change


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
    """Somebody reads what the report said before it was corrected. The reporter reads who, when, why."""
    if not reason:
        raise InvalidError("text_required", field="reason")
    return audit_event(report, EventDraft(EventType.FORMER_OPENED, context.actor, reason), context)
