"""What is told to whom, and what became of it on one way."""

from datetime import datetime

from shared.domain.city.reference import Reference
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.effects import Effect
from shared.domain.notify.receipts import EffectRef
from shared.domain.report.report import Event, Report


@value_object
class Notification:
    """One message on its way: the effect that asks for it, and what it is about."""

    effect: Effect
    event: Event
    report: Report
    reference: Reference

    @property
    def subject(self) -> str:
        """The report that it speaks of: where several became one, the reader's own."""
        return self.effect.report_id or self.event.report_id

    @property
    def ref(self) -> EffectRef:
        return EffectRef(self.event.report_id, self.effect.key)


@value_object
class HandoffResult:
    """Taken on one way; `message_id` is the provider's, empty where it will not tell of the message.

    With a `batch_id` others share the message, and until `waits_until` it has not left.
    """

    message_id: str = ""
    batch_id: str = ""
    waits_until: datetime | None = None
