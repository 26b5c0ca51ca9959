"""Cloud Scheduler: in the morning of a working day, tell each office how its queue stands."""

import functions_framework
from flask import Request, Response

from functions._edge.triggers.digest_run import send_all
from functions._edge.triggers.tasks import handle
from shared import bootstrap


@functions_framework.http
def office_digest(request: Request) -> Response:
    """One digest for each office and day, however often this is called."""
    container = bootstrap.container()
    check = container.ports.digest_caller_check
    return handle(request, "office_digest", container, check, lambda: send_all(container))
