"""Staff take a report in for somebody else."""

from base64 import b64encode

from functions._edge.http.idempotency import required_key
from functions._edge.http.routes import Call, Reply
from functions._edge.schemas import parsing
from functions._edge.views import views
from shared.usecases.intake.submit_report import submit_report
from shared.usecases.papers.print_slip import print_slip


def take_in(call: Call) -> Reply:
    """The report is written down; its slip is in this answer and in no later one."""
    command = parsing.intake(call.body, member=call.member, key=required_key(call.headers))
    answer = views.submitted(submit_report(command, call.ports))
    report_id, code = str(answer["report_id"]), str(answer["tracking_code"])
    slip = print_slip(call.member, report_id, code, call.ports)
    return Reply({**answer, "slip_pdf": b64encode(slip).decode()}, status=201)
