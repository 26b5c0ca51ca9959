"""A word that was for the desk to bring has reached its reporter after all: the desk need not go any more."""

from datetime import datetime
from typing import Protocol

from shared.domain.kernel.ids import derived_id
from shared.domain.notify.effects import effects_of
from shared.domain.notify.event_templates import ANSWERS, QUESTIONS
from shared.domain.notify.receipts import EffectRef
from shared.domain.people.outreach import decide_heard
from shared.domain.report.report import Change, Report
from shared.ports.has import HasReferences, HasReports


class HearingPorts(HasReports, HasReferences, Protocol): ...


def note_heard(city_id: str, arrived: EffectRef, now: datetime, ports: HearingPorts) -> None:
    """Once for each message; of one that its reporter need not hear nothing is noted."""
    report = ports.reports.get(city_id, arrived.report_id)
    if not report.is_unheard:
        return
    event = ports.reports.event(city_id, arrived.report_id, arrived.event_id)
    found = next((each for each in effects_of(event) if each.key == arrived.effect_key), None)
    if found is None or found.template not in QUESTIONS | ANSWERS:
        return
    reference = ports.references.current(city_id)
    operation_id = derived_id("heard", city_id, arrived.report_id, arrived.effect_key)

    def decide(stored: Report) -> Change | None:
        return decide_heard(stored, event, reference=reference, now=now, operation_id=operation_id)

    ports.reports.change(city_id, arrived.report_id, operation_id, decide)
