"""What is done for citizens, request by request."""

from functions._edge import parsing, views
from functions._edge import schemas as wire
from functions._edge.http import Call, Picture, Reply
from functions._edge.idempotency import optional_key, required_key
from functions._edge.text import clean
from shared.domain.photos import AnnouncedPhoto
from shared.usecases.respond_as_reporter import RespondAsReporter, Response


def list_categories(call: Call) -> Reply:
    city_id = _city(call, call.query.jurisdiction_id)
    return Reply(views.categories(call.house.references.current(city_id), call.language))


def submit(call: Call) -> Reply:
    command = parsing.submission(
        call.body,
        city_id=_city(call, call.query.jurisdiction_id),
        uid=call.caller.uid,
        key=required_key(call.headers),
        language=call.language,
    )
    return Reply(call.house.submit_report(command), status=201)


def track(call: Call) -> Reply:
    return Reply(views.tracked(call.house.track_report(call.path["code"]), call.language))


def photo(call: Call) -> Reply:
    report = call.house.track_report(call.path["code"]).report
    data = call.house.read_photo(report, call.path["photo_id"], call.path["size"])
    return Reply(Picture(data))


def confirm(call: Call) -> Reply:
    response = Response(call.body.outcome)
    photos = parsing.announced(call.body.photos)
    return _respond(call, response, clean(call.body.reason, "reason"), photos)


def write(call: Call) -> Reply:
    return _respond(call, Response.MESSAGE, clean(call.body.text, "text"))


def withdraw(call: Call) -> Reply:
    return _respond(call, Response.WITHDRAW, clean(call.body.reason, "reason"))


def list_own(call: Call) -> Reply:
    query = call.query
    page = call.house.list_own_reports(
        _city(call, query.jurisdiction_id), call.caller.uid, query.cursor, query.limit
    )
    return Reply(views.own_reports(page, call.language))


def _city(call: Call, jurisdiction_id: str | None) -> str:
    return parsing.city_of(
        jurisdiction_id, call.house.config.default_city, call.house.references.cities()
    )


def _respond(
    call: Call, response: Response, text: str, photos: tuple[AnnouncedPhoto, ...] = ()
) -> Reply:
    command = RespondAsReporter(
        code=call.path["code"],
        uid=call.caller.uid,
        response=response,
        text=text,
        photos=photos,
        idempotency_key=optional_key(call.headers),
    )
    responded = call.house.respond_as_reporter(command)
    return Reply(
        wire.RespondedOut(
            tracking_code=responded.report.tracking_code,
            state=responded.report.state.value,
            version=responded.report.version,
            uploads=views.uploads(responded.photos, responded.sessions),
        )
    )
