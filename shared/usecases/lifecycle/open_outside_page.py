"""Show a body outside the city the report that its letter is about, or what it has said to it."""

from typing import Protocol

from shared.domain.city.reference import Reference
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.outside import require_with_body, word_on
from shared.domain.lifecycle.revocation import require_unrevoked
from shared.domain.links.signed_links import SignedLink
from shared.domain.photos.photos import Photo, PhotoPurpose, PhotoState
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.report import Event, Report
from shared.ports.has import HasPhotoRecords, HasReferences, HasReports


@value_object
class OutsidePage:
    """`word` is what was said through this link; then nothing of the report is shown any more."""

    reference: Reference
    word: Event | None = None
    report: Report | None = None
    letter: OutgoingLetter | None = None
    photos: tuple[Photo, ...] = ()


class OpenOutsidePagePorts(HasReports, HasPhotoRecords, HasReferences, Protocol): ...


def open_outside_page(link: SignedLink, ports: OpenOutsidePagePorts) -> OutsidePage:
    """Raises NotFoundError for a link that its report has left behind without a word through it.

    Of a secret report no pictures are shown, and of no report its reporter.
    """
    reference = ports.references.current(link.city_id)
    report = ports.reports.get(link.city_id, link.report_id)
    require_unrevoked(report, link.revision)
    word = word_on(link, ports.reports.events(link.city_id, link.report_id))
    if word is not None:
        return OutsidePage(reference, word=word)
    letter = require_with_body(report, link)
    photos = () if report.secret else ports.photo_records.photos(link.city_id, link.report_id)
    shown = tuple(
        photo
        for photo in photos
        if photo.purpose is PhotoPurpose.COMPLAINT and photo.state is PhotoState.PUBLISHED
    )
    return OutsidePage(reference, report=report, letter=letter, photos=shown)
