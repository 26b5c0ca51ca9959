"""What is known of each announced photo, on any document database."""

from collections.abc import Sequence

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import (
    Document,
    Put,
    Reader,
    TransactionResult,
    Update,
    Write,
)
from shared.adapters.documents.mapping import queries
from shared.adapters.documents.mapping.pictures import (
    evidence_document,
    metadata_in,
    read_photo,
    settled_photo,
    trace_in,
)
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores import nonces
from shared.adapters.documents.stores.likeness_index import neighbourhood
from shared.domain.evidence.seen_before import PriorUse
from shared.domain.kernel.errors import NotFoundError
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.perceptual_hash import ImageFingerprint, Match
from shared.domain.photos.photos import Photo, PhotoState
from shared.ports.pictures import Weigh


class DocumentPhotoRecords:
    """The port PhotoRecords."""

    def __init__(self, db: VersionedDb) -> None:
        self._db = db

    def photos(self, city_id: str, report_id: str) -> tuple[Photo, ...]:
        found = self._db.find(queries.photos(city_id, report_id))
        return tuple(read_photo(each.data) for each in found)

    def photo(self, city_id: str, report_id: str, photo_id: str) -> Photo:
        return _announced(self._db, paths.photo(city_id, report_id, photo_id))

    def metadata(self, photo: Photo) -> PhotoMetadata:
        found = self._db.get(paths.evidence(photo.city_id, photo.photo_id))
        return metadata_in(found) if found else PhotoMetadata()

    def like(self, photos: Sequence[Photo]) -> tuple[Match, ...]:
        found: dict[str, Match] = {}
        for photo, document in zip(photos, _sealed(self._db, photos), strict=True):
            trace = trace_in(document) if document else None
            if trace is not None:
                near = neighbourhood(self._db, photo.city_id, trace)
                found |= {each.photo_id: each for each in near.sightings(self._db)}
        own = {photo.report_id for photo in photos}
        return tuple(each for each in found.values() if each.report_id not in own)

    def settle_photo(self, photo: Photo, metadata: PhotoMetadata | None) -> Photo:
        path = paths.photo(photo.city_id, photo.report_id, photo.photo_id)

        def body(reader: Reader) -> TransactionResult[Photo]:
            stored = _announced(reader, path)
            if stored.state is not PhotoState.ANNOUNCED:
                return TransactionResult(stored)
            writes: dict[str, Write] = {path: Update(settled_photo(photo))}
            if metadata is not None:
                apart = paths.evidence(photo.city_id, photo.photo_id)
                writes[apart] = Put(evidence_document(photo, metadata))
            return TransactionResult(photo, writes)

        return self._db.run(body)

    def settle_weighed(
        self,
        photo: Photo,
        metadata: PhotoMetadata,
        trace: ImageFingerprint,
        weigh: Weigh,
        beside: Sequence[Photo] = (),
    ) -> Photo:
        path = paths.photo(photo.city_id, photo.report_id, photo.photo_id)

        def body(reader: Reader) -> TransactionResult[Photo]:
            stored = _announced(reader, path)
            if stored.state is not PhotoState.ANNOUNCED:
                return TransactionResult(stored)
            near = neighbourhood(reader, photo.city_id, trace)
            sightings = near.sightings(reader)
            is_used, remembered = nonces.look_up(reader, photo)
            told = [each for each in _sealed(reader, beside) if each]
            settled = weigh(PriorUse(sightings, is_used, tuple(map(metadata_in, told))))
            writes: dict[str, Write] = {
                **near.with_newest(photo),
                **remembered,
                path: Update(settled_photo(settled)),
                paths.evidence(photo.city_id, photo.photo_id): Put(
                    evidence_document(photo, metadata, sightings, trace)
                ),
            }
            return TransactionResult(settled, writes)

        return self._db.run(body)


def _sealed(reader: Reader, photos: Sequence[Photo]) -> tuple[Document | None, ...]:
    return reader.get_many([paths.evidence(each.city_id, each.photo_id) for each in photos])


def _announced(reader: Reader, path: str) -> Photo:
    document = reader.get(path)
    if document is None:
        raise NotFoundError("not_found")
    return read_photo(document)
