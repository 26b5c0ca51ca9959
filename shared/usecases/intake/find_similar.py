"""Find open reports that are likely about the same thing: for a citizen at intake, and for staff."""

from itertools import islice
from typing import Protocol

from shared.domain.cases.similar import Similar, SimilarQuery, family, likely, reach
from shared.domain.city.reference import Reference
from shared.domain.evidence.redaction import is_withheld
from shared.domain.geo.cells import cells_around
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError, NotFoundError
from shared.domain.kernel.value_object import value_object
from shared.domain.people.access import StaffMember, may_read
from shared.domain.photos.photos import OF_REPORTERS
from shared.domain.report.report import Report
from shared.domain.routing.text_findings import understand, understand_report
from shared.ports.has import HasClock, HasPhotoRecords, HasReferences, HasReports
from shared.ports.pictures import PhotoRecords
from shared.ports.reports import Reports

FOR_CITIZENS, FOR_STAFF = 5, 10
# Each photo costs up to 20 reads of the index and its pictures, each case up to two.
MOST_COMPARED, MOST_PICTURED = 3, 5


@value_object
class FindSimilar:
    """A point, or a kelurahan; a category, or words that tell one."""

    city_id: str
    text: str = ""
    category_id: str | None = None
    point: Point | None = None
    village_code: str | None = None


@value_object
class SimilarFound:
    similar: tuple[Similar, ...]
    reference: Reference


class FindSimilarPorts(HasReports, HasReferences, HasClock, HasPhotoRecords, Protocol): ...


def find_similar(command: FindSimilar, ports: FindSimilarPorts) -> SimilarFound:
    """What a citizen may be shown, best first. Distances are to about where each is.

    Raises InvalidError where there is no place to look at, and for a category the city does not know.
    """
    reference = ports.references.current(command.city_id)
    if command.category_id is not None and command.category_id not in reference.categories:
        raise InvalidError("category_unknown", field="category")
    if command.point is None and command.village_code is None:
        raise InvalidError("place_required", field="location")
    asked = SimilarQuery(
        understand(command.text, reference),
        ports.clock.now(),
        command.category_id,
        command.point,
        command.village_code,
    )
    candidates = _candidates(asked, command.city_id, ports.reports)
    found = likely(asked, candidates, most=FOR_CITIZENS, is_blurred=True)
    return SimilarFound(found, reference)


def find_similar_to(member: StaffMember, report_id: str, ports: FindSimilarPorts) -> SimilarFound:
    """What may be the same as this report, of what the member may read. Raises NotFoundError.

    Photos count as well: they have been weighed by now, as they have not at intake, where they are
    only uploaded once the report is there.
    """
    report = ports.reports.get(member.city_id, report_id)
    if not may_read(member, report):
        raise NotFoundError("not_found")
    reference = ports.references.current(member.city_id)
    asked = SimilarQuery(
        understand_report(report, reference),
        ports.clock.now(),
        report.category_id,
        report.location.point,
        report.village_code,
    )
    near = _candidates(asked, member.city_id, ports.reports)
    pictured = _pictured(report, member, ports.reports, ports.photo_records)
    candidates = {each.report_id: each for each in (*near, *pictured) if may_read(member, each)}
    candidates.pop(report_id, None)
    ids = frozenset(each.report_id for each in pictured)
    found = likely(asked, candidates.values(), most=FOR_STAFF, is_blurred=False, pictured=ids)
    return SimilarFound(found, reference)


def _pictured(
    report: Report, member: StaffMember, reports: Reports, photo_records: PhotoRecords
) -> tuple[Report, ...]:
    """The cases in which a reporter has shown what looks the same; few photos and few cases.

    Of a picture that is kept from the member, not even this is told.
    """
    own = photo_records.photos(report.city_id, report.report_id)
    shown = [
        photo
        for photo in own
        if photo.purpose in OF_REPORTERS and not is_withheld(report, photo, member.role)
    ]
    like = photo_records.like(shown[:MOST_COMPARED])
    ids = dict.fromkeys(each.report_id for each in like if each.purpose in OF_REPORTERS)
    found = [reports.get(report.city_id, each) for each in islice(ids, MOST_PICTURED)]
    return tuple(_case(each, reports) for each in found)


def _case(report: Report, reports: Reports) -> Report:
    """What a report was merged into goes on for it."""
    into = report.ties.merged_into
    return reports.get(report.city_id, into) if into else report


def _candidates(asked: SimilarQuery, city_id: str, reports: Reports) -> tuple[Report, ...]:
    """By cells where there is a point, else by kelurahan; never more than the store's bound."""
    radius_m, time = reach(family(asked), asked.found.reference)
    since = asked.now - time
    if asked.point is not None:
        return reports.near(city_id, cells_around(asked.point, radius_m), since)
    return reports.in_village(city_id, asked.village_code or "", since)
