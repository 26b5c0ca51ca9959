"""Photos in a folder: what clients upload in one part, clean copies in the other."""

import secrets
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.files import aside, copy_exactly, inside, keep_names
from shared.adapters.embedded.uploads import Uploads
from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.photos.photos import Photo
from shared.ports.pictures import StoredObject, UploadSession
from shared.ports.platform import Clock

QUARANTINE, PUBLISHED = "quarantine", "published"


class FolderPhotoBytes:
    """`base_url` is where the local city serves `/local/uploads/{session_id}` by calling `receive`.

    A quarantined file's name ends in its generation, so that a reader gets the bytes it asked for.
    """

    def __init__(self, city_file: CityFile, clock: Clock, base_url: str) -> None:
        self._uploads = Uploads(city_file, clock, QUARANTINE)
        self._root = city_file.folder.resolve()
        self._base_url = base_url.rstrip("/")

    def open_session(self, photo: Photo) -> UploadSession | None:
        session_id = self._opened(photo)
        if session_id is None:
            return None
        url = f"{self._base_url}/local/uploads/{session_id}"
        return UploadSession(photo.photo_id, "PUT", url, {"Content-Type": photo.content_type})

    def take_in(self, photo: Photo, data: bytes) -> None:
        session_id = self._opened(photo)
        if session_id is None:
            return
        with suppress(ConflictError):
            self.receive(
                session_id,
                BytesIO(data),
                content_type=photo.content_type,
                content_length=len(data),
            )

    def receive(
        self,
        session_id: str,
        body: BinaryIO,
        *,
        content_type: str | None,
        content_length: int | None,
    ) -> StoredObject:
        """Take the bytes of a session. They and the news of them are on the disk, or neither is.

        Raises NotFoundError for no such session, ConflictError where it is finished or the object
        is there already, and InvalidError for another type or size than announced. A body that
        breaks off leaves the session open.
        """
        upload = self._uploads.expecting(session_id, content_type, content_length)
        folder = self._quarantined(StoredObject(upload.object_name, 0, 0)).parent
        with (
            aside(folder, lambda out: copy_exactly(body, out, upload.size_bytes)) as path,
            self._uploads.finishing(upload, self.stat) as stored,
        ):
            path.replace(self._quarantined(stored))
            keep_names(folder, self._root)
        return stored

    def stat(self, object_name: str) -> StoredObject | None:
        stored = self._uploads.latest(object_name)
        if stored is None or not self._quarantined(stored).exists():
            return None
        return stored

    def read(self, stored: StoredObject) -> bytes:
        return _read(self._quarantined(stored))

    def publish(
        self,
        object_name: str,
        data: bytes,
        content_type: str,  # noqa: ARG002 - whoever reads the copy knows it
    ) -> None:
        target = inside(self._root / PUBLISHED, object_name)
        with aside(target.parent, lambda out: out.write(data)) as path:
            try:
                target.hardlink_to(path)
            except FileExistsError:
                return
            keep_names(target.parent, self._root)

    def read_published(self, object_name: str) -> bytes:
        return _read(inside(self._root / PUBLISHED, object_name))

    def discard(self, stored: StoredObject) -> None:
        self._quarantined(stored).unlink(missing_ok=True)

    def _opened(self, photo: Photo) -> str | None:
        if self.stat(photo.object_name) is not None:
            return None
        session_id = secrets.token_urlsafe(32)
        self._uploads.open(session_id, photo)
        return session_id

    def _quarantined(self, stored: StoredObject) -> Path:
        return inside(self._root / QUARANTINE, f"{stored.name}@{stored.generation}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise NotFoundError("not_found") from None
