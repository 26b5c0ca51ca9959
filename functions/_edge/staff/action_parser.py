"""From the shape of an officer's act to the command."""

from functions._edge.http.text import clean
from functions._edge.schemas import incoming_officer, parsing
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.kernel.states import ReportType, Urgency
from shared.domain.lifecycle.requests import RejectReason, Request
from shared.domain.people.access import Action, StaffMember
from shared.domain.report.outreach import CallOutcome
from shared.usecases.lifecycle.act_on_report import ActOnReport


def action(
    body: incoming_officer.ActionIn, *, member: StaffMember, report_id: str, key: str
) -> ActOnReport:
    return ActOnReport(
        member=member,
        report_id=report_id,
        request=Request(
            action=Action(body.action),
            version=body.version,
            text=clean(body.text, "text"),
            public_text=clean(body.public_text, "public_text"),
            agency_id=body.agency_id,
            category_id=body.category,
            met=clean(body.met, "met"),
            goes=clean(body.goes, "goes"),
            planned_at=parsing.moment(body.planned_at, "planned_at"),
            visited_at=parsing.moment(body.visited_at, "visited_at"),
            promise=clean(body.promise, "promise"),
            promised_by=parsing.moment(body.promised_by, "promised_by"),
            reason=RejectReason(body.reason) if body.reason else None,
            outcome=CallOutcome(body.outcome) if body.outcome else None,
            urgency=Urgency(body.urgency) if body.urgency else None,
            location=parsing.location(body.location) if body.location else None,
            type=ReportType(body.type) if body.type else None,
            road_status=RoadStatus(body.road_status) if body.road_status else None,
            attributes=parsing.attributes(body.attributes),
        ),
        photos=parsing.announced(body.photos),
        signature=parsing.announced([body.signature])[0] if body.signature else None,
        idempotency_key=key,
    )
