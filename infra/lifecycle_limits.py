"""Both kinds of limit in one picture: a life that is played on the pack of a city, for `infra.lifecycle`."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from shared.adapters.packs import FolderPacks
from shared.domain.calendar.calendars import OFFSETS
from shared.domain.calendar.clocks import Pause
from shared.domain.city.reference import Reference
from shared.domain.geo.place import Point
from shared.domain.kernel.states import ReportType, Stage, State
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.lifecycle.lifecycle import decide_action
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.people.access import Action
from shared.domain.report.actor import Actor
from shared.domain.report.location import Location
from shared.domain.report.report import Event, Report
from shared.domain.report.turns import OF_REPORT, Turn, holder_of
from shared.domain.sla.deadlines import with_next_deadline

_CITIES = Path(__file__).resolve().parent.parent / "cities"
_CITY = "kendari"
# A Monday in a week without holidays, at two in the afternoon.
SUBMITTED_AT = datetime(2026, 11, 23, 6, tzinfo=UTC)
_FIRST, _BODY, _SECOND = "DPUPR", "PLN", "DLHK"
_WITH_FIRST, _WITH_BODY, _WITH_SECOND = timedelta(hours=20), timedelta(days=30), timedelta(days=12)
_REPORT = "The report itself"
_OF_REPORT = "the report"
_HEADER = """\
## Two kinds of limit in one life

What its reporter was promised counts since the submission, without the pauses; each holder has a time of
their own, which begins when they get the report ([clocks](clocks.md), [why](adr/0018-two-kinds-of-limit.md)).
Here nobody does anything: the report is with {first} for {first_for}, with {body} for {body_for}, and then
with {second}, on the ladder of {city} as it stands in the repository. With {body} the report's own time
stands still, and goes on where it stood; {second} has all of its own time, and is reminded like any
office that has just got a report.

"""
_BELOW = """
The same moments, and how much of the time they count had gone by. Of what comes again, the first is told.

| On the city's clocks | Whose time | How much of it | Step |
| --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A rung that was climbed: on whose time, and after how much of it."""

    at: datetime
    whose: str
    after: timedelta
    rung_id: str
    said: str


@dataclass(frozen=True, slots=True)
class Life:
    """A report at the end of what is told of it, and what was climbed for it."""

    report: Report
    steps: tuple[Step, ...]
    reference: Reference

    @property
    def stays(self) -> tuple[tuple[str, datetime, datetime], ...]:
        """Who had it, since when and until when."""
        turns = self.report.turns
        ends = (*(turn.start for turn in turns[1:]), self.report.updated_at)
        return tuple(
            (_name(turn.holder, self.reference), turn.start, end)
            for turn, end in zip(turns, ends, strict=True)
        )


@cache
def life() -> Life:
    """The same for the same pack."""
    reference = FolderPacks(_CITIES).current(_CITY)
    report, events = with_next_deadline(_submitted(), reference), list[Event]()
    until = SUBMITTED_AT
    for span, action, agency_id in (
        (_WITH_FIRST, Action.FORWARD, _BODY),
        (_WITH_BODY, Action.ASSIGN, _SECOND),
        (_WITH_SECOND, Action.MESSAGE, None),
    ):
        until += span
        while report.due.at and report.due.at < until:
            change = decide_rung(report, reference, report.due.at, f"rung-{report.version}")
            if change is None:
                break
            report = change.report
            events.append(change.event)
        context = Context(reference, until, f"act-{report.version}", Actor("desk", "sample"))
        asked = Request(action, report.version, "text", agency_id=agency_id)
        report = decide_action(report, asked, context).report
    steps = [_step(event, report, reference) for event in events if event.detail.get("key")]
    first = {(each.whose, each.rung_id): each for each in reversed(steps)}
    return Life(report, tuple(each for each in steps if each in first.values()), reference)


def _submitted() -> Report:
    """With the first office, as routing has just left it."""
    holder = holder_of(Stage.OFFICE, _FIRST)
    return Report(
        city_id=_CITY,
        report_id="report",
        tracking_code="",
        state=State.ASSIGNED,
        version=1,
        type=ReportType.COMPLAINT,
        description="",
        location=Location(Point(-3.97, 122.52)),
        category_id="jalan_rusak",
        submitted_at=SUBMITTED_AT,
        updated_at=SUBMITTED_AT,
        reference_version="sample",
        agency_id=_FIRST,
        turns=(Turn(holder, SUBMITTED_AT),),
        clocks={holder: SUBMITTED_AT},
    )


def _step(event: Event, report: Report, reference: Reference) -> Step:
    key = str(event.detail["key"]).partition("#")[0]
    is_own = key.startswith(OF_REPORT)
    holder = key.partition(":")[0]
    passed = event.at - (SUBMITTED_AT if is_own else report.clocks[holder])
    paused = sum((_within(pause, event.at) for pause in report.pauses), timedelta())
    act, whom = event.detail["act"], event.detail["whom"]
    return Step(
        event.at,
        _OF_REPORT if is_own else _name(holder, reference),
        passed - paused if is_own else passed,
        str(event.detail["rung"]),
        f"{act} {whom}".replace("_", " "),
    )


def _within(pause: Pause, until: datetime) -> timedelta:
    """What a pause had taken by then."""
    end = min(pause.end or until, until)
    return max(end - pause.start, timedelta())


def _name(holder: str, reference: Reference) -> str:
    return reference.agency_name(holder.partition("/")[2])


def text() -> str:
    """The picture, and the moments in it."""
    told = life()
    first, body, second = (name for name, *_ in told.stays)
    header = _HEADER.format(
        first=first,
        body=body,
        second=second,
        city=told.reference.city.name,
        first_for=_span(_WITH_FIRST),
        body_for=_span(_WITH_BODY),
    )
    rows = [
        f"| {_moment(each.at, told)} | {each.whose} | {_span(each.after)} | `{each.rung_id}`: {each.said} |"
        for each in told.steps
    ]
    return "".join((header, _picture(told), _BELOW, "\n".join(rows), "\n\n"))


def _picture(told: Life) -> str:
    """Its own time on top, broken by the pause, and that of each holder below."""
    lines = ["```mermaid", "gantt", "    dateFormat YYYY-MM-DD HH:mm", "    axisFormat %d %b"]
    lines += [
        f"    title One report, {told.reference.city.name}",
        "    section Promised, since the submission",
    ]
    for number, (_, start, end) in enumerate(told.stays):
        is_pause = any(pause.start == start for pause in told.report.pauses)
        label, mark = ("stands still", "done") if is_pause else ("counts", "active")
        lines.append(_bar(label, f"{mark}, own{number}", start, end, told))
    lines += _milestones(told, _OF_REPORT)
    for number, (name, start, end) in enumerate(told.stays):
        lines.append(f"    section {name}")
        lines.append(_bar("has it", f"active, holder{number}", start, end, told))
        lines += _milestones(told, name)
    return "\n".join([*lines, "```\n"])


def _bar(label: str, mark: str, start: datetime, end: datetime, told: Life) -> str:
    return f"    {label} :{mark}, {_moment(start, told)}, {_moment(end, told)}"


def _milestones(told: Life, whose: str) -> list[str]:
    return [
        f"    {each.rung_id} ({_span(each.after)}) :milestone, {_moment(each.at, told)}, 0d"
        for each in told.steps
        if each.whose == whose
    ]


def _moment(at: datetime, told: Life) -> str:
    local = at.astimezone(OFFSETS[told.reference.city.zone_letters])
    return f"{local:%Y-%m-%d %H:%M}"


def _span(span: timedelta) -> str:
    days, hours = span.days, span.seconds / 3600
    said = [f"{days} d"] if days else []
    return " ".join([*said, *([f"{hours:g} h"] if hours or not days else [])])
