"""Photos of a report: what is known of each, and what a client may announce."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.photos.capture import NonceWitness, Session
from shared.domain.photos.evidence_reasons import Flag, Reason


class PhotoState(StrEnum):
    ANNOUNCED = "announced"
    PUBLISHED = "published"
    REFUSED = "refused"


class PhotoPurpose(StrEnum):
    COMPLAINT = "complaint"
    PROOF = "proof"
    NOT_FIXED = "not_fixed"
    VISIT = "visit"
    SIGNATURE = "signature"

    @property
    def is_internal(self) -> bool:
        """Whether it is of an office and its people, and no evidence: for staff only, and not weighed."""
        return self in {PhotoPurpose.VISIT, PhotoPurpose.SIGNATURE}


# Those that show what is wrong.
OF_REPORTERS = frozenset({PhotoPurpose.COMPLAINT, PhotoPurpose.NOT_FIXED})


@value_object
class Photo:
    """One announced picture. `object_name` is the same in the quarantine and the published bucket.

    `score`, `flag` and `reasons` are set once it is published; they are for staff. `redaction` names the
    copy in which a moderator has covered something: it is shown in the place of the clean one. `session`
    is what the camera's nonce said, where one came with it, until the photo is settled.
    """

    city_id: str
    report_id: str
    photo_id: str
    purpose: PhotoPurpose
    content_type: str
    size_bytes: int
    announced_at: datetime
    state: PhotoState = PhotoState.ANNOUNCED
    capture: str = "unknown"
    captured_at: datetime | None = None
    refused_because: str | None = None
    width: int | None = None
    height: int | None = None
    score: int | None = None
    flag: Flag | None = None
    reasons: tuple[Reason, ...] = ()
    redaction: str = ""
    session: Session | None = None

    @property
    def object_name(self) -> str:
        return f"{self.city_id}/{self.report_id}/{self.photo_id}"

    def copy_name(self, size: str) -> str:
        """What is shown, `large` or `small`, in the published bucket."""
        redacted = f"redacted-{self.redaction}-" if self.redaction else ""
        return f"{self.object_name}/{redacted}{size}"


MAX_PHOTOS = 5
MAX_BYTES = 25 * 1024 * 1024
CONTENT_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})


@value_object
class AnnouncedPhoto:
    """`capture` is `camera`, `gallery` or `unknown`; it and `captured_at` are the client's claims.

    `nonce` is the one that the camera was opened with, or empty.
    """

    content_type: str
    size_bytes: int
    captured_at: datetime | None = None
    capture: str = "unknown"
    nonce: str = ""


def announce(
    announced: Sequence[AnnouncedPhoto],
    *,
    city_id: str,
    report_id: str,
    operation_id: str,
    purpose: PhotoPurpose,
    now: datetime,
    witness: NonceWitness | None = None,
) -> tuple[Photo, ...]:
    """The photos of one request; the same operation always gives the same ids.

    Without a `witness` nobody can tell whose the nonces are, and they are as good as none.
    Raises InvalidError for too many, for a type that is never decoded, and for too many bytes.
    """
    if len(announced) > MAX_PHOTOS:
        raise InvalidError("too_many_photos", field="photos", limit=MAX_PHOTOS)
    for index, photo in enumerate(announced):
        if photo.content_type not in CONTENT_TYPES:
            raise InvalidError("photo_type_unsupported", field=f"photos[{index}].content_type")
        if not 0 < photo.size_bytes <= MAX_BYTES:
            field, most = f"photos[{index}].size_bytes", MAX_BYTES // 2**20
            raise InvalidError("photo_too_large", field=field, limit=most)
    return tuple(
        Photo(
            city_id=city_id,
            report_id=report_id,
            photo_id=derived_id("photo", operation_id, str(index)),
            purpose=purpose,
            content_type=photo.content_type,
            size_bytes=photo.size_bytes,
            announced_at=now,
            capture=photo.capture,
            captured_at=photo.captured_at,
            session=witness.session(photo.nonce) if witness else None,
        )
        for index, photo in enumerate(announced)
    )
