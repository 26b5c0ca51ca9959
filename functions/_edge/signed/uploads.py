"""A form with pictures in it, read in pieces, of which no more is kept than may be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from functions._edge.http.body import announced_length
from functions._edge.http.errors import RequestError
from functions._edge.signed.forms import MOST_FIELDS, require_own_page
from shared.domain.kernel.value_object import value_object
from shared.domain.photos.sent_pictures import LARGEST_BYTES, MOST_PICTURES

if TYPE_CHECKING:
    from flask import Request

MULTIPART = "multipart/form-data"
# Below what the platform takes, so that a little too much is refused in our own words.
MAX_FORM_BYTES = 30 * 1024 * 1024
_PIECE = 64 * 1024
_LONGEST_FIELD = 64 * 1024
# What the parser holds while it looks for the next boundary.
_MOST_HELD = _LONGEST_FIELD + 2 * _PIECE
# Whoever chooses fifty pictures is told that they are too many; further on it is no form of ours.
_MOST_PARTS = MOST_FIELDS + 50


@value_object
class UploadedForm:
    """Fields by name, and the pictures in their order.

    A picture that is larger than may be used is cut one byte after that, and of those that are too many
    one is kept: whoever judges them sees that there is too much.
    """

    form: Mapping[str, str]
    pictures: tuple[bytes, ...] = ()


@value_object
class _Part:
    """`filename` is None for a field of words."""

    name: str
    filename: str | None
    data: bytes

    @property
    def is_picture(self) -> bool:
        """A field for files in which none was chosen comes without a name and without bytes."""
        return self.filename is not None and bool(self.filename or self.data)


def read_upload(request: Request) -> UploadedForm:
    """Raises RequestError 403, 411, 413 or 400."""
    require_own_page(request)
    length = _length(request)
    boundary = request.mimetype_params.get("boundary", "")
    if not boundary or not boundary.isascii():
        raise RequestError(400, "form_malformed")
    form: dict[str, str] = {}
    pictures: list[bytes] = []
    try:
        for part in _parts(request, boundary.encode(), length):
            if part.filename is None:
                form[part.name] = part.data.decode()
            elif part.is_picture and len(pictures) <= MOST_PICTURES:
                pictures.append(part.data)
    except ValueError:
        # The parser's own for what is no such form, and for words that are not UTF-8.
        raise RequestError(400, "form_malformed") from None
    return UploadedForm(form, tuple(pictures))


def _length(request: Request) -> int:
    try:
        length = announced_length(request, MAX_FORM_BYTES)
    except RequestError as error:
        if error.status != HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            raise
        raise RequestError(413, "photos_too_heavy") from None
    if length is None:
        raise RequestError(411, "length_required")
    return length


def _parts(request: Request, boundary: bytes, length: int) -> Iterator[_Part]:
    from werkzeug.sansio.multipart import Data, Field, File

    head: Field | File | None = None
    kept = bytearray()
    for event in _events(request, boundary, length):
        if isinstance(event, Field | File):
            head, kept = event, bytearray()
        elif isinstance(event, Data) and head is not None:
            most = LARGEST_BYTES if isinstance(head, File) else _LONGEST_FIELD
            kept += event.data[: most + 1 - len(kept)]
            if not event.more_data:
                filename = head.filename if isinstance(head, File) else None
                yield _Part(head.name or "", filename, bytes(kept))


def _events(request: Request, boundary: bytes, length: int) -> Iterator[object]:
    from werkzeug.exceptions import RequestEntityTooLarge
    from werkzeug.sansio.multipart import Epilogue, MultipartDecoder, NeedData

    decoder = MultipartDecoder(boundary, _MOST_HELD, max_parts=_MOST_PARTS)
    try:
        for piece in _pieces(request, length):
            decoder.receive_data(piece)
            while not isinstance(event := decoder.next_event(), NeedData | Epilogue):
                yield event
    except RequestEntityTooLarge:
        raise RequestError(400, "form_malformed") from None


def _pieces(request: Request, length: int) -> Iterator[bytes | None]:
    """None at the end, as the parser wants it."""
    left = length
    while left:
        piece = request.stream.read(min(left, _PIECE))
        if not piece:
            raise RequestError(400, "form_malformed")
        left -= len(piece)
        yield piece
    yield None
