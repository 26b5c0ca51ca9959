"""What is done for staff, request by request."""

from functions._edge.http.engine import Call, ImageBody, Reply
from functions._edge.http.idempotency import optional_key
from functions._edge.schemas import outgoing_officer, parsing
from functions._edge.staff import action_parser, officer_views
from functions._edge.views import views
from shared.domain.kernel.states import Level, State
from shared.domain.people.people import Device
from shared.usecases.queries.list_office_reports import Filters


def list_queue(call: Call) -> Reply:
    query = call.query
    filters = Filters(
        agency_id=query.agency_id,
        state=State(query.state) if query.state else None,
        category_id=query.category,
        overdue=query.overdue,
        visit_ordered=query.visit_ordered,
        on_leadership_list=query.leadership_list,
        leadership_level=Level(query.leadership_level) if query.leadership_level else None,
        needs_supervisor=query.needs_supervisor,
        needs_call=query.needs_call,
        mine=query.mine,
        unreached=query.unreached,
        proof_wanting=query.proof_wanting,
        cursor=query.cursor,
        limit=query.limit,
    )
    page = call.container.list_office_reports(call.member, filters)
    reference = call.container.references.current(call.member.city_id)
    return Reply(officer_views.queue(page, reference, call.language))


def read(call: Call) -> Reply:
    opened = call.container.read_report(call.member, call.path["report_id"])
    return Reply(officer_views.opened(opened, call.language))


def photo(call: Call) -> Reply:
    report = call.container.read_report(call.member, call.path["report_id"]).report
    role = call.member.role
    return Reply(
        ImageBody(call.container.read_photo(report, call.path["photo_id"], call.path["size"], role))
    )


def act(call: Call) -> Reply:
    command = action_parser.action(
        call.body,
        member=call.member,
        report_id=call.path["report_id"],
        key=optional_key(call.headers),
    )
    acted = call.container.act_on_report(command)
    return Reply(
        outgoing_officer.ActedOut(
            report_id=acted.report.report_id,
            state=acted.report.state.value,
            version=acted.report.version,
            uploads=views.uploads(acted.uploads),
        )
    )


def channels(call: Call) -> Reply:
    reference = call.container.references.current(call.member.city_id)
    return Reply(officer_views.channels(reference, call.language))


def register(call: Call) -> Reply:
    member = call.member
    device = Device(
        city_id=member.city_id,
        device_id=parsing.device_id(call.path["device_id"]),
        uid=member.uid,
        token=call.body.token,
        role=member.role.value,
        agency_id=member.agency_id,
        registered_at=call.container.clock.now(),
    )
    call.container.register_device(device)
    return Reply(outgoing_officer.DeviceOut(device_id=device.device_id))
