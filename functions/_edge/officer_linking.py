"""Staff join reports to cases and take them apart."""

from functions._edge import outgoing
from functions._edge.http import Call, Reply
from functions._edge.idempotency import optional_key
from functions._edge.text import clean
from shared.domain.access import Link
from shared.usecases.merge_reports import MergeReports


def merge(call: Call) -> Reply:
    return _link(call, Link.MERGE, call.body.case_id)


def propose(call: Call) -> Reply:
    return _link(call, Link.PROPOSE_MERGE, call.body.case_id)


def unmerge(call: Call) -> Reply:
    return _link(call, Link.UNMERGE)


def _link(call: Call, link: Link, case_id: str = "") -> Reply:
    report = call.house.merge_reports(
        MergeReports(
            member=call.member,
            report_id=call.path["report_id"],
            link=link,
            version=call.body.version,
            case_id=case_id,
            text=clean(call.body.text, "text"),
            idempotency_key=optional_key(call.headers),
        )
    )
    return Reply(
        outgoing.LinkedOut(
            report_id=report.report_id,
            state=report.state.value,
            version=report.version,
            case_id=report.ties.merged_into,
        )
    )
