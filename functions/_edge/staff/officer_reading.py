"""One report and its photos, as staff see them."""

from functions._edge.http.routes import Call, ImageBody, Reply
from functions._edge.staff import officer_views
from shared.usecases.evidence.read_photo import read_photo
from shared.usecases.queries.read_report import read_report


def read(call: Call) -> Reply:
    opened = read_report(call.member, call.path["report_id"], call.ports)
    now = call.ports.clock.now()
    return Reply(officer_views.opened(opened, call.language, now, call.member))


def photo(call: Call) -> Reply:
    report = read_report(call.member, call.path["report_id"], call.ports).report
    photo_id, size, role = call.path["photo_id"], call.path["size"], call.member.role
    return Reply(ImageBody(read_photo(report, photo_id, size, call.ports, role=role)))
