"""A citizen's report comes in."""

from functions._edge.http.cities import asked_city
from functions._edge.http.idempotency import required_key
from functions._edge.http.routes import Call, Reply
from functions._edge.schemas import parsing
from functions._edge.views import views
from shared.usecases.intake.submit_report import submit_report


def submit(call: Call) -> Reply:
    command = parsing.submission(
        call.body,
        city_id=asked_city(call, call.query.jurisdiction_id),
        uid=call.caller.uid,
        key=required_key(call.headers),
        language=call.language,
    )
    return Reply(views.submitted(submit_report(command, call.ports)), status=201)
