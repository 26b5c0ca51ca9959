"""Whatever staff, reporters, time and alarms do to a report, what must always hold still holds."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from shared.domain.kernel.errors import DomainError
from shared.domain.kernel.states import STAGE_OF, EventType, Stage, State
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.lifecycle.lifecycle import ALLOWED_FROM, is_open_to
from shared.domain.notify.effects import EffectKind, effects_of
from shared.domain.people.access import Action, Role
from shared.domain.report.actor import Actor
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.report import Change, Event, Report
from shared.domain.routing.routing import decide_routing
from tests.builders import NOW
from tests.unit.domain.lives import (
    DESK,
    OFFICER,
    REFERENCE,
    SUPERVISOR,
    acted,
    appealed,
    confirmed,
    contested,
    submitted,
    withdrawn,
    written,
)

AGENCIES = [*REFERENCE.agencies, "nobody"]
FITTING = {Action.ASSIGN: ["pupr", "dlh"], Action.FORWARD: ["pln", "bpjn"]}
ACTED_ON = {state for act in (Action.ASSIGN, Action.ANSWER) for state in ALLOWED_FROM[act]}
HOPS = REFERENCE.limits.hop_limit
TEXTS = ["", "Sudah kami lihat."]


class Life(RuleBasedStateMachine):
    """One report in a store that keeps what was committed, and the alarms that its effects set.

    Alarms stay in the queue when they have rung: they may ring again, early, late and out of order.
    """

    report: Report

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.events: list[Event] = []
        self.alarms: list[NextDeadline] = []
        self.operations: set[str] = set()

    @initialize(
        category=st.sampled_from(["jalan_rusak", "listrik_padam", "unheard_of"]),
        is_routed=st.sampled_from([True, True, False]),
    )
    def submit(self, category: str, *, is_routed: bool) -> None:
        self._commit(None, submitted(self.now, category_id=category))
        if is_routed:
            self.route()

    @rule()
    def route(self) -> None:
        self._try(lambda: decide_routing(self.report, REFERENCE, self.now, "route"))

    @rule(
        action=st.sampled_from(list(Action)),
        agency=st.sampled_from(AGENCIES),
        text=st.sampled_from(TEXTS),
        stale=st.sampled_from([0, 0, 0, 1]),
        actor=st.sampled_from([OFFICER, DESK, SUPERVISOR]),
    )
    def staff_act(self, action: Action, agency: str, text: str, stale: int, actor: Actor) -> None:
        version = self.report.version - stale
        was_open = is_open_to(self.report, action, Role(actor.role))
        fields: dict[str, Any] = {"agency_id": agency, "text": text, "version": version}
        done = self._try(lambda: acted(self.report, action, self.now, actor=actor, **fields))
        assert not done or (was_open and not stale)

    @precondition(lambda self: self.report.state in ACTED_ON)
    @rule(data=st.data())
    def staff_act_as_they_should(self, data: st.DataObject) -> None:
        actor = data.draw(st.sampled_from([OFFICER, SUPERVISOR]))
        acts = [act for act in Action if is_open_to(self.report, act, Role(actor.role))]
        action = data.draw(st.sampled_from(acts))
        agency = data.draw(st.sampled_from(FITTING.get(action, [None])))
        assert self._try(
            lambda: acted(self.report, action, self.now, actor=actor, agency_id=agency)
        )

    @rule(text=st.sampled_from(TEXTS))
    def reporter_writes(self, text: str) -> None:
        before = self.report
        done = self._try(lambda: written(self.report, self.now, text))
        if done and before.resume_state is not None:
            assert self.report.state is before.resume_state
        else:
            assert (self.report.state, self.report.due) == (before.state, before.due)

    @precondition(lambda self: self.report.state is State.ANSWERED)
    @rule()
    def reporter_confirms(self) -> None:
        self._try(lambda: confirmed(self.report, self.now))

    @precondition(lambda self: self.report.state in {State.ANSWERED, State.CLOSED})
    @rule(text=st.sampled_from(TEXTS))
    def reporter_contests(self, text: str) -> None:
        self._try(lambda: contested(self.report, self.now, text))

    @rule(mood=st.integers(0, 40))
    def reporter_withdraws(self, mood: int) -> None:
        if mood == 0:
            self._try(lambda: withdrawn(self.report, self.now))

    @precondition(lambda self: self.report.state is State.REJECTED)
    @rule(text=st.sampled_from(TEXTS))
    def reporter_appeals(self, text: str) -> None:
        may, before = bool(text) and not self.report.appealed, self.report
        assert self._try(lambda: appealed(before, self.now, text)) is may

    @rule(hours=st.sampled_from([1, 5, 23, 24, 25, 72, 240]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(late=st.sampled_from([-1, 0, 1, 432_000]))
    def time_passes_to_the_deadline(self, late: int) -> None:
        if self.report.due.at:
            self.now = max(self.now, self.report.due.at + timedelta(seconds=late))

    @rule(pick=st.integers(min_value=0))
    def an_alarm_rings(self, pick: int) -> None:
        if self.alarms:
            self._ring(self.alarms[pick % len(self.alarms)])

    @rule()
    def the_last_alarm_rings_twice(self) -> None:
        if self.alarms:
            self._ring(self.alarms[-1])
            self._ring(self.alarms[-1])

    def _ring(self, alarm: NextDeadline) -> None:
        """As `escalate_report` does: an older deadline's alarm finds nothing to do."""
        operation = f"alarm-{alarm.version}"
        if operation in self.operations or self.report.due.version != alarm.version:
            return
        assert alarm.at is not None
        done = self._try(lambda: decide_rung(self.report, REFERENCE, self.now, operation))
        assert done == (self.now >= alarm.at)
        assert done == (self.report.due != alarm)

    def _try(self, decide: Callable[[], Change | None]) -> bool:
        before = self.report
        try:
            change = decide()
        except DomainError:
            change = None
        assert self.report == before
        if change is not None:
            self._commit(before, change)
        return change is not None

    def _commit(self, before: Report | None, change: Change) -> None:
        report, event = change.report, change.event
        version = before.version if before else 0
        assert report.version == event.seq == version + 1
        assert event.state_before is (before.state if before else None)
        assert event.state_after is report.state
        self._check_due(before, change)
        self.report = report
        self.events.append(event)
        self.operations.add(event.operation_id)
        self._perform(event)

    def _check_due(self, before: Report | None, change: Change) -> None:
        old, new = before.due if before else NextDeadline(), change.report.due
        moved = (old.at, old.rung_id) != (new.at, new.rung_id)
        assert new.version == old.version + moved
        assert change.event.due == new
        assert change.event.due_changed == (before is None or moved)

    def _perform(self, event: Event) -> None:
        effects = effects_of(event)
        assert effects == effects_of(event)
        alarms = [effect.due for effect in effects if effect.kind is EffectKind.ALARM]
        assert alarms == ([event.due] if event.due_changed and event.due.at else [])
        self.alarms.extend(alarms)

    @invariant()
    def the_end_is_the_end(self) -> None:
        if self.report.state.is_final:
            assert (self.report.due.at, self.report.due.rung_id) == (None, None)
            assert not self.report.on_leadership_list
            assert not self.report.needs_call
            assert not self.report.needs_supervisor or self.report.resume_state

    @invariant()
    def one_party_is_responsible(self) -> None:
        """The desk where neither is set."""
        report = self.report
        assert report.agency_id is None or report.forwarded_to is None
        if report.state is not State.ANSWERED and not report.state.is_final:
            stage = STAGE_OF[report.resume_state or report.state]
            assert (report.agency_id is not None) == (stage is Stage.OFFICE)
            assert (report.forwarded_to is not None) == (stage is Stage.OUTSIDE)

    @invariant()
    def only_who_is_waited_for_can_bring_it_back(self) -> None:
        """Where it goes on is known while the reporter is asked, and after their silence."""
        report, last = self.report, self.events[-1]
        lapsed = (last.type, report.state) == (EventType.EXPIRED, State.WITHDRAWN)
        waits = report.state is State.NEEDS_INFORMATION
        assert (report.resume_state is not None) == (waits or lapsed)

    @invariant()
    def a_supervisors_decision_stands(self) -> None:
        """Offices send a report back twice at most; what an appeal becomes is not the desk's to say."""
        report = self.report
        assert report.hops <= HOPS
        by_rules = {EventType.ROUTED, EventType.FORWARDED}
        decided = by_rules | {EventType.ASSIGNED, EventType.REJECTED}
        reserved = False
        for event in self.events:
            if reserved and event.type in decided:
                assert event.actor.role == "supervisor"
            reserved |= event.type is EventType.APPEALED or event.detail.get("hops") == HOPS
            if event.type in decided and event.detail.get("hops") != HOPS:
                reserved = False

    @invariant()
    def the_deadline_is_no_sooner_than_the_time_that_was_given(self) -> None:
        report = self.report
        if report.due.at is None:
            return
        assert report.stage is not None
        (rung,) = (r for r in REFERENCE.ladders[report.stage] if r.rung_id == report.due.rung_id)
        began = NOW if rung.is_of_report else report.clocks[report.holder]
        assert report.due.at >= began + rung.after

    @invariant()
    def an_open_deadline_has_its_alarm(self) -> None:
        assert self.report.due.at is None or self.report.due in self.alarms

    @invariant()
    def nothing_that_the_reporter_was_promised_is_told_twice(self) -> None:
        keys = [
            str(event.detail["key"])
            for event in self.events
            if event.type is EventType.RUNG_CLIMBED
        ]
        promised = [key for key in keys if key.startswith("report:")]
        assert len(promised) == len(set(promised))

    @invariant()
    def nobody_is_told_twice_within_an_hour(self) -> None:
        told: dict[object, datetime] = {}
        for event in self.events:
            if event.type is EventType.RUNG_CLIMBED:
                whom = event.detail["whom"]
                assert whom not in told or event.at - told[whom] >= timedelta(hours=1)
                told[whom] = event.at

    @invariant()
    def the_history_tells_where_the_report_stands(self) -> None:
        state: State | None = None
        moment: datetime = NOW
        for seq, event in enumerate(self.events, start=1):
            assert (event.seq, event.state_before) == (seq, state)
            assert event.at >= moment
            state, moment = event.state_after, event.at
        last = self.events[-1]
        told = (last.state_after, last.agency_id, last.forwarded_to, last.due)
        report = self.report
        assert told == (report.state, report.agency_id, report.forwarded_to, report.due)

    @invariant()
    def each_effect_has_a_name_of_its_own(self) -> None:
        keys = [effect.key for event in self.events for effect in effects_of(event)]
        assert len(keys) == len(set(keys))


TestLife = Life.TestCase
TestLife.settings = settings(stateful_step_count=40)
