"""How a used nonce is written: the photo that it came with, and until when that is of use."""

from datetime import datetime

from shared.adapters.documents.engine.db import Document
from shared.adapters.documents.mapping.mapping import CITY, EXPIRES, SCHEMA_VERSION
from shared.domain.photos.capture import REMEMBERED_FOR
from shared.domain.photos.photos import Photo

_PHOTO = "photo_id"


def nonce_document(photo: Photo, issued_at: datetime) -> Document:
    return {
        CITY: photo.city_id,
        _PHOTO: photo.photo_id,
        EXPIRES: issued_at + REMEMBERED_FOR,
        "schema_version": SCHEMA_VERSION,
    }


def photo_of(document: Document | None) -> str | None:
    return str(document[_PHOTO]) if document else None
