"""Cloud Tasks: an alarm rings. If nobody has acted, the report climbs a rung."""

import functions_framework
from flask import Request, Response

from functions._edge.triggers.tasks import alarm, handle, ring
from shared.bootstrap import house


@functions_framework.http
def escalate_report(request: Request) -> Response:
    """Climb, or find that all is well; a late, early or repeated alarm does no harm."""
    home = house()
    check = home.ports.alarm_caller_check
    return handle(request, "escalate_report", home, check, lambda: ring(home, alarm(request)))
