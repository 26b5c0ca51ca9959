"""What citizens look through: the kinds of problem, and what they reported themselves."""

from functions._edge.citizen import citizen_views
from functions._edge.http.cities import asked_city
from functions._edge.http.routes import Call, Reply
from shared.usecases.queries.list_own_reports import list_own_reports


def list_categories(call: Call) -> Reply:
    city_id = asked_city(call, call.query.jurisdiction_id)
    reference = call.ports.references.current(city_id)
    return Reply(citizen_views.categories(reference, call.ports.clock.now(), call.language))


def list_own(call: Call) -> Reply:
    query = call.query
    city_id = asked_city(call, query.jurisdiction_id)
    page = list_own_reports(city_id, call.caller.uid, query.cursor, query.limit, call.ports)
    reference = call.ports.references.current(city_id)
    return Reply(citizen_views.own_reports(page, reference, call.language))
