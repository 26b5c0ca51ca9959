"""How a used nonce is written: the photo that it came with, and until when that is of use."""

from datetime import datetime

from shared.adapters.documents.engine.db import Document
from shared.adapters.documents.mapping import fields
from shared.domain.photos.capture import REMEMBERED_FOR
from shared.domain.photos.photos import Photo

_PHOTO = "photo_id"


def nonce_document(photo: Photo, issued_at: datetime) -> Document:
    return {
        fields.CITY: photo.city_id,
        _PHOTO: photo.photo_id,
        fields.EXPIRES: issued_at + REMEMBERED_FOR,
    }


def photo_in(document: Document | None) -> str | None:
    return str(document[_PHOTO]) if document else None
