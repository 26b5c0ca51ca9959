"""What a report said before its reporter corrected it, for supervisors."""

from functions._edge.http.routes import Call, Reply
from functions._edge.http.text import clean
from functions._edge.schemas import outgoing_officer
from functions._edge.views import answer_views
from shared.usecases.lifecycle.open_former import OpenFormer, open_former


def former(call: Call) -> Reply:
    command = OpenFormer(call.member, call.path["report_id"], clean(call.body.reason, "reason"))
    found = open_former(command, call.ports)
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
