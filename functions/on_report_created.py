"""Firestore: a report was created. It is routed."""

import functions_framework
from cloudevents.http import CloudEvent

from functions._edge.triggers.events import document_ids, handle
from shared import bootstrap


@functions_framework.cloud_event
def on_report_created(event: CloudEvent) -> None:
    """Bring the new report to its office."""
    container = bootstrap.container()
    handle("on_report_created", container, lambda: container.route_report(**document_ids(event)))
