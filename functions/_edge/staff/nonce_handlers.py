"""Nonces for the camera of the app that staff use."""

from functions._edge.http.routes import Call, Reply
from functions._edge.views.photo_views import nonces
from shared.domain.photos.capture import Holder
from shared.usecases.intake.issue_nonces import issue_nonces


def for_staff(call: Call) -> Reply:
    holder = Holder(call.member.city_id, call.member.uid)
    return Reply(nonces(issue_nonces(holder, call.body.photos, call.ports)), status=201)
