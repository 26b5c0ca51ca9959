"""HTTP for staff: the queue, one report, and what may be done to it."""

import functions_framework
from flask import Request, Response

from functions._edge.http.engine import serve
from functions._edge.staff.officer_routes import ROUTES
from shared import bootstrap


@functions_framework.http
def officer_api(request: Request) -> Response:
    """Serve the officer's app. See docs/openapi.json."""
    return serve(request, ROUTES, bootstrap.container())
