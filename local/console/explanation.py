"""Why a text goes where it goes: the router's own verdict, with all that it saw."""

from dataclasses import replace
from datetime import UTC, datetime

from local.console.explained_reasons import Seen, Side, reasons
from shared.domain.city.questions import Attribute
from shared.domain.city.reference import Reference
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.gazetteer.neighbours import NeighbourMatch
from shared.domain.gazetteer.roads import FoundRoad, RoadStatus
from shared.domain.geo.place import Located, Point
from shared.domain.kernel.states import ReportType, State
from shared.domain.kernel.value_object import value_object
from shared.domain.language.suggestion import Suggestion
from shared.domain.report.location import Border, Location
from shared.domain.report.report import Report
from shared.domain.routing import restriction
from shared.domain.routing.boundary import border_between, other_site
from shared.domain.routing.boundary_question import OUTSIDE_WORD, side
from shared.domain.routing.circumstances import circumstances_of
from shared.domain.routing.matching import matching
from shared.domain.routing.routing import PLACE_UNKNOWN, RoutingDecision, route
from shared.domain.routing.text_findings import TextFindings, understand_report

# From when on the next office hours are looked for, where nobody says when a report came.
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


@value_object
class ExplainRequest:
    """A text to explain, with what else is known of the report. Without `at` it came in office hours.

    `accuracy_m` is how far a phone's position may be wrong; without it the point is taken at its word.
    `road_status` is what staff have found out.
    """

    text: str
    point: Point | None = None
    category_id: str | None = None
    accuracy_m: float | None = None
    address: str = ""
    attributes: tuple[Attribute, ...] = ()
    channel: str = "app"
    type: ReportType = ReportType.COMPLAINT
    secret: bool = False
    at: datetime | None = None
    road_status: RoadStatus | None = None


def explained(asked: ExplainRequest, reference: Reference) -> dict[str, object]:
    """The explanation as what JSON can hold. Without any place, the rule for any area is told."""
    bare = _report(asked, reference)
    found = understand_report(bare, reference)
    report = restriction.restrict_at_intake(bare, found)
    seen = _seen(report, found)
    verdict = seen.verdict
    category = reference.categories.get(verdict.category_id or "")
    return {
        "place": _place(verdict.site.located),
        "road": _road(verdict.site.road),
        "border": _border(seen),
        "neighbour": _neighbour(verdict.site.beyond, reference),
        "suggestions": [_suggestion(one) for one in seen.found.ranked],
        "sure": seen.office is not None and verdict.care is None and not seen.is_asked,
        "owner": category.owner.value if category else None,
        "office": seen.office,
        "rule": verdict.rule,
        "reasons": reasons(report, seen, reference),
    }


def why(report: Report, reference: Reference) -> tuple[str, ...]:
    """Why the rules sent it where they did, in sentences; none where a person has decided otherwise.

    The rules are read again, as they are today.
    """
    known = None if report.category_guessed else report.category_id
    seen = _seen(replace(report, category_id=known), understand_report(report, reference))
    return tuple(reasons(report, seen, reference)) if seen.verdict.rule == report.rule else ()


def _report(asked: ExplainRequest, reference: Reference) -> Report:
    at = asked.at or next(reference.calendar.windows(_SOME_DAY))[0]
    source = "device" if asked.point else "address"
    return Report(
        city_id=reference.city.city_id,
        report_id="explained",
        tracking_code="",
        state=State.SUBMITTED,
        version=0,
        type=asked.type,
        description=asked.text,
        location=Location(asked.point, asked.accuracy_m, source, asked.address),
        submitted_at=at,
        updated_at=at,
        reference_version=reference.version,
        channel=asked.channel,
        category_id=asked.category_id,
        secret=asked.secret,
        attributes=asked.attributes,
        road_status=asked.road_status,
    )


def _seen(report: Report, found: TextFindings) -> Seen:
    verdict = route(report, found)
    rule = None if verdict.care else _anywhere(report, verdict, found.reference)
    if rule is not None:
        verdict = replace(verdict, rule=rule.name)
    return Seen(
        found=found.categories,
        verdict=verdict,
        office=rule.agency_id if rule else verdict.agency_id,
        sides=_sides(report, verdict, found),
    )


def _anywhere(report: Report, verdict: RoutingDecision, reference: Reference) -> RoutingRule | None:
    """The rule for a report that names no place at all; one that does is asked about its village."""
    if report.location.point or report.location.address_text or verdict.rule != PLACE_UNKNOWN:
        return None
    under = circumstances_of(report)
    matched = matching(verdict.category_id or "", verdict.site, reference, under)
    return matched.rule if matched else None


def _sides(report: Report, verdict: RoutingDecision, found: TextFindings) -> tuple[Side, ...]:
    """Both sides of a border that is within the error of the fix, the likelier first; else none."""
    over = other_site(verdict.site, report.location, found.reference)
    if over is None or (over.beyond and over.beyond.neighbour.is_sea):
        return ()
    border = border_between(verdict.site, over)
    if border.here == border.there:
        return ()
    codes = (border.here, border.there)
    return tuple(_side(replace(border, chosen=code), report, found) for code in codes)


def _side(border: Border, report: Report, found: TextFindings) -> Side:
    there = route(replace(report, border=border), found)
    code = border.chosen or ""
    return Side(
        code or OUTSIDE_WORD, side(code, found.reference, "id"), there.agency_id, there.rule
    )


def _place(located: Located | None) -> dict[str, object] | None:
    if located is None:
        return None
    village = located.village
    return {
        "code": village.code,
        "name": village.name,
        "district": village.district,
        "is_nearest_only": located.is_nearest_only,
    }


def _road(found: FoundRoad) -> dict[str, object] | None:
    if found.sign is None:
        return None
    name = found.road.name if found.road else None
    return {"name": name, "status": found.status.value, "told_by": found.sign}


def _border(seen: Seen) -> dict[str, object] | None:
    if not seen.sides:
        return None
    sides = [
        {"choice": one.choice, "text": one.text, "office": one.office, "rule": one.rule}
        for one in seen.sides
    ]
    return {"asked": seen.is_asked, "sides": sides}


def _neighbour(found: NeighbourMatch | None, reference: Reference) -> dict[str, object] | None:
    """Whose the place outside the city is; nobody's where it is water."""
    if found is None:
        return None
    agency_id = None if found.neighbour.is_sea else found.neighbour.agency_id
    return {
        "name": found.neighbour.names[0],
        "agency": agency_id,
        "agency_name": reference.agency_name(agency_id),
        "forwarded": found.forwards,
    }


def _suggestion(one: Suggestion) -> dict[str, object]:
    return {"category": one.category_id, "group": one.group, "score": one.score}
