"""Hand out a clean copy of a photo to somebody who may see its report."""

from typing import Protocol

from shared.domain.evidence.redaction import is_withheld
from shared.domain.kernel.errors import ForbiddenError, NotFoundError
from shared.domain.people.access import Role
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.report.report import Report
from shared.ports.has import HasPhotoBytes, HasPhotoRecords
from shared.ports.pictures import PhotoRecords

SIZES = frozenset({"large", "small"})


class ReadPhotoPorts(HasPhotoRecords, HasPhotoBytes, Protocol): ...


def read_photo(
    report: Report, photo_id: str, size: str, ports: ReadPhotoPorts, *, role: Role | None = None
) -> bytes:
    """A JPEG without metadata. The caller, of that `role` among staff, has been shown `report`.

    Raises NotFoundError for a photo that is not of this report, not published (yet), or no such size,
    ForbiddenError for one that is kept from the role.
    """
    photo = _photo(report, photo_id, ports.photo_records)
    if size not in SIZES or photo.state is not PhotoState.PUBLISHED:
        raise NotFoundError("not_found")
    if role is not None and is_withheld(report, photo, role):
        raise ForbiddenError("photo_withheld")
    return ports.photo_bytes.read_published(photo.copy_name(size))


def _photo(report: Report, photo_id: str, photo_records: PhotoRecords) -> Photo:
    """A part's own, or one of the whole: its pictures are for all offices that work on it."""
    try:
        return photo_records.photo(report.city_id, report.report_id, photo_id)
    except NotFoundError:
        if report.ties.part_of is None:
            raise
        return photo_records.photo(report.city_id, report.ties.part_of, photo_id)
