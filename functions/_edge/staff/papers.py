"""Papers, request by request: PDFs, shown where the client shows them and kept by nobody else."""

from base64 import b64encode

from functions._edge.http.idempotency import required_key
from functions._edge.http.routes import Call, Printed, Reply
from functions._edge.schemas import parsing
from shared.domain.kernel.errors import NotFoundError
from shared.domain.notify.effects import handle_of
from shared.domain.people.access import PaperKind
from shared.usecases.intake.submit_report import submit_report
from shared.usecases.papers.print_case_file import SeenCase, print_case_file
from shared.usecases.papers.print_paper import print_paper
from shared.usecases.papers.print_slip import print_slip
from shared.usecases.queries.read_report import read_report


def staff_paper(call: Call) -> Reply:
    report_id, kind = call.path["report_id"], _kind(call.path["kind"])
    if kind is PaperKind.CASE_FILE:
        opened = read_report(call.member, report_id, call.ports)
        seen = SeenCase(opened.report, opened.events, opened.photos)
        data = print_case_file(seen, call.member, call.ports)
    else:
        data = print_paper(call.member, report_id, kind, call.ports)
    return Reply(Printed(data, f"{kind.value}-{handle_of(report_id)}.pdf"))


def take_in(call: Call) -> Reply:
    """The report is written down; its slip is in this answer and in no later one."""
    command = parsing.intake(call.body, member=call.member, key=required_key(call.headers))
    answer = submit_report(command, call.ports)
    report_id, code = str(answer["report_id"]), str(answer["tracking_code"])
    slip = print_slip(call.member, report_id, code, call.ports)
    return Reply({**answer, "slip_pdf": b64encode(slip).decode()}, status=201)


def _kind(written: str) -> PaperKind:
    try:
        return PaperKind(written)
    except ValueError:
        raise NotFoundError("not_found") from None
