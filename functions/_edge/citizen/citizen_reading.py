"""What citizens are shown."""

from functions._edge.citizen import citizen_views
from functions._edge.http.cities import asked_city
from functions._edge.http.routes import Call, ImageBody, Reply
from shared.domain.kernel.errors import NotFoundError
from shared.usecases.evidence.read_photo import read_photo
from shared.usecases.queries.list_own_reports import list_own_reports
from shared.usecases.queries.track_report import track_report


def list_categories(call: Call) -> Reply:
    city_id = asked_city(call, call.query.jurisdiction_id)
    reference = call.ports.references.current(city_id)
    return Reply(citizen_views.categories(reference, call.ports.clock.now(), call.language))


def track(call: Call) -> Reply:
    return Reply(citizen_views.tracked(track_report(call.path["code"], call.ports), call.language))


def photo(call: Call) -> Reply:
    tracked, photo_id = track_report(call.path["code"], call.ports), call.path["photo_id"]
    if photo_id not in {shown.photo_id for shown in tracked.photos}:
        raise NotFoundError("not_found")
    data = read_photo(tracked.report, photo_id, call.path["size"], call.ports)
    return Reply(ImageBody(data))


def list_own(call: Call) -> Reply:
    query = call.query
    city_id = asked_city(call, query.jurisdiction_id)
    page = list_own_reports(city_id, call.caller.uid, query.cursor, query.limit, call.ports)
    reference = call.ports.references.current(city_id)
    return Reply(citizen_views.own_reports(page, reference, call.language))
