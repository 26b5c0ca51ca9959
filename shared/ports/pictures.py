"""Photos: what is known of them, their bytes, and what makes and covers clean copies."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Protocol

from shared.domain.evidence.redaction import Box
from shared.domain.evidence.seen_before import PriorUse
from shared.domain.kernel.value_object import value_object
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.perceptual_hash import ImageFingerprint, Match
from shared.domain.photos.photos import Photo

Weigh = Callable[[PriorUse], Photo]


class PhotoRecords(Protocol):
    """What is known of each announced photo. They are announced with the change that names them."""

    def photos(self, city_id: str, report_id: str) -> tuple[Photo, ...]:
        """All announced photos of a report, in order of id."""

    def photo(self, city_id: str, report_id: str, photo_id: str) -> Photo:
        """Raises NotFoundError."""

    def metadata(self, photo: Photo) -> PhotoMetadata:
        """What its original told, as it was recorded; nothing where nothing was."""

    def like(self, photos: Sequence[Photo]) -> tuple[Match, ...]:
        """Pictures of other reports of their city that look like one of these, now. At most ten for
        each; none for a photo that was not weighed.
        """

    def settle_photo(self, photo: Photo, metadata: PhotoMetadata | None) -> Photo:
        """Record what became of an announced photo, once: a photo already settled is returned as it is.

        `metadata` goes into a document of its own.
        Raises NotFoundError for one that nobody announced.
        """

    def settle_weighed(
        self,
        photo: Photo,
        metadata: PhotoMetadata,
        trace: ImageFingerprint,
        weigh: Weigh,
        beside: Sequence[Photo] = (),
    ) -> Photo:
        """Like `settle_photo`, as `weigh` judges the photo in the light of like pictures of the city.

        The trace, and the nonce where it is the sender's own, are remembered in the same commit, so of
        two like pictures that come at once one is the later. `weigh` is pure, is told what the originals
        of the photos `beside` it said, where these are weighed, and may be called several times.
        """


@value_object
class UploadSession:
    """Where a client sends one photo's bytes. The URL is a capability: never log it."""

    photo_id: str
    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def for_client(self) -> Mapping[str, object]:
        """What the client is told: which photo to send where, and how."""
        return {
            "photo_id": self.photo_id,
            "method": self.method,
            "url": self.url,
            "headers": dict(self.headers),
        }


@value_object
class StoredObject:
    """An object's facts. `generation` pins the bytes that were seen."""

    name: str
    size_bytes: int
    generation: int


class PhotoBytes(Protocol):
    """The quarantine bucket that clients upload to, and the bucket of clean copies."""

    def open_session(self, photo: Photo) -> UploadSession | None:
        """A resumable upload for exactly this photo; None where its bytes are there already."""

    def take_in(self, photo: Photo, data: bytes) -> None:
        """Bytes that came with a form of ours, into quarantine as if the client had sent them there.

        What is there already stays as it is: the same form again is no error.
        """

    def stat(self, object_name: str) -> StoredObject | None:
        """What lies in quarantine under this name."""

    def read(self, stored: StoredObject) -> bytes:
        """The quarantined bytes of that very generation.

        Raises NotFoundError if they are gone, TransientError if the store is unwell.
        """

    def publish(self, object_name: str, data: bytes, content_type: str) -> None:
        """Store a clean copy; the same name again is no error and replaces nothing."""

    def read_published(self, object_name: str) -> bytes:
        """Raises NotFoundError and TransientError likewise."""

    def discard(self, stored: StoredObject) -> None:
        """Delete that generation from quarantine; gone already is fine."""


@value_object
class CleanPhoto:
    """The re-encoded copies, by size name, and what the original told beside its pixels.

    `likeness` and `sha256` are what a `ImageFingerprint` is made of: the digest is of the original's bytes.
    """

    large: bytes
    small: bytes
    width: int
    height: int
    content_type: str
    metadata: PhotoMetadata = PhotoMetadata()
    likeness: int | None = None
    sha256: str = ""


class PhotoCleaner(Protocol):
    def clean(self, data: bytes) -> CleanPhoto:
        """Decode within caps, drop all metadata, make two sizes.

        Raises InvalidError with codes `photo_not_an_image`, `photo_too_many_pixels`, `photo_damaged`.
        """


class PhotoPainter(Protocol):
    def cover(self, large: bytes, boxes: Sequence[Box]) -> tuple[bytes, bytes]:
        """The clean large copy with black boxes, in both sizes; nothing of what is beneath stays."""
