"""What is sent to the local city's own addresses."""

from typing import Any

from flask import request

from local.platform.problems import LocalProblem

_MAX_JSON_BYTES = 64 * 1024


def json_object() -> dict[str, Any]:
    """The request's JSON object. Raises LocalProblem for anything else."""
    request.max_content_length = _MAX_JSON_BYTES
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise LocalProblem(
            400, "json_malformed", "Kirimkan sebuah objek JSON.", "Send a JSON object."
        )
    return body
