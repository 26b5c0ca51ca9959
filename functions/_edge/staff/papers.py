"""Papers, request by request: PDFs, shown where the client shows them and kept by nobody else."""

from base64 import b64encode

from functions._edge.http.engine import Call, Printed, Reply
from functions._edge.http.idempotency import required_key
from functions._edge.schemas import parsing
from shared.domain.kernel.errors import NotFoundError
from shared.domain.notify.effects import handle_of
from shared.domain.people.access import PaperKind
from shared.usecases.papers.print_case_file import SeenCase


def staff_paper(call: Call) -> Reply:
    report_id, kind = call.path["report_id"], _kind(call.path["kind"])
    if kind is PaperKind.CASE_FILE:
        opened = call.container.read_report(call.member, report_id)
        seen = SeenCase(opened.report, opened.events, opened.photos)
        data = call.container.print_case_file(seen, call.member)
    else:
        data = call.container.print_paper(call.member, report_id, kind)
    return Reply(Printed(data, f"{kind.value}-{handle_of(report_id)}.pdf"))


def take_in(call: Call) -> Reply:
    """The report is written down; its slip is in this answer and in no later one."""
    command = parsing.intake(call.body, member=call.member, key=required_key(call.headers))
    answer = call.container.submit_report(command)
    report_id, code = str(answer["report_id"]), str(answer["tracking_code"])
    slip = call.container.print_slip(call.member, report_id, code)
    return Reply({**answer, "slip_pdf": b64encode(slip).decode()}, status=201)


def _kind(written: str) -> PaperKind:
    try:
        return PaperKind(written)
    except ValueError:
        raise NotFoundError("not_found") from None
