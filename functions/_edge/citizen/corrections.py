"""Correcting one's own report."""

from functions._edge.citizen.reply_presenter import responded
from functions._edge.http.idempotency import optional_key
from functions._edge.http.routes import Call, Reply
from functions._edge.http.text import clean
from functions._edge.schemas import parsing
from shared.domain.lifecycle.reporter_corrections import Correction
from shared.usecases.lifecycle.correct_report import CorrectReport, correct_report


def correct(call: Call) -> Reply:
    body = call.body
    correction = Correction(
        description=clean(body.description, "description") or None,
        category_id=body.category,
        location=parsing.location(body.location) if body.location else None,
        attributes=parsing.attributes(body.attributes),
    )
    command = CorrectReport(
        call.path["code"], call.caller.uid, correction, optional_key(call.headers)
    )
    return responded(call, correct_report(command, call.ports), correction.description or "")
