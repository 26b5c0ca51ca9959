"""Cloud Tasks: an alarm rings. If nobody has acted, the report climbs a rung."""

import functions_framework
from flask import Request, Response

from functions._edge.tasks import alarm, handle
from shared.bootstrap import house


@functions_framework.http
def escalate_report(request: Request) -> Response:
    """Climb, or find that all is well; a late, early or repeated alarm does no harm."""
    home = house()

    def work() -> None:
        ringing = alarm(request)
        home.escalate_report(ringing.city_id, ringing.report_id, ringing.due_version)

    return handle(request, "escalate_report", home, home.ports.alarm_caller_check, work)
