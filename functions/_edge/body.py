"""Reading a JSON body that is known to be small before a byte of it is read."""

from flask import Request

from functions._edge.errors import RequestError

# Five thousand characters, each written as an escape, and room for the rest of a report.
MAX_BODY_BYTES = 64 * 1024


def read_body(request: Request) -> bytes:
    """The whole body. Raises RequestError 411, 413, 415 or 400; then nothing has been read."""
    if request.mimetype != "application/json":
        raise RequestError(415, "media_type_unsupported")
    if "chunked" in request.headers.get("Transfer-Encoding", "").lower():
        raise RequestError(411, "length_required")
    length = request.headers.get("Content-Length", "")
    if not length.isascii() or not length.isdigit():
        raise RequestError(411, "length_required")
    if int(length) > MAX_BODY_BYTES:
        raise RequestError(413, "body_too_large", limit=MAX_BODY_BYTES)
    body = request.get_data(cache=True)
    if not body:
        raise RequestError(400, "body_missing")
    if len(body) != int(length):
        raise RequestError(400, "json_malformed")
    return body
