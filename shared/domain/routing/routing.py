"""Which office must act: place, then category, then the first rule of the city's table that matches."""

from dataclasses import replace
from datetime import datetime

from shared.domain.city.questions import number_in
from shared.domain.city.reference import Reference
from shared.domain.gazetteer.roads import FoundRoad, RoadSign
from shared.domain.kernel.states import EventType, State
from shared.domain.kernel.value_object import value_object
from shared.domain.report.actor import Actor
from shared.domain.report.location import Border
from shared.domain.report.report import Change, Detail, Report
from shared.domain.routing import restriction
from shared.domain.routing.boundary import border_between, other_site
from shared.domain.routing.circumstances import Circumstances, circumstances_of
from shared.domain.routing.matching import matching
from shared.domain.routing.resolved_location import ResolvedLocation, resolve_location
from shared.domain.routing.text_findings import TextFindings, understand_report
from shared.domain.sla.history import EventDraft, record_change

# The question whose answer, in centimetres, rules on drains read.
WIDTH = "width_cm"
ROAD_UNKNOWN = "road_status_unknown"
OUTSIDE_CITY = "place_not_in_city"
AT_SEA = "place_at_sea"
PLACE_UNKNOWN = "place_unknown"
NEIGHBOURS = "place_of_neighbour"
# What it is called in the history that a report came there by the rules.
ROUTED_AS = {
    State.ASSIGNED: EventType.ROUTED,
    State.FORWARDED: EventType.FORWARDED,
    State.TRIAGE: EventType.TRIAGED,
}


@value_object
class RoutingDecision:
    """Where a report goes and why. `rule` is the matching rule's name, or the reason for triage.

    `suggestions` are the likeliest categories, best first, where a person has to choose one, and
    `category_guessed` tells that the category is the likeliest, and that nobody has chosen it. `care`
    is set where a person has to look first, whatever the rules say, `border` where the reporter has to
    be asked on which side it is.
    """

    state: State
    agency_id: str | None
    rule: str
    category_id: str | None
    site: ResolvedLocation
    suggestions: tuple[str, ...] = ()
    care: restriction.Restriction | None = None
    border: Border | None = None
    category_guessed: bool = False

    @property
    def village_code(self) -> str | None:
        return self.site.located.village.code if self.site.located else None

    @property
    def village_unsure(self) -> bool:
        return self.site.located is None or self.site.located.doubt is not None


def route(report: Report, found: TextFindings) -> RoutingDecision:
    """The verdict on a report with such words; total: what no rule covers goes to the desk, with the reason.

    What needs care goes past the rules: to the office that watches, else to a supervisor.
    """
    usual = _by_rules(report, found)
    care = restriction.assess_sensitivity(
        found, report.concerns, usual.agency_id, report.withheld_from
    )
    if care is None:
        return usual
    state = State.ASSIGNED if care.reader else State.TRIAGE
    return replace(usual, state=state, agency_id=care.reader, rule=restriction.RULE, care=care)


def _by_rules(report: Report, found: TextFindings) -> RoutingDecision:
    reference = found.reference
    site = _told_more(resolve_location(report.location, found, report.border), report)
    over = None if report.border else other_site(site, report.location, reference)
    if over and site.beyond and site.beyond.neighbour.is_sea:
        site, over = over, None
    known = report.category_id
    category_id, suggestions = (known, ()) if known else _suggested(found)
    is_chosen = bool(known) and not report.category_guessed
    under = circumstances_of(report)
    agency_id, rule = _office(category_id, site, reference, under, is_chosen=is_chosen)
    border = None
    if over and not (over.beyond and over.beyond.neighbour.is_sea):
        there, _ = _office(category_id, over, reference, under, is_chosen=is_chosen)
        is_asked = there != agency_id or over.is_outside is not site.is_outside
        border = border_between(site, over) if is_asked else None
    state = State.TRIAGE
    if agency_id is not None:
        in_mandate = reference.agencies[agency_id].owner.is_in_mandate
        state = State.ASSIGNED if in_mandate else State.FORWARDED
    return RoutingDecision(
        state,
        agency_id,
        rule,
        category_id,
        site,
        suggestions,
        border=border,
        category_guessed=category_id is not None and not is_chosen,
    )


def _told_more(site: ResolvedLocation, report: Report) -> ResolvedLocation:
    """With the width that the reporter gave when asked, and the road's status that staff have found.

    Both outrank what the words say.
    """
    if report.road_status:
        site = replace(site, road=FoundRoad(site.road.road, RoadSign.STAFF, report.road_status))
    given = next((one.value for one in report.attributes if one.code == WIDTH), "")
    width = number_in(given)
    return site if width is None else replace(site, width_cm=width)


def _office(
    category_id: str | None,
    site: ResolvedLocation,
    reference: Reference,
    under: Circumstances,
    *,
    is_chosen: bool,
) -> tuple[str | None, str]:
    """The office and the rule that names it; or no office, and why the desk has to find it."""
    if site.is_outside:
        return _outside_city(site)
    if category_id is None or category_id not in reference.categories:
        return None, "category_unknown"
    matched = matching(category_id, site, reference, under)
    if matched is None:
        return None, "no_rule_matched"
    # Who chose "city road" from a list that also has the others has said whose road it is.
    if matched.asks_road and not is_chosen:
        return None, ROAD_UNKNOWN
    if site.located is None and (matched.agency_id is None or _by_area(category_id, reference)):
        return None, PLACE_UNKNOWN
    if matched.agency_id is None:
        return None, f"{matched.rule.name}:no_district_office"
    return matched.agency_id, matched.rule.name


def _by_area(category_id: str, reference: Reference) -> bool:
    """Whether another village could mean another office."""
    return any(rule.area and rule.category_id in {"", category_id} for rule in reference.rules)


def _outside_city(site: ResolvedLocation) -> tuple[str | None, str]:
    """Outside the city: the neighbour's where the city passes such reports on, else the desk's."""
    over = site.beyond
    if over and over.forwards:
        return over.neighbour.agency_id, NEIGHBOURS
    return None, AT_SEA if over and over.neighbour.is_sea else OUTSIDE_CITY


def decide_routing(
    report: Report, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """Route a report that has not been routed yet; None where somebody already has."""
    if report.state is not State.SUBMITTED:
        return None
    verdict = route(report, understand_report(report, reference))
    placed = with_decision(report, verdict, reference)
    told = EventDraft(
        type=ROUTED_AS[verdict.state],
        actor=Actor(role="system", actor_id="route_report"),
        detail=reasons_for(placed, verdict),
    )
    return record_change(
        report,
        reassign(placed, verdict.state, verdict.agency_id),
        told,
        reference=reference,
        now=now,
        operation_id=operation_id,
    )


def reasons_for(report: Report, verdict: RoutingDecision) -> Detail:
    """Why the settled report goes there, in codes for its history: the rule, and what was understood."""
    road, beyond, care, border = verdict.site.road, verdict.site.beyond, verdict.care, report.border
    return {
        "rule": verdict.rule,
        "category_guessed": verdict.category_guessed or None,
        "village_unsure": verdict.village_unsure,
        "place_mended": verdict.site.is_mended or None,
        "suggestions": ",".join(verdict.suggestions),
        "concerns": ",".join(care.concerns) if care else None,
        "neighbour": beyond.neighbour.names[0] if beyond else None,
        "border": (border.there or OUTSIDE_CITY) if border and border.is_open else None,
        "road": road.road.name if road.road else None,
        "road_status": road.status.value if road.sign else None,
        "road_sign": road.sign.value if road.sign else None,
        "width_cm": verdict.site.width_cm,
    }


def with_decision(report: Report, verdict: RoutingDecision, reference: Reference) -> Report:
    """The report with all that the verdict says of it, but for whose it is."""
    placed = replace(
        report,
        category_id=verdict.category_id,
        category_guessed=verdict.category_guessed,
        village_code=verdict.village_code,
        rule=verdict.rule,
        border=verdict.border or report.border,
        known_as=verdict.site.names,
        place_mended=verdict.site.is_mended,
        reference_version=reference.version,
    )
    return restriction.restrict(placed, verdict.care) if verdict.care else placed


def reassign(report: Report, state: State, agency_id: str | None) -> Report:
    """The report in the hands of an office, an outside body or the desk."""
    return replace(
        report,
        state=state,
        agency_id=agency_id if state is State.ASSIGNED else None,
        forwarded_to=agency_id if state is State.FORWARDED else None,
    )


def _suggested(found: TextFindings) -> tuple[str | None, tuple[str, ...]]:
    """The category that the text leaves no doubt about; else None and the likeliest ones."""
    if found.categories.sure:
        return found.categories.sure, ()
    return None, tuple(one.category_id for one in found.categories.ranked)
