"""Whether a message waits for the morning, with what only the stores know about its reader."""

from datetime import datetime
from typing import Protocol

from shared.domain.city.reference import Whom
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.effects import Effect
from shared.domain.notify.send_window import held_until, is_awake, is_left_to_digest, waits_until
from shared.domain.report.report import Event, Report
from shared.ports.has import HasReferences, HasReports
from shared.usecases.notify.perform_effects.reporters import ReporterChoices


class DeferralPorts(HasReports, HasReferences, Protocol): ...


@value_object
class Deferral:
    """Asked for each message; by day it reads nothing."""

    ports: DeferralPorts
    reporters: ReporterChoices

    def until(self, effect: Effect, event: Event, report: Report, now: datetime) -> datetime | None:
        """The end of the quiet time that holds the message back, or of the hour after what its reader has
        heard of the report; None where it goes out at once.
        """
        until = held_until(effect, report, self.ports.references.current(event.city_id), now)
        waits = waits_until(effect, event, now)
        if until is None or effect.whom is not Whom.REPORTER:
            return max(filter(None, (until, waits)), default=None)
        return None if self._wants_it_now(effect, event) else max(until, waits or until)

    def is_left_to_digest(
        self, effect: Effect, event: Event, report: Report, now: datetime
    ) -> bool:
        reference = self.ports.references.current(event.city_id)
        return is_left_to_digest(effect, event, report, reference, now)

    def _wants_it_now(self, effect: Effect, event: Event) -> bool:
        """Who has chosen to be told at any hour, and who has just spoken and waits for what comes of it."""
        reader = effect.report_id or event.report_id
        identity = self.reporters.identity(event.city_id, reader)
        if identity is not None and not self.reporters.chosen(identity).quiet:
            return True
        return is_awake(event, self.ports.reports.events(event.city_id, reader))
