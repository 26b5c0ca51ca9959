"""What citizens say to what became of their report."""

from functions._edge.citizen.reply_presenter import responded
from functions._edge.http.idempotency import optional_key
from functions._edge.http.routes import Call, Reply
from functions._edge.http.text import clean
from functions._edge.schemas import outgoing_citizen, parsing
from shared.domain.notify.effects import handle_of
from shared.domain.photos.photos import AnnouncedPhoto
from shared.domain.report.rating import NOT_RATED, Rating
from shared.usecases.lifecycle.claim_report import claim_report
from shared.usecases.lifecycle.respond_as_reporter import (
    RespondAsReporter,
    Response,
    respond_as_reporter,
)


def confirm(call: Call) -> Reply:
    body = call.body
    return _respond(
        call,
        Response(body.outcome),
        clean(body.reason, "reason"),
        rating=Rating(body.rating, clean(body.comment, "comment")),
        photos=parsing.announced(body.photos),
    )


def write(call: Call) -> Reply:
    photos = parsing.announced(call.body.photos)
    return _respond(call, Response.MESSAGE, clean(call.body.text, "text"), photos=photos)


def withdraw(call: Call) -> Reply:
    return _respond(call, Response.WITHDRAW, clean(call.body.reason, "reason"))


def place(call: Call) -> Reply:
    return _respond(call, Response.PLACE, "", choice=call.body.choice)


def appeal(call: Call) -> Reply:
    return _respond(call, Response.APPEAL, clean(call.body.reason, "reason"))


def claim(call: Call) -> Reply:
    report = claim_report(call.path["code"], call.caller.uid, call.ports)
    return Reply(
        outgoing_citizen.ClaimedOut(
            tracking_code=report.tracking_code,
            handle=handle_of(report.report_id),
            state=report.state.value,
        )
    )


def _respond(
    call: Call,
    response: Response,
    text: str,
    *,
    rating: Rating = NOT_RATED,
    photos: tuple[AnnouncedPhoto, ...] = (),
    choice: str = "",
) -> Reply:
    command = RespondAsReporter(
        code=call.path["code"],
        uid=call.caller.uid,
        response=response,
        text=text,
        rating=rating,
        photos=photos,
        idempotency_key=optional_key(call.headers),
        choice=choice,
    )
    found = respond_as_reporter(command, call.ports)
    words = "\n".join(filter(None, (text, rating.comment)))
    return responded(call, found.report, words, found.uploads)
