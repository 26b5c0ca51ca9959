"""Papers, request by request: PDFs, shown where the client shows them and kept by nobody else."""

from functions._edge.http.routes import Call, PdfBody, Reply
from shared.domain.kernel.errors import NotFoundError
from shared.domain.notify.effects import handle_of
from shared.domain.people.access import PaperKind
from shared.usecases.papers.print_case_file import SeenCase, print_case_file
from shared.usecases.papers.print_paper import print_paper
from shared.usecases.queries.read_report import read_report


def staff_paper(call: Call) -> Reply:
    """The paper of that kind. Raises NotFoundError for a kind that there is none of."""
    report_id, kind = call.path["report_id"], _kind(call.path["kind"])
    if kind is PaperKind.CASE_FILE:
        opened = read_report(call.member, report_id, call.ports)
        seen = SeenCase(opened.report, opened.events, opened.photos)
        data = print_case_file(seen, call.member, call.ports)
    else:
        data = print_paper(call.member, report_id, kind, call.ports)
    return Reply(PdfBody(data, f"{kind.value}-{handle_of(report_id)}.pdf"))


def _kind(written: str) -> PaperKind:
    try:
        return PaperKind(written)
    except ValueError:
        raise NotFoundError("not_found") from None
