"""What a case is promised, as its timelines and the phones of its people show it.

Of each promise that is broken a line is kept, so that one life tells of all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shared.domain.calendar.clocks import ClockName
from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.kernel.states import CITY_STAGES, STAGE_OF, EventType, Stage, State
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.notify.effects import handle_of
from shared.domain.report.report import Event, Report
from shared.domain.sla.deadlines import coming_rungs
from shared.domain.sla.ladder import ladder_of
from shared.domain.sla.listeners import APART, AUDIENCE_OF
from tests.unit.lives.acts import People
from tests.unit.lives.machine import SWEEP

WEEK = timedelta(days=8)
MONTH = timedelta(days=35)
# A run of the sweep, and the two minutes for which it leaves things to those whose they are.
LATE = SWEEP + timedelta(minutes=3)
SECOND = timedelta(seconds=1)
_MOVES = frozenset(
    {
        EventType.ABSORBED,
        EventType.RELEASED,
        EventType.UNMERGED,
        EventType.CORRECTED,
        EventType.ROUTED,
    }
)
_SILENT = frozenset({State.ASSIGNED, State.REOPENED})


@dataclass
class Watch:
    """Looks at the case after whatever has happened; remembers what each report was when a rung came."""

    people: People
    broken: list[str] = field(default_factory=list)
    seen: dict[str, Report] = field(default_factory=dict)
    timelines: dict[str, list[Event]] = field(default_factory=dict)
    climbed: list[tuple[Report, Event]] = field(default_factory=list)

    def __call__(self, report_id: str, event_id: str) -> None:
        city = self.people.city
        event = city.reports.event(city.city_id, report_id, event_id)
        before, report = self.seen.get(report_id), self.people.report(report_id)
        self.timelines.setdefault(report_id, []).append(event)
        self.seen[report_id] = report
        self._has_a_next_step(report, city.clock.now())
        # Where one run of the sweep has done several things, nobody saw it in between.
        if before is not None and before.version + 1 == event.seq and "rung" in event.detail:
            self._was_due(before, event)
            self.climbed.append((before, event))

    def keep(self, kind: str, *facts: object) -> None:
        self.broken.append(": ".join((kind, *map(str, facts))))

    def _has_a_next_step(self, report: Report, now: datetime) -> None:
        """Within eight days. What is left to be done about a part is asked of the whole."""
        if report.stage is None or report.ties.part_of:
            return
        if report.due.at is None or report.due.at - now > WEEK:
            self.keep(
                "no next step",
                report.stage,
                report.type,
                report.urgency,
                report.due.rung_id,
                report.due.at and report.due.at - now,
                report.report_id,
            )

    def _was_due(self, before: Report, event: Event) -> None:
        """Nothing of what is not due yet, late at most by a run of the sweep, and once."""
        reference = self.people.city.references.reference
        first = next(iter(coming_rungs(before, reference)), None)
        if first is None or first.at > event.at or before.state.is_final:
            self.keep("not due", event.detail, before)
        elif decide_rung(before, reference, first.at - SECOND, "early") is not None:
            self.keep("would come early", event.detail, before)
        elif event.at - max(first.at, before.updated_at) > LATE:
            self.keep("late", event.detail, before)

    def look_back(self) -> tuple[str, ...]:
        """All that was broken, when the life is over."""
        for before, event in self.climbed:
            self._reminded_first(before, event)
            self._had_its_time(before, event)
            self._by_the_reporters_time(before, event)
        self._nobody_was_told_twice()
        self._mornings_told_of_what_is_open()
        return tuple(self.broken)

    def _reminded_first(self, before: Report, event: Event) -> None:
        """Nobody is sent to an office that was not reminded before, unless it had begun."""
        if event.detail["act"] != Act.VISIT or event.detail["condition"] != Condition.NO_ANSWER:
            return
        if before.state not in _SILENT:
            return
        kin = (before.report_id, *filter(None, (before.ties.part_of,)))
        reminded = [
            each.at
            for report_id in kin
            for each in self.timelines[report_id]
            if each.at < event.at
            and each.agency_id == before.agency_id
            and each.detail.get("condition") == Condition.NO_FOLLOW_UP
        ]
        if not reminded:
            self.keep("visit without reminder", before.urgency, before.report_id, event.at)
        elif event.at - max(reminded) < timedelta(hours=12):
            self.keep(
                "visit soon after reminder",
                event.at - max(reminded),
                before.urgency,
                before.report_id,
            )

    def _had_its_time(self, before: Report, event: Event) -> None:
        """Who is reminded or visited had the case for as long as the rung gives, on any of its reports."""
        rung = self._rung(before, event)
        if rung is None or rung.is_of_report or before.stage is not Stage.OFFICE:
            return
        if rung.clock is not ClockName.CALENDAR or rung.condition not in {
            Condition.NO_ANSWER,
            Condition.NO_FOLLOW_UP,
        }:
            return
        spells = [
            spell
            for timeline in self.timelines.values()
            for spell in _spells(timeline, before.agency_id, event.at)
        ]
        had = _together(spells)
        share = rung.after * rung.share
        if had < share:
            self.keep("had not its time", rung.rung_id, had, share, before.report_id)

    def _by_the_reporters_time(self, before: Report, event: Event) -> None:
        """What the reporter was promised comes by their time alone, whatever offices did."""
        rung = self._rung(before, event)
        if rung is None or not rung.is_of_report or rung.clock is not ClockName.CALENDAR:
            return
        timeline = self.timelines[before.report_id]
        began = before.counted_from or before.submitted_at
        due_at = began + rung.after + _lost(timeline, event.at)
        if event.at < due_at:
            self.keep("limit too early", rung.rung_id, due_at, event.at, before.report_id)
        # What another report brings or takes along, and being the city's again, count at once.
        moved = (each.at for each in timeline if each.seq < event.seq and _moves_limits(each))
        latest = max((due_at, *moved)) + APART + LATE
        if rung.every is None and not before.urgency_decided and event.at > latest:
            self.keep("limit too late", rung.rung_id, due_at, event.at, before.report_id)

    def _rung(self, before: Report, event: Event) -> Rung | None:
        if before.stage is None:
            return None
        ladder = ladder_of(before, before.stage, self.people.city.references.reference)
        return next((each for each in ladder if each.rung_id == event.detail["rung"]), None)

    def _nobody_was_told_twice(self) -> None:
        """Of one report within an hour by its ladder; a morning's list is no report's."""
        last: dict[tuple[str, str], tuple[datetime, Event]] = {}
        for each in self.people.city.phones.heard:
            event = each.event
            if event is None or event.type is not EventType.RUNG_CLIMBED:
                continue
            for handle in each.handles:
                before = last.get((each.person, handle))
                is_soon = before is not None and each.at - before[0] < APART - LATE
                if before and is_soon and not self._was_late(*before):
                    rungs = before[1].detail["rung"], event.detail["rung"]
                    self.keep("told twice", each.person, rungs, handle, before[0], each.at)
                last[each.person, handle] = each.at, event

    def _was_late(self, heard_at: datetime, event: Event) -> bool:
        """Whether the platform has carried it from the evening into the night, and so into the morning."""
        reference = self.people.city.references.reference
        audience = AUDIENCE_OF[Whom(str(event.detail["whom"]))]
        began_at = reference.quiet_hours.until(audience, event.at, reference.calendar.zone)
        return began_at is None and heard_at - event.at > APART

    def _mornings_told_of_what_is_open(self) -> None:
        states = {handle_of(each): timeline for each, timeline in self.timelines.items()}
        for heard in self.people.city.phones.heard:
            for handle in heard.handles if heard.event is None else ():
                before = [each for each in states[handle] if each.at <= heard.at]
                if STAGE_OF.get(before[-1].state_after) not in CITY_STAGES:
                    self.keep("listed though not open", handle, heard.at, before[-1].state_after)


def _moves_limits(event: Event) -> bool:
    stage = STAGE_OF.get(event.state_before) if event.state_before else Stage.DESK
    return event.type in _MOVES or stage not in CITY_STAGES


def _spells(
    events: Sequence[Event], agency_id: str | None, until: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """When the office had the report, by its timeline."""
    ends = (*(each.at for each in events[1:]), until)
    for event, end in zip(events, ends, strict=True):
        is_theirs = STAGE_OF.get(event.state_after) is Stage.OFFICE and event.agency_id == agency_id
        if is_theirs and event.at < until:
            yield event.at, min(end, until)


def _together(spells: list[tuple[datetime, datetime]]) -> timedelta:
    """How long at least one of them lasted."""
    whole, reached = timedelta(0), None
    for start, end in sorted(spells):
        begin = start if reached is None else max(start, reached)
        if end > begin:
            whole += end - begin
        reached = end if reached is None else max(reached, end)
    return whole


def _lost(events: Sequence[Event], until: datetime) -> timedelta:
    """The time in which the next step was not the city's; what was merged by mistake lost none."""
    lost = timedelta(0)
    ends = (*(each.at for each in events[1:]), until)
    for event, end in zip(events, ends, strict=True):
        is_city = (
            STAGE_OF.get(event.state_after) in CITY_STAGES or event.state_after is State.MERGED
        )
        if not is_city and event.at < until:
            lost += min(end, until) - event.at
    return lost
