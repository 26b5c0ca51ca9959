"""Firestore: an event was written to a report's history. Its effects are performed."""

import functions_framework
from cloudevents.http import CloudEvent

from functions._edge.triggers.events import document_ids, handle
from shared import bootstrap


@functions_framework.cloud_event
def on_report_event(event: CloudEvent) -> None:
    """Set the alarm, push, write and tell, as the event asks."""
    from shared.usecases.notify.perform_effects import perform_effects

    handle(
        "on_report_event",
        bootstrap.container(),
        lambda ports: perform_effects(**document_ids(event), ports=ports),
    )
