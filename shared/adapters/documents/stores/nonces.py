"""Which photo a nonce of the camera came with: the first one keeps it."""

from collections.abc import Mapping

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Put, Reader, Write
from shared.adapters.documents.mapping.nonces import nonce_document, photo_in
from shared.domain.photos.photos import Photo


def look_up(reader: Reader, photo: Photo) -> tuple[bool, Mapping[str, Write]]:
    """Whether the photo's nonce came with another, and what to write where it is the first.

    Only the account that a nonce was issued to can use it up.
    """
    session = photo.session
    if session is None or not session.is_own or session.issued_at is None:
        return False, {}
    path = paths.nonce(photo.city_id, session.digest)
    holder = photo_in(reader.get(path))
    if holder is not None:
        return holder != photo.photo_id, {}
    return False, {path: Put(nonce_document(photo, session.issued_at))}
