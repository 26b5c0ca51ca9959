"""Print what the desk needs on paper of a report: the letter it goes out with, the order to visit."""

from typing import Protocol

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, ForbiddenError, NotFoundError
from shared.domain.links.signed_links import sign_link
from shared.domain.papers.letter import letter_link, letter_paper
from shared.domain.papers.papers import Paper
from shared.domain.papers.visit_order import visit_paper
from shared.domain.people.access import PaperKind, StaffMember, may_print, may_read
from shared.domain.report.report import Report
from shared.ports.has import HasPages, HasPrinter, HasReferences, HasReports


class PrintPaperPorts(HasReports, HasReferences, HasPrinter, HasPages, Protocol): ...


def print_paper(
    member: StaffMember, report_id: str, kind: PaperKind, ports: PrintPaperPorts
) -> bytes:
    """A PDF: the same letter, with the same link, however often it is printed.

    Raises ForbiddenError for a paper that is not of the member's role, NotFoundError for a report that
    they may not read, that has no letter, or that nobody was sent out for, ConflictError for a letter
    whose link was revoked and for an order that was cancelled: on paper they would only lead astray.
    """
    report = ports.reports.get(member.city_id, report_id)
    if not may_read(member, report):
        raise NotFoundError("not_found")
    if not may_print(member, kind):
        raise ForbiddenError("forbidden")
    paper = _paper(report, kind, ports.references.current(member.city_id), ports)
    if paper is None:
        raise NotFoundError("not_found")
    return ports.printer.print(paper)


def _paper(report: Report, kind: PaperKind, reference: Reference, pages: HasPages) -> Paper | None:
    letter, visit = report.letter, report.visit
    if kind is PaperKind.LETTER and letter is not None:
        if report.is_revoked(letter.revision):
            raise ConflictError("letter_revoked")
        token = sign_link(letter_link(report, letter, reference), pages.link_keys)
        return letter_paper(report, letter, reference, f"{pages.pages_url}/s/{token}")
    if kind is PaperKind.VISIT_ORDER and visit is not None:
        if visit.cancelled_at is not None:
            raise ConflictError("visit_cancelled")
        return visit_paper(report, visit, reference)
    return None
