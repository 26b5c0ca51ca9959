"""Which office must act: place, then category, then the first rule of the city's table that matches."""

from dataclasses import replace
from datetime import datetime

from shared.domain import safeguard
from shared.domain.history import Told, changed
from shared.domain.place import Located
from shared.domain.reference import Reference, Rule
from shared.domain.report import Actor, Change, EventType, Location, Report, Stage, State
from shared.domain.value import value

DISTRICT_OFFICE = "@district"
_EVENT_OF = {
    State.ASSIGNED: EventType.ROUTED,
    State.FORWARDED: EventType.FORWARDED,
    State.TRIAGE: EventType.TRIAGED,
}


@value
class Verdict:
    """Where a report goes and why. `rule` is the matching rule's name, or the reason for triage.

    `suggestions` are the likeliest categories, best first, where a person has to choose one. `care`
    is set where a person has to look first, whatever the rules say.
    """

    state: State
    agency_id: str | None
    rule: str
    category_id: str | None
    village_code: str | None
    village_unsure: bool
    suggestions: tuple[str, ...] = ()
    care: safeguard.Care | None = None


@value
class Matched:
    """A rule and the office it names; None where the place's district has no office of its own."""

    rule: Rule
    agency_id: str | None


def locate(location: Location, reference: Reference) -> Located | None:
    """The village of a report: by point where there is one, else by the code that was chosen."""
    if location.point is not None:
        return reference.villages.locate(location.point)
    chosen = reference.villages.by_code(location.village_code or "")
    return Located(chosen) if chosen else None


def judge(report: Report, reference: Reference) -> Verdict:
    """The verdict on a report; total: what no rule covers goes to the desk, with the reason.

    What needs care goes past the rules: to the office that watches, else to a supervisor.
    """
    usual = _by_rules(report, reference)
    care = safeguard.care_for(report.description, report.concerns, usual.agency_id, reference)
    if care is None:
        return usual
    state = State.ASSIGNED if care.reader else State.TRIAGE
    return replace(usual, state=state, agency_id=care.reader, rule=safeguard.RULE, care=care)


def _by_rules(report: Report, reference: Reference) -> Verdict:
    located = locate(report.location, reference)
    chosen = report.category_id
    category_id, suggestions = (chosen, ()) if chosen else _suggested(report.description, reference)
    village_code = located.village.code if located else None
    unsure = bool(located and located.doubt)

    def verdict(state: State, agency_id: str | None, rule: str) -> Verdict:
        return Verdict(state, agency_id, rule, category_id, village_code, unsure, suggestions)

    if located is None:
        return verdict(State.TRIAGE, None, "place_not_in_city")
    if category_id is None or category_id not in reference.categories:
        return verdict(State.TRIAGE, None, "category_unknown")
    matched = matching(category_id, located, reference)
    if matched is None:
        return verdict(State.TRIAGE, None, "no_rule_matched")
    if matched.agency_id is None:
        return verdict(State.TRIAGE, None, f"{matched.rule.name}:no_district_office")
    in_mandate = reference.agencies[matched.agency_id].owner.is_in_mandate
    state = State.ASSIGNED if in_mandate else State.FORWARDED
    return verdict(state, matched.agency_id, matched.rule.name)


def matching(category_id: str, located: Located, reference: Reference) -> Matched | None:
    """The first rule that covers category and place; None where none does."""
    for rule in reference.rules:
        if rule.category_id in {"", category_id} and _covers(rule, located):
            return Matched(rule, _agency_of(rule, located.village.district_code, reference))
    return None


def decide_routing(
    report: Report, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """Route a report that has not been routed yet; None where somebody already has."""
    if report.state is not State.SUBMITTED:
        return None
    verdict = judge(report, reference)
    placed = replace(
        report,
        category_id=verdict.category_id,
        village_code=verdict.village_code,
        rule=verdict.rule,
        reference_version=reference.version,
    )
    care = verdict.care
    if care is not None:
        placed = safeguard.kept(placed, care)
    told = Told(
        type=_EVENT_OF[verdict.state],
        actor=Actor(role="system", actor_id="route_report"),
        detail={
            "rule": verdict.rule,
            "village_unsure": verdict.village_unsure,
            "suggestions": ",".join(verdict.suggestions),
            "concerns": ",".join(care.concerns) if care else None,
        },
    )
    return changed(
        report,
        hand_over(placed, verdict.state, verdict.agency_id, now),
        told,
        reference=reference,
        now=now,
        operation_id=operation_id,
    )


def hand_over(report: Report, state: State, agency_id: str | None, now: datetime) -> Report:
    """The report in the hands of an office, an outside body or the desk.

    A stage's clock starts when the report first enters it and is kept ever after: a report that is
    sent round does not gain its offices any time. Outside bodies each get their own clock.
    """
    stage = {State.ASSIGNED: Stage.OFFICE, State.FORWARDED: Stage.OUTSIDE}.get(state, Stage.DESK)
    clocks = {stage: now, **report.clocks}
    if stage is Stage.OUTSIDE:
        clocks[stage] = now
    return replace(
        report,
        state=state,
        agency_id=agency_id if state is State.ASSIGNED else None,
        forwarded_to=agency_id if state is State.FORWARDED else None,
        clocks=clocks,
    )


def _suggested(text: str, reference: Reference) -> tuple[str | None, tuple[str, ...]]:
    """The category that the text leaves no doubt about; else None and the likeliest ones."""
    found = reference.lexicon.suggest(text)
    if found.sure:
        return found.sure, ()
    return None, tuple(one.category_id for one in found.ranked)


def _covers(rule: Rule, located: Located) -> bool:
    return rule.area in {"", located.village.code, located.village.district_code}


def _agency_of(rule: Rule, district_code: str, reference: Reference) -> str | None:
    if rule.agency_id != DISTRICT_OFFICE:
        return rule.agency_id
    offices = (a.agency_id for a in reference.agencies.values() if a.district_code == district_code)
    return next(offices, None)
