"""What is kept until somebody gives a reason: a report's former words, its reporter's number."""

from functions._edge.http.idempotency import optional_key
from functions._edge.http.routes import Call, Reply
from functions._edge.http.text import clean
from functions._edge.schemas import outgoing_officer
from functions._edge.views import answer_views
from shared.usecases.lifecycle.open_former import OpenFormer, open_former
from shared.usecases.people.open_contact import OpenContact, open_contact


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


def contact(call: Call) -> Reply:
    opened = open_contact(
        OpenContact(
            member=call.member,
            report_id=call.path["report_id"],
            reason=clean(call.body.reason, "reason"),
            idempotency_key=optional_key(call.headers),
        ),
        call.ports,
    )
    return Reply(
        outgoing_officer.ContactOut(
            report_id=opened.report.report_id,
            version=opened.report.version,
            opened=opened.agreed_until is None,
            name=opened.name,
            phone=opened.phone,
            agreed_until=opened.agreed_until,
        )
    )
