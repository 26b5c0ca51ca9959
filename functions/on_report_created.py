"""Firestore: a report was created. It is routed."""

import functions_framework
from cloudevents.http import CloudEvent

from functions._edge.triggers.events import document_ids, handle
from shared.bootstrap import house


@functions_framework.cloud_event
def on_report_created(event: CloudEvent) -> None:
    """Bring the new report to its office."""
    home = house()
    handle("on_report_created", home, lambda: home.route_report(**document_ids(event)))
