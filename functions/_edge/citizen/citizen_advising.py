"""Advice on a report while it is being written."""

from functions._edge.http.cities import asked_city
from functions._edge.http.routes import Call, Reply
from functions._edge.http.text import clean
from functions._edge.schemas import outgoing_citizen
from functions._edge.views import views
from shared.usecases.intake.advise_reporter import advise_reporter


def advise(call: Call) -> Reply:
    city_id = asked_city(call, call.query.jurisdiction_id)
    text = clean(call.body.description, "description")
    found = advise_reporter(city_id, text, call.body.category, call.language, call.ports)
    reference = call.ports.references.current(city_id)
    return Reply(
        outgoing_citizen.AdvisedOut(
            notices=views.notices(found.notices),
            treated_as_secret=found.is_secret,
            suggestions=[
                outgoing_citizen.SuggestionOut(
                    service_code=one.category_id,
                    service_name=views.service_name(
                        reference.categories[one.category_id], call.language
                    ),
                    group=one.group,
                    score=one.score,
                )
                for one in found.suggestions
            ],
            sure=found.is_sure,
            type=found.type.value,
        )
    )
