"""What citizens may ask for, route by route."""

from functions._edge import parsing, views
from functions._edge import schemas as wire
from functions._edge.description import api_description
from functions._edge.http import ACCOUNT, Call, Picture, Reply, Route, Routes
from functions._edge.idempotency import optional_key, required_key
from functions._edge.text import clean
from shared.domain.photos import AnnouncedPhoto
from shared.usecases.respond_as_reporter import RespondAsReporter, Response


def health(_: Call) -> Reply:
    return Reply(wire.HealthOut(status="ok"))


def openapi(_: Call) -> Reply:
    return Reply(api_description())


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


ROUTES = Routes(
    (
        Route("GET", "/healthz", health, "Whether the function runs", answer=wire.HealthOut),
        Route("GET", "/v1/openapi.json", openapi, "This description"),
        Route(
            "GET",
            "/v1/categories",
            list_categories,
            "The kinds of problem a city takes reports on",
            query=wire.JurisdictionQuery,
            answer=wire.CategoriesOut,
            errors=(404, 422),
        ),
        Route(
            "POST",
            "/v1/reports",
            submit,
            "Submit a report",
            needs=ACCOUNT,
            query=wire.JurisdictionQuery,
            body=wire.ReportIn,
            answer=wire.SubmittedOut,
            status=201,
            idempotency="required",
            errors=(404, 409, 422),
        ),
        Route(
            "GET",
            "/v1/reports/<code>",
            track,
            "Where a report stands and what happens next; the code is the key",
            answer=wire.TrackedOut,
            errors=(404,),
        ),
        Route(
            "GET",
            "/v1/reports/<code>/photos/<photo_id>/<size>",
            photo,
            "A clean copy of a photo, `large` or `small`",
            errors=(404,),
        ),
        Route(
            "POST",
            "/v1/reports/<code>/confirmation",
            confirm,
            "Say whether the problem is fixed",
            needs=ACCOUNT,
            body=wire.ConfirmationIn,
            answer=wire.RespondedOut,
            idempotency="optional",
            errors=(404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/reports/<code>/messages",
            write,
            "Write to whoever has the report",
            needs=ACCOUNT,
            body=wire.MessageIn,
            answer=wire.RespondedOut,
            idempotency="optional",
            errors=(404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/reports/<code>/withdrawal",
            withdraw,
            "Take one's own report back",
            needs=ACCOUNT,
            body=wire.WithdrawalIn,
            answer=wire.RespondedOut,
            idempotency="optional",
            errors=(404, 409, 422),
        ),
        Route(
            "GET",
            "/v1/me/reports",
            list_own,
            "The reports of this account, newest first",
            needs=ACCOUNT,
            query=wire.OwnReportsQuery,
            answer=wire.OwnReportsOut,
            errors=(404, 422),
        ),
    )
)
