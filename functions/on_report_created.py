"""Firestore: a report was created. It is routed."""

import functions_framework
from cloudevents.http import CloudEvent

from functions._edge.triggers.events import document_ids, handle
from shared import bootstrap


@functions_framework.cloud_event
def on_report_created(event: CloudEvent) -> None:
    """Bring the new report to its office."""
    from shared.usecases.routing.route_report import route_report

    handle(
        "on_report_created",
        bootstrap.container(),
        lambda ports: route_report(**document_ids(event), ports=ports),
    )
