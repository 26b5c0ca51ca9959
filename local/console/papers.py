"""Papers on the console: printed for whom the desk's work is done here, the city's supervisor."""

from local.platform.city import LocalCity
from local.platform.personas import staff_of
from shared.bootstrap.embedded import EmbeddedPorts
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import NotFoundError
from shared.domain.people.access import PaperKind, Role, StaffMember
from shared.domain.report.report import Report
from shared.usecases.papers.print_case_file import SeenCase, print_case_file
from shared.usecases.papers.print_paper import print_paper
from shared.usecases.queries.read_report import read_report

NAMES = {
    PaperKind.LETTER: "Surat penerusan",
    PaperKind.VISIT_ORDER: "Surat tugas",
    PaperKind.CASE_FILE: "Berkas perkara",
}


def there_are(report: Report) -> tuple[tuple[str, str], ...]:
    """What can be printed of it now: kind and name of each."""
    kinds = [PaperKind.CASE_FILE]
    if report.visit is not None and report.visit.cancelled_at is None:
        kinds.insert(0, PaperKind.VISIT_ORDER)
    if report.letter is not None and not report.is_revoked(report.letter.revision):
        kinds.insert(0, PaperKind.LETTER)
    return tuple((kind.value, NAMES[kind]) for kind in kinds)


def clerk_of(reference: Reference, city: LocalCity) -> StaffMember:
    """The made-up supervisor, as the city's books have them. Raises NotFoundError."""
    persona = next(each for each in staff_of(reference) if each.role is Role.SUPERVISOR)
    member = city.ports.people.staff(persona.city_id, persona.uid)
    if member is None:
        raise NotFoundError("not_found")
    return member


def print_for(ports: EmbeddedPorts, member: StaffMember, report_id: str, kind: str) -> bytes:
    """Raises NotFoundError for no such paper."""
    if kind == PaperKind.CASE_FILE:
        opened = read_report(member, report_id, ports)
        return print_case_file(SeenCase(opened.report, opened.events, opened.photos), member, ports)
    if kind not in set(PaperKind):
        raise NotFoundError("not_found")
    return print_paper(member, report_id, PaperKind(kind), ports)
