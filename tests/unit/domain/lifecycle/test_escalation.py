"""What a rung does to a report when its moment has come, and how a deadline moves."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from shared.domain.calendar.clocks import ClockName
from shared.domain.city.reference import LEGAL_LIMIT, Act, Condition, Reference, Rung, Whom
from shared.domain.kernel.states import EventType, Level, Stage, State
from shared.domain.lifecycle.escalation import (
    decide_leader_unreached,
    decide_rung,
    decide_unreached,
)
from shared.domain.notify.effects import effects_of
from shared.domain.report.actor import Actor
from shared.domain.report.report import Change, Detail, Report
from shared.domain.sla.deadlines import with_next_deadline
from shared.domain.sla.history import EventDraft
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    REFERENCE,
    city_ladders,
    city_reference,
    climbed,
    forwarded,
    in_triage,
    routed,
    standing,
)
from tests.unit.domain.outcomes import told

ESCALATION = Actor("system", "escalate_report")
SECOND = timedelta(seconds=1)


def _due(report: Report) -> tuple[str | None, datetime | None]:
    return report.due.rung_id, report.due.at


def test_a_ladder_changed_by_the_city_moves_the_deadline_with_an_event() -> None:
    report = routed()
    slower = {
        **city_ladders(),
        Stage.OFFICE: tuple(
            replace(each, after=each.after + DAY) for each in city_ladders()[Stage.OFFICE]
        ),
    }
    reference = city_reference(ladders=slower, version="v2")
    change = decide_rung(report, reference, NOW + DAY, "escalate")
    assert change is not None
    detail: Detail = {
        "was_rung": "nudge",
        "was_due_at": (NOW + DAY).isoformat(),
        "was_reference": report.reference_version,
    }
    draft = EventDraft(EventType.RESCHEDULED, ESCALATION, detail=detail)
    assert told(change) == (draft, NOW + DAY, "escalate")
    assert (change.event.state_before, change.report.reference_version) == (State.ASSIGNED, "v2")
    assert _due(change.report) == ("nudge", NOW + 2 * DAY)
    assert change.report.due.version == report.due.version + 1
    assert change.report.fired == ()
    # And the moved deadline is as good as any.
    assert decide_rung(change.report, reference, NOW + DAY, "escalate-2") is None
    late = decide_rung(change.report, reference, NOW + 2 * DAY, "escalate-2")
    assert late is not None
    assert late.event.type is EventType.RUNG_CLIMBED


def test_where_there_was_no_deadline_the_history_tells_of_none() -> None:
    idle = with_next_deadline(routed(), under())
    change = decide_rung(idle, REFERENCE, NOW + DAY, "escalate")
    assert change is not None
    assert change.event.detail == {"was_reference": idle.reference_version}
    assert _due(change.report) == ("nudge", NOW + DAY)


def test_the_history_tells_which_rung_was_climbed_and_why() -> None:
    ordered = climbed(climbed(routed(), NOW + DAY).report, NOW + 3 * DAY).report
    late = NOW + 5 * DAY
    detail: Detail = {
        "stage": "office",
        "rung": "leadership",
        "key": "report:leadership",
        "condition": "no_answer",
        "act": "inform",
        "whom": "mayor",
        "template": "leadership_list",
        "was_due_at": (NOW + 4 * DAY).isoformat(),
    }
    draft = EventDraft(EventType.RUNG_CLIMBED, ESCALATION, detail=detail)
    assert told(decide_rung(ordered, REFERENCE, late, "escalate")) == (draft, late, "escalate")


def test_a_stage_that_lost_its_ladder_has_no_deadline_left() -> None:
    reference = city_reference(ladders={**city_ladders(), Stage.OFFICE: ()})
    change = decide_rung(routed(), reference, NOW + DAY, "escalate")
    assert change is not None
    assert _due(change.report) == (None, None)


def under(*rungs: Rung) -> Reference:
    """The city with these rungs for offices."""
    return city_reference(ladders={**city_ladders(), Stage.OFFICE: rungs})


def rang(rung: Rung, report: Report | None = None) -> Report:
    """The report once the rung was climbed under its own ladder."""
    reference = under(rung)
    before = with_next_deadline(report or routed(), reference)
    assert before.due.at is not None
    change = decide_rung(before, reference, before.due.at, "alarm")
    assert change is not None
    return change.report


INFORM = Rung("r", Condition.NO_ANSWER, DAY, Act.INFORM, Whom.HEAD, "head_list")


@pytest.mark.parametrize("whom", [Whom.REGIONAL_SECRETARY, Whom.MAYOR])
def test_of_what_is_restricted_supervisors_are_told_and_no_leader(whom: Whom) -> None:
    before = replace(routed(), restricted=True)
    assert rang(replace(INFORM, whom=whom), before).leadership_level is None
    reference = under(replace(INFORM, whom=whom))
    change = decide_rung(with_next_deadline(before, reference), reference, NOW + DAY, "alarm")
    assert change is not None
    assert change.event.detail["to_supervisors"] is True
    templates = {effect.whom: effect.template for effect in effects_of(change.event)}
    assert templates[Whom.REPORTER] == "supervisors_informed"


@pytest.mark.parametrize("whom", [Whom.HEAD, Whom.REGIONAL_SECRETARY, Whom.MAYOR])
@pytest.mark.parametrize("level", [None, *Level])
def test_it_stands_on_the_list_of_the_highest_who_was_told(whom: Whom, level: Level | None) -> None:
    told = rang(replace(INFORM, whom=whom), replace(routed(), leadership_level=level))
    ranks = list(Level)
    was = ranks.index(level) if level else -1
    assert told.leadership_level is not None
    assert ranks.index(told.leadership_level) == max(was, ranks.index(Level(whom.value)))


@pytest.mark.parametrize(
    ("act", "changed"),
    [
        (Act.VISIT, {"visit"}),
        (Act.PUBLISH, {"deadline_published"}),
        (Act.PUSH, set()),
        (Act.WHATSAPP, set()),
    ],
)
def test_what_a_rung_leaves_behind_in_the_report(act: Act, changed: set[str]) -> None:
    """Messages are what its event sets off; here is only what stays."""
    before = routed()
    after_it = rang(replace(INFORM, act=act, whom=Whom.OFFICE))
    left = {"visit", "deadline_published", "leadership_level", "state", "agency_id", "clocks"}
    assert {name for name in left if getattr(after_it, name) != getattr(before, name)} == changed
    assert len(after_it.fired) == 1


def test_nobody_is_sent_to_an_office_that_has_it_no_more() -> None:
    rung = replace(INFORM, act=Act.VISIT, whom=Whom.DESK)
    reference = city_reference(ladders={**city_ladders(), Stage.OUTSIDE: (rung,)})
    before = with_next_deadline(forwarded(), reference)
    assert before.due.at is not None
    change = decide_rung(before, reference, before.due.at, "alarm")
    assert change is not None
    assert change.report.visit is None


def test_when_the_laws_time_was_over_first_stays_known() -> None:
    legal = replace(INFORM, whom=Whom.MAYOR, clock=ClockName.FILE, after=LEGAL_LIMIT)
    assert rang(legal).limit_passed_at == NOW + LEGAL_LIMIT
    before = replace(routed(), limit_passed_at=NOW)
    assert rang(legal, before).limit_passed_at == NOW
    assert rang(INFORM).limit_passed_at is None


def unreached(report: Report, agency_id: str = "pupr") -> Change | None:
    return decide_unreached(report, agency_id, REFERENCE, NOW + DAY, "unreached")


def test_a_nudge_that_reached_nobody_puts_it_on_the_desks_list_once() -> None:
    change = unreached(routed())
    assert change is not None
    assert told(change) == (
        EventDraft(EventType.UNREACHED, Actor("system", "perform_effects")),
        NOW + DAY,
        "unreached",
    )
    assert change.event.state_before is State.ASSIGNED
    assert (change.report.unreached, change.report.version) == (True, routed().version + 1)
    assert change.report.due == routed().due, "and wins the office no time"
    assert unreached(change.report) is None


@pytest.mark.parametrize(
    ("report", "agency_id"),
    [
        (routed(), "dlh"),
        (forwarded(), "pln"),
        (in_triage(), ""),
        (standing(State.ANSWERED), "pupr"),
    ],
    ids=["with another office by now", "outside the city", "on the desk", "answered"],
)
def test_what_its_office_has_no_more_is_on_nobodys_list(report: Report, agency_id: str) -> None:
    assert unreached(report, agency_id) is None


def leader_unreached(report: Report, leader: Level = Level.MAYOR, **told: bool) -> Change | None:
    return decide_leader_unreached(report, leader, REFERENCE, NOW + DAY, "unreached", **told)


def test_a_leader_whom_nothing_reached_is_the_desks_to_tell_once() -> None:
    change = leader_unreached(in_triage())
    assert change is not None
    assert change.event.detail == {"leader": "mayor"}
    assert (change.report.unreached, change.report.leaders_unreached) == (True, (Level.MAYOR,))
    assert leader_unreached(change.report) is None
    assert leader_unreached(standing(State.CLOSED)) is None
    both = leader_unreached(change.report, Level.REGIONAL_SECRETARY)
    assert both is not None
    assert both.report.leaders_unreached == (Level.MAYOR, Level.REGIONAL_SECRETARY)


def test_nobody_is_asked_to_tell_a_leader_of_what_is_restricted() -> None:
    change = leader_unreached(replace(in_triage(), restricted=True))
    assert change is not None
    assert change.event.detail == {"leader": "mayor", "to_supervisors": True}
    assert [each.template for each in effects_of(change.event)] == ["supervisors_unreached"]


def test_an_office_is_put_on_the_list_beside_a_leader() -> None:
    change = leader_unreached(routed())
    assert change is not None
    beside = unreached(change.report)
    assert beside is not None
    assert beside.report.leaders_unreached == (Level.MAYOR,)
