"""What an event of one report changes in another: the parts of a report and the whole."""

from typing import Protocol

from shared.domain.cases.child_reports import SYSTEM, decide_part, decide_whole
from shared.domain.kernel.errors import NotFoundError, PermanentError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.requests import Context
from shared.domain.notify.effects import Effect
from shared.domain.report.report import Change, Event, Report
from shared.ports.has import HasClock, HasReferences, HasReports


class RelatedPorts(HasReports, HasReferences, HasClock, Protocol): ...


@value_object
class Related:
    """Commits the consequence. A repeat is known by the operation, which is the effect's own."""

    ports: RelatedPorts

    def change(self, effect: Effect, event: Event) -> str:
        """The name of what was done, for the outcome. Raises PermanentError for a report that is gone."""
        try:
            return self._change(effect, event)
        except NotFoundError:
            raise PermanentError("report_gone") from None

    def _change(self, effect: Effect, event: Event) -> str:
        context = Context(
            reference=self.ports.references.current(event.city_id),
            now=self.ports.clock.now(),
            operation_id=derived_id("related", event.report_id, effect.key),
            actor=SYSTEM,
        )
        if event.part_of:
            self._change_whole(event.part_of, context, event.city_id)
            return "whole"
        self.ports.reports.change(
            event.city_id,
            effect.report_id,
            context.operation_id,
            lambda part: decide_part(part, event, context),
        )
        return "part"

    def _change_whole(self, whole_id: str, context: Context, city_id: str) -> None:
        parts = self.ports.reports.get(city_id, whole_id).ties.parts

        def decide(found: tuple[Report, ...]) -> tuple[Change, ...] | None:
            change = decide_whole(found[0], found[1:], context)
            return None if change is None else (change,)

        self.ports.reports.change_together(
            city_id, (whole_id, *parts), context.operation_id, decide
        )
