"""One report and its photos, as whoever holds its code sees them."""

from functions._edge.citizen import citizen_views
from functions._edge.http.routes import Call, ImageBody, Reply
from shared.domain.kernel.errors import NotFoundError
from shared.usecases.evidence.read_photo import read_photo
from shared.usecases.queries.track_report import track_report


def track(call: Call) -> Reply:
    tracked, now = track_report(call.path["code"], call.ports), call.ports.clock.now()
    return Reply(citizen_views.tracked(tracked, call.language, now))


def photo(call: Call) -> Reply:
    """A photo that the report shows. Raises NotFoundError for any other."""
    tracked, photo_id = track_report(call.path["code"], call.ports), call.path["photo_id"]
    if photo_id not in {shown.photo_id for shown in tracked.photos}:
        raise NotFoundError("not_found")
    data = read_photo(tracked.report, photo_id, call.path["size"], call.ports)
    return Reply(ImageBody(data))
