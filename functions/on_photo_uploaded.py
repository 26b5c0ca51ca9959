"""Storage: an original arrived in quarantine. It is cleaned and published, or refused."""

import functions_framework
from cloudevents.http import CloudEvent

from functions._edge.triggers.events import handle, object_name
from shared import bootstrap


@functions_framework.cloud_event
def on_photo_uploaded(event: CloudEvent) -> None:
    """Decode the photo where nothing else runs, and publish copies without metadata."""
    from shared.usecases.evidence.publish_photo import publish_photo

    handle(
        "on_photo_uploaded",
        bootstrap.container(),
        lambda ports: publish_photo(object_name(event), ports),
    )
