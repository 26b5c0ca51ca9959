"""Cloud Tasks: an alarm rings. If nobody has acted, the report climbs a rung."""

import functions_framework
from flask import Request, Response

from functions._edge.triggers.tasks import alarm, handle, ring
from shared import bootstrap


@functions_framework.http
def escalate_report(request: Request) -> Response:
    """Climb, or find that all is well; a late, early or repeated alarm does no harm."""
    container = bootstrap.container()
    check = container.ports.alarm_caller_check
    return handle(
        request, "escalate_report", container, check, lambda: ring(container.ports, alarm(request))
    )
