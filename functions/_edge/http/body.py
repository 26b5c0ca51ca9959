"""Reading a body that is known to be small before a byte of it is read."""

from collections.abc import Iterator, Mapping

from flask import Request, Response

from functions._edge.http.errors import RequestError

# Five thousand characters, each written as an escape, and room for the rest of a report.
MAX_BODY_BYTES = 64 * 1024


def read_body(
    request: Request, media_type: str = "application/json", limit: int = MAX_BODY_BYTES
) -> bytes:
    """The whole body. Raises RequestError 411, 413, 415 or 400; then nothing has been read."""
    if request.mimetype != media_type:
        raise RequestError(415, "media_type_unsupported")
    length = announced_length(request, limit)
    if length is None:
        raise RequestError(411, "length_required")
    body = request.get_data(cache=True)
    if not body:
        raise RequestError(400, "body_missing")
    if len(body) != length:
        raise RequestError(400, "json_malformed")
    return body


def refuse_body(request: Request) -> bytes:
    """Nothing: what a request without use for a body sends is not read, and refused if it is large.

    Raises RequestError 411 or 413.
    """
    announced_length(request, MAX_BODY_BYTES)
    return b""


def unread(status: int, data: bytes, headers: Mapping[str, str]) -> Response:
    """An answer that leaves alone what is left of the request's body.

    The framework reads all of it into memory before any answer that is not streamed.
    """

    def once() -> Iterator[bytes]:
        yield data

    return Response(once(), status, {**headers, "Content-Length": str(len(data))})


def announced_length(request: Request, limit: int) -> int | None:
    """The length that the request announces for its body, if any. Raises RequestError 411 or 413."""
    if "Transfer-Encoding" in request.headers:
        raise RequestError(411, "length_required")
    length = request.headers.get("Content-Length", "")
    if not length:
        return None
    if not length.isascii() or not length.isdigit():
        raise RequestError(411, "length_required")
    if int(length) > limit:
        raise RequestError(413, "body_too_large", limit=limit)
    return int(length)
