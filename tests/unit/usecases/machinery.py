"""What the platform has done: triggers, alarms, the sweep, and what comes in from the chat."""

from functools import partial
from typing import Any

from shared.domain.notify.chat_replies import ChatAnswer, Press
from shared.domain.notify.receipts import SentMessage, Status
from shared.domain.report.report import Event, Report
from shared.usecases.evidence.publish_photo import publish_photo
from shared.usecases.notify.answer_by_chat import AnswerByChat
from shared.usecases.notify.note_receipt import note_receipt
from shared.usecases.notify.perform_effects import perform_effects
from shared.usecases.people.hand_over_queue import HandedOver, hand_over_queue
from shared.usecases.routing.route_report import route_report
from shared.usecases.sla.escalate_report import escalate_report
from shared.usecases.sla.find_forgotten import find_forgotten
from shared.usecases.sla.reschedule_report import reschedule_report
from tests.builders import CITY
from tests.unit.usecases.ground import Ground


class Machinery(Ground):
    """What the platform has done: triggers, alarms, the sweep, and what comes in from the chat."""

    def route(self, report_id: str, city_id: str = CITY) -> Any:
        return route_report(city_id, report_id, self)

    def ring(self, report_id: str, due_version: int, city_id: str = CITY) -> Any:
        return escalate_report(city_id, report_id, due_version, self)

    def note(self, status: Status) -> SentMessage | None:
        return note_receipt(status, self)

    def press(self, press: Press) -> ChatAnswer | None:
        return AnswerByChat(self)(press)

    def perform(self, event: Event) -> None:
        perform_effects(event.city_id, event.report_id, event.event_id, self)

    def perform_all(self) -> None:
        for history in list(self.reports.histories.values()):
            for event in history:
                self.perform(event)

    @property
    def publish(self) -> Any:
        return partial(publish_photo, ports=self)

    def hand_over(self, uid: str) -> HandedOver:
        """Carry out the order that stands on somebody's record."""
        return hand_over_queue(CITY, uid, self)

    def reschedule(self, report: Report) -> Any:
        return reschedule_report(report, self)

    @property
    def forgotten(self) -> Any:
        return partial(find_forgotten, ports=self)
