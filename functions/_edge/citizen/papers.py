"""The case file of one's own report, as a PDF that the client shows and nobody else keeps."""

from functions._edge.http.routes import Call, PdfBody, Reply
from shared.domain.notify.effects import handle_of
from shared.domain.people.access import PaperKind
from shared.usecases.papers.print_case_file import SeenCase, print_case_file
from shared.usecases.queries.track_report import track_report


def own_case_file(call: Call) -> Reply:
    """What its parts have gone through is in it, and of a case that it joined what followers hear."""
    found = track_report(call.path["code"], call.ports)
    events = (*found.events, *(event for part in found.parts for event in part.events))
    case_events = found.case.events if found.case else ()
    seen = SeenCase(found.report, events, found.photos, case_events)
    data = print_case_file(seen, call.caller.uid, call.ports)
    return Reply(PdfBody(data, f"{PaperKind.CASE_FILE}-{handle_of(found.report.report_id)}.pdf"))
