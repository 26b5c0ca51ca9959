"""Correcting one's own report, and what supervisors may read of it."""

from functions._edge import answer_views, outgoing_officer, parsing
from functions._edge.http import Call, Reply
from functions._edge.idempotency import optional_key
from functions._edge.responded import responded
from functions._edge.text import clean
from shared.domain.lifecycle.corrections import Correction
from shared.usecases.correct_report import CorrectReport
from shared.usecases.open_former import OpenFormer


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
    return responded(call, call.house.correct_report(command), correction.description or "")


def former(call: Call) -> Reply:
    command = OpenFormer(call.member, call.path["report_id"], clean(call.body.reason, "reason"))
    found = call.house.open_former(command)
    return Reply(
        outgoing_officer.FormersOut(
            former=[
                outgoing_officer.FormerOut(
                    seq=each.seq,
                    until=each.until,
                    description=each.description,
                    category=each.category_id,
                    latitude=each.location.point.latitude if each.location.point else None,
                    longitude=each.location.point.longitude if each.location.point else None,
                    address_text=each.location.address_text,
                    kelurahan_code=each.location.village_code,
                    attributes=answer_views.answered(each.attributes),
                )
                for each in found
            ]
        )
    )
