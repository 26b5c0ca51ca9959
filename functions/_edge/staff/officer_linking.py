"""Staff join reports to cases, split them over offices, and undo both."""

from collections.abc import Sequence

from functions._edge.http.idempotency import optional_key
from functions._edge.http.routes import Call, Reply
from functions._edge.http.text import clean
from functions._edge.schemas import incoming_officer, outgoing_officer
from shared.domain.cases.split import PartWanted
from shared.domain.people.access import Link
from shared.domain.report.report import Report
from shared.usecases.cases.merge_reports import MergeReports, merge_reports
from shared.usecases.cases.split_report import SplitReport, split_report


def merge(call: Call) -> Reply:
    return _link(call, Link.MERGE, call.body.case_id)


def propose(call: Call) -> Reply:
    return _link(call, Link.PROPOSE_MERGE, call.body.case_id)


def unmerge(call: Call) -> Reply:
    return _link(call, Link.UNMERGE)


def _link(call: Call, link: Link, case_id: str = "") -> Reply:
    report = merge_reports(
        MergeReports(
            member=call.member,
            report_id=call.path["report_id"],
            link=link,
            version=call.body.version,
            case_id=case_id,
            text=clean(call.body.text, "text"),
            idempotency_key=optional_key(call.headers),
        ),
        call.ports,
    )
    return _linked(report)


def split(call: Call) -> Reply:
    return _split(call, [_part(part) for part in call.body.parts])


def unsplit(call: Call) -> Reply:
    return _split(call, ())


def _part(body: incoming_officer.PartIn) -> PartWanted:
    return PartWanted(body.agency_id, clean(body.text, "parts.text"), body.category)


def _split(call: Call, parts: Sequence[PartWanted]) -> Reply:
    report = split_report(
        SplitReport(
            member=call.member,
            report_id=call.path["report_id"],
            version=call.body.version,
            parts=parts,
            text=clean(call.body.text, "text"),
            idempotency_key=optional_key(call.headers),
        ),
        call.ports,
    )
    return _linked(report)


def _linked(report: Report) -> Reply:
    return Reply(
        outgoing_officer.LinkedOut(
            report_id=report.report_id,
            state=report.state.value,
            version=report.version,
            case_id=report.ties.merged_into,
            parts=list(report.ties.parts),
        )
    )
