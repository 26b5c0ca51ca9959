"""A report's life in the pure core, one decision after another, for tests of several modules.

The ladder is the one that a city starts with, with templates that the catalogue knows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from shared.domain.calendar.clocks import ClockName
from shared.domain.cases.merge import decide_merge, decide_unmerge
from shared.domain.cases.split import PartWanted, decide_split
from shared.domain.city.agencies import Agency, OwnerKind
from shared.domain.city.reference import Act, Condition, CountsFrom, Reference, Rung, Whom
from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.states import EventType, Stage, State, Urgency
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.lifecycle.lifecycle import decide_action
from shared.domain.lifecycle.replies import (
    decide_appeal,
    decide_confirmation,
    decide_message,
    decide_withdrawal,
)
from shared.domain.lifecycle.requests import Confirmation, Context, RejectReason, Request
from shared.domain.people.access import Action
from shared.domain.people.outreach import decide_unheard
from shared.domain.report.actor import Actor
from shared.domain.report.rating import NOT_RATED, Rating
from shared.domain.report.report import Change, Report
from shared.domain.routing.routing import decide_routing
from shared.domain.sla.history import EventDraft, record_change
from tests.builders import NOW, make_event, make_reference, make_report

DAY = timedelta(hours=24)
HOUR = timedelta(hours=1)
OFFICER = Actor("officer", "uid-officer", "pupr")
DESK = Actor("desk", "uid-desk")
SUPERVISOR = Actor("supervisor", "uid-supervisor")
CITIZEN = Actor("citizen", "reporter")
SYSTEM = Actor("system", "test")
CASE_ID = "ca5e8a41c2d94f77a6b3d2e1908c7f65"


def city_ladders() -> Mapping[Stage, tuple[Rung, ...]]:
    """Silence of 24 hours: WhatsApp. Three days without an answer: a visit. Then the leadership."""
    no_answer, waiting = Condition.NO_ANSWER, Condition.STILL_WAITING
    silence, inform = Condition.NO_FOLLOW_UP, (Act.INFORM, Whom.MAYOR, "leadership_list")
    remind = (Act.PUSH, Whom.DESK, "desk_reminder")
    follow_up = (Act.PUSH, Whom.DESK, "outside_follow_up")
    leadership = Rung("leadership", no_answer, 4 * DAY, *inform, counts_from=CountsFrom.REPORT)
    return {
        Stage.DESK: (
            Rung("remind", waiting, DAY, *remind),
            leadership,
        ),
        Stage.OFFICE: (
            Rung("nudge", silence, DAY, Act.WHATSAPP, Whom.OFFICE, "office_nudge"),
            Rung("visit", no_answer, 3 * DAY, Act.VISIT, Whom.DESK, "visit_order"),
            leadership,
        ),
        Stage.OUTSIDE: (
            Rung("follow-up-1", no_answer, 7 * DAY, *follow_up),
            Rung("follow-up-2", no_answer, 14 * DAY, *follow_up),
        ),
        Stage.CITIZEN: (
            Rung("close", waiting, 14 * DAY, Act.CLOSE, Whom.REPORTER, "report_expired"),
        ),
        Stage.PARTS: (
            leadership,
            Rung("legal", no_answer, 60 * DAY, *inform, clock=ClockName.FILE),
        ),
        Stage.WAITING: (
            Rung("close", waiting, 30 * DAY, Act.CLOSE, Whom.REPORTER, "report_lapsed"),
        ),
    }


def city_reference(**fields: Any) -> Reference:
    """The builders' city with the ladder above and a second body outside it."""
    whole = make_reference()
    agencies = {
        **whole.agencies,
        "bpjn": Agency("bpjn", "Balai Jalan Nasional", OwnerKind.MINISTRY, "balai"),
    }
    return replace(whole, **{"agencies": agencies, "ladders": city_ladders(), **fields})


REFERENCE = city_reference()


def in_context(now: datetime, actor: Actor = OFFICER, operation_id: str = "operation") -> Context:
    return Context(REFERENCE, now, operation_id, actor)


def submitted(at: datetime = NOW, **fields: Any) -> Change:
    report = make_report(**{"version": 0, "submitted_at": at, "clocks": {Stage.DESK: at}, **fields})
    told = EventDraft(EventType.SUBMITTED, CITIZEN)
    return record_change(None, report, told, reference=REFERENCE, now=at, operation_id="submit")


def routed(at: datetime = NOW, **fields: Any) -> Report:
    """By default with the office for roads, which has had it since `at`."""
    report = submitted(at, **{"category_id": "jalan_rusak", **fields}).report
    change = decide_routing(report, REFERENCE, at, "route")
    assert change is not None
    return change.report


def forwarded(at: datetime = NOW) -> Report:
    return routed(at, category_id="listrik_padam")


def in_triage(at: datetime = NOW) -> Report:
    return routed(at, category_id="no_such_thing")


_ENOUGH: Mapping[Action, Mapping[str, Any]] = {
    Action.ASSIGN: {"agency_id": "dlh"},
    Action.FORWARD: {"agency_id": "bpjn"},
    Action.REJECT: {"reason": RejectReason.SPAM},
    Action.ORDER_VISIT: {"goes": "Petugas Contoh"},
    Action.SET_URGENCY: {"urgency": Urgency.URGENT},
    Action.CORRECT: {"category_id": "jalan_rusak"},
}


def acted(
    report: Report,
    action: Action,
    at: datetime,
    *,
    actor: Actor = OFFICER,
    context: Context | None = None,
    **fields: Any,
) -> Change:
    """A staff action on the report's present version, with all that it needs; whoever acts has just opened
    the reporter's number.
    """
    whole = {"version": report.version, "text": "Sudah kami tangani.", **_ENOUGH.get(action, {})}
    request = Request(action, **{**whole, **fields})
    called = replace(in_context(at, actor), contacted_at=at)
    return decide_action(report, request, context or called)


def after(report: Report, action: Action, at: datetime, **fields: Any) -> Report:
    return acted(report, action, at, **fields).report


def confirmed(report: Report, at: datetime, rating: Rating = NOT_RATED) -> Change:
    return decide_confirmation(report, Confirmation(fixed=True, rating=rating), _of_citizen(at))


def contested(report: Report, at: datetime, text: str = "Masih berlubang.") -> Change:
    return decide_confirmation(report, Confirmation(fixed=False, text=text), _of_citizen(at))


def appealed(report: Report, at: datetime, text: str = "Ini sungguh terjadi.") -> Change:
    return decide_appeal(report, text=text, context=_of_citizen(at))


def _of_citizen(at: datetime) -> Context:
    return in_context(at, CITIZEN)


def written(report: Report, at: datetime, text: str = "Ada kabar?") -> Change:
    return decide_message(report, text=text, context=in_context(at, CITIZEN))


def unheard(report: Report, at: datetime, *, has_number: bool = True) -> Change:
    """Its last message has reached nobody."""
    change = decide_unheard(
        report,
        make_event(report, at=at),
        has_number=has_number,
        reference=REFERENCE,
        now=at,
        operation_id="unheard",
    )
    if change is None:
        raise ConflictError("nothing_to_hear")
    return change


def withdrawn(report: Report, at: datetime) -> Change:
    return decide_withdrawal(report, text="", context=in_context(at, CITIZEN))


def a_case(at: datetime = NOW, **fields: Any) -> Report:
    """Another report with the same office, since `at`."""
    return routed(at, **{"report_id": CASE_ID, "tracking_code": "KDI-CASE", **fields})


def merged(report: Report, case: Report, at: datetime, actor: Actor = DESK) -> tuple[Change, ...]:
    """The report and the case after the one was joined to the other."""
    return decide_merge(report, case, text="Sama.", context=in_context(at, actor))


def unmerged(report: Report, case: Report, at: datetime) -> tuple[Change, ...]:
    return decide_unmerge(report, case, text="Keliru.", context=in_context(at, DESK))


PARTS = (PartWanted("pupr", "Tambal lubangnya."), PartWanted("dlh", "Angkat sampahnya."))


def split(
    report: Report, at: datetime, parts: Sequence[PartWanted] = PARTS, actor: Actor = DESK
) -> tuple[Change, ...]:
    """The whole and its parts."""
    return decide_split(report, parts, text="", context=in_context(at, actor))


def rung(report: Report, at: datetime) -> Change | None:
    """What the ladder does if an alarm for the present deadline rings at this moment."""
    return decide_rung(report, REFERENCE, at, f"alarm-{report.due.version}")


def climbed(report: Report, at: datetime) -> Change:
    change = rung(report, at)
    assert change is not None
    return change


def standing(state: State) -> Report:
    """A report that came to `state` the way reports do, a visit having been ordered on the way.

    A report with no office behind it has no visit.
    """
    reminded = climbed(routed(), NOW + DAY).report
    on_the_way = climbed(climbed(reminded, NOW + 3 * DAY).report, NOW + 5 * DAY).report
    at = NOW + 5 * DAY + HOUR
    answered = after(on_the_way, Action.ANSWER, at)
    accepted = after(on_the_way, Action.ACCEPT, at)
    lives: Mapping[State, Report] = {
        State.SUBMITTED: submitted().report,
        State.TRIAGE: after(on_the_way, Action.REFUSE, at),
        State.ASSIGNED: on_the_way,
        State.ACCEPTED: accepted,
        State.IN_PROGRESS: after(accepted, Action.PROGRESS, at),
        State.FORWARDED: after(on_the_way, Action.FORWARD, at),
        State.ANSWERED: answered,
        State.REOPENED: contested(answered, at).report,
        State.CLOSED: confirmed(answered, at).report,
        State.NEEDS_INFORMATION: after(accepted, Action.ASK, at),
        State.REJECTED: after(on_the_way, Action.REJECT, at),
        State.WITHDRAWN: withdrawn(on_the_way, at).report,
        State.MERGED: merged(on_the_way, a_case(), at)[0].report,
        State.SPLIT: split(on_the_way, at)[0].report,
    }
    report = lives[state]
    assert report.state is state
    return report
