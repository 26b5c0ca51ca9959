"""How photos are written, and, where no client reads it, what they told and look like."""

from collections.abc import Mapping, Sequence

from shared.adapters.documents.engine import codec
from shared.adapters.documents.engine.db import Document
from shared.adapters.documents.mapping import fields
from shared.adapters.documents.mapping.photo_metadata import metadata_fields, read_metadata
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.perceptual_hash import ImageFingerprint, Match
from shared.domain.photos.photos import Photo

_SEEN, _TOLD, _TRACE = "seen", "found", "trace"


def photo_document(photo: Photo, event_id: str) -> Document:
    """An announced photo, with the event that announced it."""
    return codec.encode(photo) | {fields.EVENT: event_id}


def redaction(photo: Photo) -> Document:
    return {"redaction": photo.redaction}


def settled_photo(photo: Photo) -> Document:
    return codec.encode(photo)


def read_photo(document: Document) -> Photo:
    return codec.decode(Photo, document)


def evidence_document(
    photo: Photo,
    metadata: PhotoMetadata,
    sightings: Sequence[Match] = (),
    trace: ImageFingerprint | None = None,
) -> Document:
    """`seen` names the like pictures of before: for an auditor, and in no view of anybody's.

    `trace` is what the picture is looked for by; a photo that was not weighed has none.
    """
    return {
        fields.CITY: photo.city_id,
        fields.REPORT: photo.report_id,
        "photo_id": photo.photo_id,
        _TOLD: metadata_fields(metadata),
        _SEEN: [f"{each.report_id}/{each.photo_id}" for each in sightings],
        _TRACE: f"{_in_hex(trace.likeness)}/{trace.sha256}" if trace else "",
    }


def metadata_in(document: Document) -> PhotoMetadata:
    """What the original told."""
    told = document.get(_TOLD)
    return read_metadata(told if isinstance(told, Mapping) else {})


def trace_in(document: Document) -> ImageFingerprint | None:
    told = document.get(_TRACE)
    if not isinstance(told, str) or not told:
        return None
    return ImageFingerprint(told.partition("/")[2], likeness_of(told))


def likenesses_document(city_id: str, lines: Sequence[str]) -> Document:
    """Each picture as one short text: these are read by the hundred, and hardly one is looked into."""
    return {fields.CITY: city_id, _SEEN: list(lines)}


def likenesses_in(document: Document | None) -> tuple[str, ...]:
    lines = document.get(_SEEN) if document else None
    return tuple(lines) if isinstance(lines, list) else ()


def likeness_line(photo: Photo, likeness: int | None) -> str:
    return f"{_in_hex(likeness)}/{photo.report_id}/{photo.photo_id}"


def likeness_of(line: str) -> int | None:
    told = line.partition("/")[0]
    return int(told, 16) if told else None


def photo_of(line: str) -> tuple[str, str]:
    """The ids of the report and of the photo."""
    _, report_id, photo_id = line.split("/")
    return report_id, photo_id


def _in_hex(likeness: int | None) -> str:
    return "" if likeness is None else f"{likeness:032x}"
