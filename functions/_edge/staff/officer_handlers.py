"""What staff look through, and the phones that news for them goes to."""

from functions._edge.http.routes import Call, Reply
from functions._edge.schemas import outgoing_officer, parsing
from functions._edge.staff import officer_views
from shared.domain.kernel.states import Level, State
from shared.domain.people.people import Device
from shared.domain.report.outreach import OutreachKind
from shared.usecases.notify.register_device import register_device
from shared.usecases.queries.list_office_reports import Filters, list_office_reports


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
        outreach=OutreachKind(query.outreach) if query.outreach else None,
        cursor=query.cursor,
        limit=query.limit,
    )
    page = list_office_reports(call.member, filters, call.ports)
    reference = call.ports.references.current(call.member.city_id)
    return Reply(officer_views.queue(page, reference, call.language, call.member))


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
