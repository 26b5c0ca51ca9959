"""Cloud Scheduler: do what a trigger or an alarm that never came would have done."""

import functions_framework
from flask import Request, Response

from functions._edge.triggers.sweep import sweep
from functions._edge.triggers.tasks import handle
from shared import bootstrap


@functions_framework.http
def sweep_overdue(request: Request) -> Response:
    """Route, perform and climb for everything forgotten, a bounded number a run."""
    container = bootstrap.container()
    check = container.ports.sweep_caller_check
    return handle(request, "sweep_overdue", container, check, lambda: sweep(container))
