"""Upload sessions: what was announced, and the news of an object once it is there."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from shared.adapters.embedded.city_file import CityFile
from shared.domain.kernel.errors import ConflictError, InvalidError, NotFoundError
from shared.domain.kernel.value_object import value_object
from shared.domain.photos.photos import Photo
from shared.ports.pictures import StoredObject
from shared.ports.platform import Clock

FINALIZED = "google.cloud.storage.object.v1.finalized"


@value_object
class Upload:
    """What one session was opened for."""

    session_id: str
    object_name: str
    content_type: str
    size_bytes: int


class Uploads:
    def __init__(self, city_file: CityFile, clock: Clock, bucket: str) -> None:
        self._file, self._clock, self._bucket = city_file, clock, bucket

    def open(self, session_id: str, photo: Photo) -> None:
        row = (session_id, photo.object_name, photo.content_type, photo.size_bytes)
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO uploads (session_id, object_name, content_type, size_bytes)"
                " VALUES (?, ?, ?, ?)",
                row,
            )

    def expecting(
        self, session_id: str, content_type: str | None, content_length: int | None
    ) -> Upload:
        """The session, if it still waits for just such a body.

        Raises NotFoundError for no such session, ConflictError for one that is finished, InvalidError
        for a body of another kind or length.
        """
        upload, generation = self._session(session_id)
        if generation is not None:
            raise ConflictError("upload_finished")
        if content_type is not None and _essence(content_type) != _essence(upload.content_type):
            raise InvalidError("media_type_unsupported")
        if content_length is None:
            raise InvalidError("length_required")
        if content_length > upload.size_bytes:
            raise InvalidError("photo_larger_than_announced")
        if content_length < upload.size_bytes:
            raise InvalidError("photo_smaller_than_announced")
        return upload

    @contextmanager
    def finishing(
        self, upload: Upload, stat: Callable[[str], StoredObject | None]
    ) -> Iterator[StoredObject]:
        """Finish the session and write the news in the same commit, unless the body raises.

        Raises ConflictError where somebody else was first, NotFoundError for no such session.
        """
        with self._file.writing() as connection:
            if self._session(upload.session_id)[1] is not None or stat(upload.object_name):
                raise ConflictError("upload_finished")
            generation = connection.execute(
                "UPDATE uploads SET generation = (SELECT COALESCE(MAX(generation), 0) + 1"
                " FROM uploads) WHERE session_id = ? RETURNING generation",
                (upload.session_id,),
            ).fetchone()["generation"]
            stored = StoredObject(upload.object_name, upload.size_bytes, generation)
            connection.execute(
                "INSERT INTO deliveries (type, subject, at, data) VALUES (?, ?, ?, ?)",
                (
                    FINALIZED,
                    f"objects/{stored.name}",
                    self._clock.now().isoformat(),
                    json.dumps(self._news(stored)),
                ),
            )
            yield stored

    def latest(self, object_name: str) -> StoredObject | None:
        """The newest object that was stored under this name, discarded or not."""
        row = (
            self._file.reading()
            .execute(
                "SELECT size_bytes, generation FROM uploads WHERE object_name = ?"
                " AND generation IS NOT NULL ORDER BY generation DESC LIMIT 1",
                (object_name,),
            )
            .fetchone()
        )
        return row and StoredObject(object_name, row["size_bytes"], row["generation"])

    def _session(self, session_id: str) -> tuple[Upload, int | None]:
        row = (
            self._file.reading()
            .execute("SELECT * FROM uploads WHERE session_id = ?", (session_id,))
            .fetchone()
        )
        if row is None:
            raise NotFoundError("not_found")
        upload = Upload(session_id, row["object_name"], row["content_type"], row["size_bytes"])
        return upload, row["generation"]

    def _news(self, stored: StoredObject) -> dict[str, str]:
        """As the platform writes it: 64-bit numbers are text in JSON."""
        return {
            "bucket": self._bucket,
            "name": stored.name,
            "generation": str(stored.generation),
            "size": str(stored.size_bytes),
        }


def _essence(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()
