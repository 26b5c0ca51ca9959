"""Staff act on a report."""

from functions._edge.http.idempotency import optional_key
from functions._edge.http.routes import Call, Reply
from functions._edge.schemas import outgoing_officer
from functions._edge.staff import action_parser
from functions._edge.views import views
from shared.usecases.lifecycle.act_on_report import act_on_report


def act(call: Call) -> Reply:
    command = action_parser.action(
        call.body,
        member=call.member,
        report_id=call.path["report_id"],
        key=optional_key(call.headers),
    )
    acted = act_on_report(command, call.ports)
    return Reply(
        outgoing_officer.ActedOut(
            report_id=acted.report.report_id,
            state=acted.report.state.value,
            version=acted.report.version,
            uploads=views.uploads(acted.uploads),
        )
    )
