"""What is done for staff, request by request."""

from functions._edge.http.idempotency import optional_key
from functions._edge.http.routes import Call, ImageBody, Reply
from functions._edge.schemas import outgoing_officer, parsing
from functions._edge.staff import action_parser, officer_views
from functions._edge.views import views
from shared.domain.kernel.states import Level, State
from shared.domain.people.people import Device
from shared.usecases.evidence.read_photo import read_photo
from shared.usecases.lifecycle.act_on_report import act_on_report
from shared.usecases.notify.register_device import register_device
from shared.usecases.queries.list_office_reports import Filters, list_office_reports
from shared.usecases.queries.read_report import read_report


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
    page = list_office_reports(call.member, filters, call.ports)
    reference = call.ports.references.current(call.member.city_id)
    return Reply(officer_views.queue(page, reference, call.language))


def read(call: Call) -> Reply:
    opened = read_report(call.member, call.path["report_id"], call.ports)
    return Reply(officer_views.opened(opened, call.language))


def photo(call: Call) -> Reply:
    report = read_report(call.member, call.path["report_id"], call.ports).report
    photo_id, size, role = call.path["photo_id"], call.path["size"], call.member.role
    return Reply(ImageBody(read_photo(report, photo_id, size, call.ports, role=role)))


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


def channels(call: Call) -> Reply:
    reference = call.ports.references.current(call.member.city_id)
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
        registered_at=call.ports.clock.now(),
    )
    register_device(device, call.ports)
    return Reply(outgoing_officer.DeviceOut(device_id=device.device_id))
