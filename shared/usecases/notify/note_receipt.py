"""Keep what the chat provider tells of a message, and see to it that one that failed is not the end."""

from typing import Protocol

from shared.domain.city.reference import Whom
from shared.domain.notify.receipts import Receipt, SentMessage, Status
from shared.ports.alarms import MessageCheck
from shared.ports.has import HasAlarms, HasClock, HasOutcomes, HasReferences, HasReports
from shared.ports.hearing import note_heard


class NoteReceiptPorts(HasOutcomes, HasAlarms, HasReports, HasReferences, HasClock, Protocol): ...


def note_receipt(status: Status, ports: NoteReceiptPorts) -> SentMessage | None:
    """The message that was spoken of, or None where no city of ours has sent it.

    Repeated, late and out of order is all the same. After a failure an alarm rings at once for each report
    that it was about, to look for the next way; the provider is not kept waiting for that. What
    arrives with a reporter late is off the desk's list.
    """
    now = ports.clock.now()
    cities = ports.references.cities()
    asked = (status.city_id,) if status.city_id in cities else cities
    notes = (ports.outcomes.note(city_id, status, now) for city_id in asked)
    message = next((found for found in notes if found is not None), None)
    if message and status.receipt is Receipt.FAILED:
        for effect in message.about:
            ports.alarms.set(
                MessageCheck(
                    message.city_id,
                    effect.report_id,
                    effect.event_id,
                    subject=f"{effect.effect_key}.{message.contact}.failed",
                    at=now,
                )
            )
    if message and status.receipt.has_arrived and message.contact == Whom.REPORTER:
        for effect in message.about:
            note_heard(message.city_id, effect, now, ports)
    return message
