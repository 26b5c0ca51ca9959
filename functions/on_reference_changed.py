"""Firestore: an administrator edited the draft of a city's pack. It is reviewed, and published if asked."""

import functions_framework
from cloudevents.http import CloudEvent

from functions._edge.triggers.drafts import review
from functions._edge.triggers.events import edited_place, handle
from shared import bootstrap


@functions_framework.cloud_event
def on_reference_changed(event: CloudEvent) -> None:
    """Write mistakes beside the edit, or put the version in force."""
    handle(
        "on_reference_changed",
        bootstrap.container(),
        lambda ports: review(**edited_place(event), ports=ports),
    )
