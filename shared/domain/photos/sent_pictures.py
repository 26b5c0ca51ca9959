"""Pictures that come with a page's form. What they are is read off their bytes, not off their names."""

from collections.abc import Sequence
from hashlib import sha256

from shared.domain.kernel.errors import InvalidError
from shared.domain.photos.photos import AnnouncedPhoto

# What a cheap phone sends in a minute, and what a small function can hold for several at once.
MOST_PICTURES = 3
LARGEST_BYTES = 8 * 1024 * 1024
_FIELD = "photos"
_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"


def announced_in(pictures: Sequence[bytes]) -> tuple[AnnouncedPhoto, ...]:
    """What a client would have announced of them. Whether they can be opened, the worker finds out.

    Raises InvalidError for too many, for one too large, and for bytes of no kind that is shown.
    """
    if len(pictures) > MOST_PICTURES:
        raise InvalidError("too_many_photos", field=_FIELD, limit=MOST_PICTURES)
    return tuple(AnnouncedPhoto(_type_of(data), len(data)) for data in pictures)


def fingerprint(data: bytes) -> str:
    """The same for the same bytes: a form that is sent twice is one act."""
    return sha256(data).hexdigest()


def _type_of(data: bytes) -> str:
    if len(data) > LARGEST_BYTES:
        raise InvalidError("photo_too_large", field=_FIELD, limit=LARGEST_BYTES // 2**20)
    if data.startswith(_JPEG):
        return "image/jpeg"
    if data.startswith(_PNG):
        return "image/png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    raise InvalidError("photo_type_unsupported", field=_FIELD)
