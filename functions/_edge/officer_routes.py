"""What staff may ask for, route by route."""

from functions._edge import parsing, views
from functions._edge import schemas as wire
from functions._edge.http import STAFF, Call, Picture, Reply, Route, Routes
from functions._edge.idempotency import optional_key
from shared.domain.people import Device
from shared.domain.report import State
from shared.usecases.list_office_reports import Filters


def list_queue(call: Call) -> Reply:
    query = call.query
    filters = Filters(
        agency_id=query.agency_id,
        state=State(query.state) if query.state else None,
        category_id=query.category,
        overdue=query.overdue,
        visit_ordered=query.visit_ordered,
        on_leadership_list=query.leadership_list,
        cursor=query.cursor,
        limit=query.limit,
    )
    page = call.house.list_office_reports(call.member, filters)
    reference = call.house.references.current(call.member.city_id)
    return Reply(views.queue(page, reference, call.language))


def read(call: Call) -> Reply:
    opened = call.house.read_report(call.member, call.path["report_id"])
    return Reply(views.opened(opened, call.language))


def photo(call: Call) -> Reply:
    report = call.house.read_report(call.member, call.path["report_id"]).report
    data = call.house.read_photo(report, call.path["photo_id"], call.path["size"])
    return Reply(Picture(data))


def act(call: Call) -> Reply:
    command = parsing.action(
        call.body,
        member=call.member,
        report_id=call.path["report_id"],
        key=optional_key(call.headers),
    )
    acted = call.house.act_on_report(command)
    return Reply(
        wire.ActedOut(
            report_id=acted.report.report_id,
            state=acted.report.state.value,
            version=acted.report.version,
            uploads=views.uploads(acted.photos, acted.sessions),
        )
    )


def register(call: Call) -> Reply:
    member = call.member
    device = Device(
        city_id=member.city_id,
        device_id=parsing.device_id(call.path["device_id"]),
        uid=member.uid,
        token=call.body.token,
        role=member.role.value,
        agency_id=member.agency_id,
        registered_at=call.house.clock.now(),
    )
    call.house.register_device(device)
    return Reply(wire.DeviceOut(device_id=device.device_id))


ROUTES = Routes(
    (
        Route(
            "GET",
            "/v1/officer/reports",
            list_queue,
            "The queue of one's office, or of the city for those who see it",
            needs=STAFF,
            query=wire.QueueQuery,
            answer=wire.QueueOut,
            errors=(403, 422),
        ),
        Route(
            "GET",
            "/v1/officer/reports/<report_id>",
            read,
            "One report with its history, and what may be done now",
            needs=STAFF,
            answer=wire.OpenedOut,
            errors=(403, 404),
        ),
        Route(
            "GET",
            "/v1/officer/reports/<report_id>/photos/<photo_id>/<size>",
            photo,
            "A clean copy of a photo, `large` or `small`",
            needs=STAFF,
            errors=(403, 404),
        ),
        Route(
            "POST",
            "/v1/officer/reports/<report_id>/actions",
            act,
            "Act on the version that was read",
            needs=STAFF,
            body=wire.ActionIn,
            answer=wire.ActedOut,
            idempotency="optional",
            errors=(403, 404, 409, 422),
        ),
        Route(
            "PUT",
            "/v1/officer/devices/<device_id>",
            register,
            "Register the phone that pushes go to",
            needs=STAFF,
            body=wire.DeviceIn,
            answer=wire.DeviceOut,
            errors=(403, 422),
        ),
    )
)
