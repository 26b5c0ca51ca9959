"""What is known of each announced photo, on any document database."""

from collections.abc import Mapping

from shared.adapters.documents import mapping, nonces, paths, queries
from shared.adapters.documents.db import Decided, DocumentDb, Put, Reader, Update, Write
from shared.adapters.documents.likeness_index import neighbourhood
from shared.domain.errors import NotFoundError
from shared.domain.evidence_seen import Past
from shared.domain.likeness import Trace
from shared.domain.photos import Photo, PhotoState
from shared.ports.pictures import Weigh


class DocumentPhotoRecords:
    """The port PhotoRecords."""

    def __init__(self, db: DocumentDb) -> None:
        self._db = db

    def photos(self, city_id: str, report_id: str) -> tuple[Photo, ...]:
        found = self._db.find(queries.photos(city_id, report_id))
        return tuple(mapping.read_photo(each.data) for each in found)

    def photo(self, city_id: str, report_id: str, photo_id: str) -> Photo:
        return _announced(self._db, paths.photo(city_id, report_id, photo_id))

    def settle_photo(self, photo: Photo, evidence: Mapping[str, object] | None) -> Photo:
        path = paths.photo(photo.city_id, photo.report_id, photo.photo_id)

        def body(reader: Reader) -> Decided[Photo]:
            stored = _announced(reader, path)
            if stored.state is not PhotoState.ANNOUNCED:
                return Decided(stored)
            writes: dict[str, Write] = {path: Update(mapping.settled_photo(photo))}
            if evidence is not None:
                apart = paths.evidence(photo.city_id, photo.photo_id)
                writes[apart] = Put(mapping.evidence_document(photo, evidence))
            return Decided(photo, writes)

        return self._db.run(body)

    def settle_weighed(
        self, photo: Photo, evidence: Mapping[str, object], trace: Trace, weigh: Weigh
    ) -> Photo:
        path = paths.photo(photo.city_id, photo.report_id, photo.photo_id)

        def body(reader: Reader) -> Decided[Photo]:
            stored = _announced(reader, path)
            if stored.state is not PhotoState.ANNOUNCED:
                return Decided(stored)
            near = neighbourhood(reader, photo.city_id, trace)
            sightings = near.sightings(reader)
            is_used, remembered = nonces.look_up(reader, photo)
            settled = weigh(Past(sightings, is_used))
            writes: dict[str, Write] = {
                **near.with_newest(photo),
                **remembered,
                path: Update(mapping.settled_photo(settled)),
                paths.evidence(photo.city_id, photo.photo_id): Put(
                    mapping.evidence_document(photo, evidence, sightings)
                ),
            }
            return Decided(settled, writes)

        return self._db.run(body)


def _announced(reader: Reader, path: str) -> Photo:
    document = reader.get(path)
    if document is None:
        raise NotFoundError("not_found")
    return mapping.read_photo(document)
