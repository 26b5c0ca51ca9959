"""HTTP for citizens: categories, submitting, tracking and answering back."""

import functions_framework
from flask import Request, Response

from functions._edge.citizen.citizen_routes import ROUTES
from functions._edge.http.engine import serve
from shared.bootstrap import container


@functions_framework.http
def citizen_api(request: Request) -> Response:
    """Serve the citizen's app. See docs/openapi.json."""
    return serve(request, ROUTES, container())
