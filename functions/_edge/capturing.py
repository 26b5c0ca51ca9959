"""Nonces for the camera of the app, for citizens and for staff."""

from functions._edge import outgoing
from functions._edge.cities import asked_city
from functions._edge.http import Call, Reply
from shared.domain.photos.capture import Holder


def for_citizen(call: Call) -> Reply:
    return _issued(call, Holder(asked_city(call, call.query.jurisdiction_id), call.caller.uid))


def for_staff(call: Call) -> Reply:
    return _issued(call, Holder(call.member.city_id, call.member.uid))


def _issued(call: Call, holder: Holder) -> Reply:
    issued = call.house.issue_nonces(holder, call.body.photos)
    answer = outgoing.CaptureOut(
        nonces=list(issued.nonces), live_until=issued.live_until, send_until=issued.send_until
    )
    return Reply(answer, status=201)
