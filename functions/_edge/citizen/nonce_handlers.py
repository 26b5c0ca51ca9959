"""Nonces for the camera of a citizen's app."""

from functions._edge.http.cities import asked_city
from functions._edge.http.routes import Call, Reply
from functions._edge.views.photo_views import nonces
from shared.domain.photos.capture import Holder
from shared.usecases.intake.issue_nonces import issue_nonces


def for_citizen(call: Call) -> Reply:
    holder = Holder(asked_city(call, call.query.jurisdiction_id), call.caller.uid)
    return Reply(nonces(issue_nonces(holder, call.body.photos, call.ports)), status=201)
