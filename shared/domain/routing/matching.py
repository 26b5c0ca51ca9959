"""The first rule of the city's table that a report meets, and what would have to be known for it."""

from shared.domain.city.reference import Reference
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.geo.place import Located
from shared.domain.kernel.value_object import value_object
from shared.domain.routing.attribute_conditions import is_of_width
from shared.domain.routing.circumstances import USUAL, Circumstances, are_met
from shared.domain.routing.resolved_location import ResolvedLocation

DISTRICT_OFFICE = "@district"


@value_object
class RuleMatch:
    """A rule and the office it names; None where that is the district's, which has none or is unknown.

    `asks_road`: with the road's status another office might be the right one.
    """

    rule: RoutingRule
    agency_id: str | None
    asks_road: bool = False


def matching(
    category_id: str, site: ResolvedLocation, reference: Reference, under: Circumstances = USUAL
) -> RuleMatch | None:
    """The first rule that covers category, place, road, width and circumstances; None where none does.

    Where nobody can tell whose road it is, a rule for `unknown` decides. Without one the next rule
    that does not ask is named, with the remark that it was passed over to get there.
    """
    status = site.road.status
    others: set[str] = set()
    for rule in _rules_of(category_id, site, reference, under):
        if rule.road_status in {"", status}:
            asks_road = not rule.road_status and bool(others - {rule.agency_id})
            return RuleMatch(rule, _agency_of(rule, site.located, reference), asks_road)
        if status is RoadStatus.UNKNOWN:
            others.add(rule.agency_id)
    return None


def _rules_of(
    category_id: str, site: ResolvedLocation, reference: Reference, under: Circumstances
) -> list[RoutingRule]:
    return [
        rule
        for rule in reference.rules
        if rule.category_id in {"", category_id}
        and _covers(rule, site.located)
        and is_of_width(rule.width_cm, site.width_cm)
        and are_met(rule, category_id, under, reference)
    ]


def _covers(rule: RoutingRule, located: Located | None) -> bool:
    """Where the village is not known, only the rules for the whole city can be said to hold."""
    if not rule.area or located is None:
        return not rule.area
    return rule.area in {located.village.code, located.village.district_code}


def _agency_of(rule: RoutingRule, located: Located | None, reference: Reference) -> str | None:
    if rule.agency_id != DISTRICT_OFFICE:
        return rule.agency_id
    code = located.village.district_code if located else None
    offices = (
        agency.agency_id
        for agency in reference.agencies.values()
        if code and agency.district_code == code and not agency.retired
    )
    return next(offices, None)
