"""Find open reports that are likely about the same thing: for a citizen at intake, and for staff."""

from shared.domain.access import StaffMember, may_read
from shared.domain.cells import cells_around
from shared.domain.errors import InvalidError, NotFoundError
from shared.domain.place import Point
from shared.domain.reference import Reference
from shared.domain.report import Report
from shared.domain.similar import Asked, Similar, family, likely, reach
from shared.domain.value import value
from shared.ports.cities import References
from shared.ports.platform import Clock
from shared.ports.reports import Reports

FOR_CITIZENS, FOR_STAFF = 5, 10


@value
class FindSimilar:
    """A point, or a kelurahan; a category, or words that tell one."""

    city_id: str
    text: str = ""
    category_id: str | None = None
    point: Point | None = None
    village_code: str | None = None


@value
class Found:
    similar: tuple[Similar, ...]
    reference: Reference


def find_similar(
    command: FindSimilar, *, reports: Reports, references: References, clock: Clock
) -> Found:
    """What a citizen may be shown, best first. Distances are to about where each is.

    Raises InvalidError where there is no place to look at, and for a category the city does not know.
    """
    reference = references.current(command.city_id)
    if command.category_id is not None and command.category_id not in reference.categories:
        raise InvalidError("category_unknown", field="category")
    if command.point is None and command.village_code is None:
        raise InvalidError("place_required", field="location")
    asked = Asked(
        command.text, clock.now(), command.category_id, command.point, command.village_code
    )
    candidates = _candidates(asked, command.city_id, reference, reports)
    found = likely(asked, candidates, reference, most=FOR_CITIZENS, is_blurred=True)
    return Found(found, reference)


def find_similar_to(
    member: StaffMember,
    report_id: str,
    *,
    reports: Reports,
    references: References,
    clock: Clock,
) -> Found:
    """What may be the same as this report, of what the member may read. Raises NotFoundError."""
    report = reports.get(member.city_id, report_id)
    if not may_read(member, report):
        raise NotFoundError("not_found")
    reference = references.current(member.city_id)
    asked = Asked(
        report.description,
        clock.now(),
        report.category_id,
        report.location.point,
        report.village_code,
    )
    candidates = [
        each
        for each in _candidates(asked, member.city_id, reference, reports)
        if each.report_id != report_id and may_read(member, each)
    ]
    return Found(likely(asked, candidates, reference, most=FOR_STAFF, is_blurred=False), reference)


def _candidates(
    asked: Asked, city_id: str, reference: Reference, reports: Reports
) -> tuple[Report, ...]:
    """By cells where there is a point, else by kelurahan; never more than the store's bound."""
    radius_m, time = reach(family(asked, reference), reference)
    since = asked.now - time
    if asked.point is not None:
        return reports.near(city_id, cells_around(asked.point, radius_m), since)
    return reports.in_village(city_id, asked.village_code or "", since)
