"""Photos in Cloud Storage: a quarantine bucket that clients upload to, a bucket of clean copies."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from shared.adapters.google.failures import translated
from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.photos.photos import Photo
from shared.ports.pictures import StoredObject, UploadSession

_CALL_S = 10.0
WITH_RETRIES_S = 20.0
_NOT_THERE_YET = 0


class GcsPhotoBytes:
    """`web_origin` is the origin of the citizens' pages, which may then upload from a browser.

    STORAGE_EMULATOR_HOST points the SDK at an emulator.
    """

    def __init__(
        self, project_id: str, *, quarantine: str, published: str, web_origin: str | None = None
    ) -> None:
        from google.cloud.storage import Client
        from google.cloud.storage.retry import DEFAULT_RETRY

        client = Client(project=project_id)
        # It would start a thread and read each bucket's facts, for traces that nobody collects.
        client._bucket_metadata_cache = None  # noqa: SLF001 - else an environment variable only
        self._quarantine: Any = client.bucket(quarantine)
        self._published: Any = client.bucket(published)
        self._web_origin = web_origin
        self._limits: dict[str, Any] = {
            "timeout": _CALL_S,
            "retry": DEFAULT_RETRY.with_timeout(WITH_RETRIES_S),
        }

    def open_session(self, photo: Photo) -> UploadSession | None:
        from google.api_core.exceptions import PreconditionFailed

        with translated("storage", RuntimeError):
            try:
                url = self._quarantine.blob(photo.object_name).create_resumable_upload_session(
                    content_type=photo.content_type,
                    size=photo.size_bytes,
                    origin=self._web_origin,
                    if_generation_match=_NOT_THERE_YET,
                    **self._limits,
                )
            except PreconditionFailed:
                return None
        return UploadSession(photo.photo_id, "PUT", url, {"Content-Type": photo.content_type})

    def take_in(self, photo: Photo, data: bytes) -> None:
        self._create(self._quarantine.blob(photo.object_name), data, photo.content_type)

    def stat(self, object_name: str) -> StoredObject | None:
        with translated("storage", RuntimeError):
            blob = self._quarantine.get_blob(object_name, **self._limits)
        return blob and StoredObject(object_name, blob.size, blob.generation)

    def read(self, stored: StoredObject) -> bytes:
        with _reading():
            data: bytes = self._pinned(stored).download_as_bytes(**self._limits)
        return data

    def publish(self, object_name: str, data: bytes, content_type: str) -> None:
        blob = self._published.blob(object_name)
        blob.cache_control = "private, max-age=3600"
        self._create(blob, data, content_type)

    def _create(self, blob: Any, data: bytes, content_type: str) -> None:
        """What is there already stays."""
        from google.api_core.exceptions import PreconditionFailed

        with translated("storage", RuntimeError):
            try:
                blob.upload_from_string(
                    data,
                    content_type=content_type,
                    if_generation_match=_NOT_THERE_YET,
                    **self._limits,
                )
            except PreconditionFailed:
                return

    def read_published(self, object_name: str) -> bytes:
        with _reading():
            data: bytes = self._published.blob(object_name).download_as_bytes(**self._limits)
        return data

    def discard(self, stored: StoredObject) -> None:
        from google.api_core.exceptions import NotFound

        with translated("storage", RuntimeError):
            try:
                self._pinned(stored).delete(**self._limits)
            except NotFound:
                return

    def _pinned(self, stored: StoredObject) -> Any:
        return self._quarantine.blob(stored.name, generation=stored.generation)


@contextmanager
def _reading() -> Iterator[None]:
    from google.api_core.exceptions import NotFound
    from google.cloud.storage.exceptions import DataCorruption

    with translated("storage", RuntimeError):
        try:
            yield
        except NotFound:
            raise NotFoundError("not_found") from None
        except DataCorruption:
            raise TransientError("storage:damaged_on_the_way") from None
