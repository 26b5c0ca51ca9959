"""Who hears of a report by what its ladder does: whom a rung tells, and of most rungs its reporter. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from shared.domain.city.reference import Act, Reference, Rung, Whom
from shared.domain.kernel.states import Level
from shared.domain.report.report import Report
from shared.domain.sla.ladder import times_climbed

# Within this time nobody is told of one report twice by its ladder.
APART = timedelta(hours=1)
# Those whom a city may leave in peace. What is published disturbs nobody.
AUDIENCE_OF: Mapping[Whom, str] = {
    Whom.OFFICE: "office",
    Whom.DESK: "desk",
    Whom.HEAD: "leadership",
    Whom.REGIONAL_SECRETARY: "leadership",
    Whom.MAYOR: "leadership",
    Whom.REPORTER: "reporter",
}
# Of what is restricted they hear in the place of desk and leadership.
SUPERVISORS = "supervisor"
_OF_CITY = frozenset({Whom.DESK, Whom.REGIONAL_SECRETARY, Whom.MAYOR})
_TOLD_TO_REPORTER = frozenset({Act.WHATSAPP, Act.VISIT, Act.INFORM, Act.PUBLISH})


def reader_of(rung: Rung, report: Report) -> str:
    """Whom the rung tells, as `told` remembers them."""
    return SUPERVISORS if is_for_supervisors(rung, report) else rung.whom.value


def is_for_supervisors(rung: Rung, report: Report) -> bool:
    """Whether they are told in the place of whom the rung names."""
    return report.restricted and rung.whom in _OF_CITY


def listeners_of(rung: Rung, report: Report) -> frozenset[str]:
    """All who hear of it if it is climbed next. Of a part its reporter hears by the whole."""
    is_news = rung.act in _TOLD_TO_REPORTER and not is_again(
        report, rung, times_climbed(report, rung) + 1
    )
    reporter = {Whom.REPORTER.value} if is_news and report.ties.part_of is None else set()
    return frozenset({reader_of(rung, report), *reporter})


def hearing(
    rung: Rung, report: Report, reference: Reference, now: datetime
) -> Mapping[str, datetime]:
    """When each of them hears of it, who may be asleep, and not within an hour of what they hear before."""
    found = {}
    for listener in listeners_of(rung, report):
        whom = Whom.REPORTER if listener == Whom.REPORTER else rung.whom
        audience = None if report.is_pressing else AUDIENCE_OF.get(whom)
        quiet = reference.quiet_hours
        awake = audience and quiet.until(audience, now, reference.calendar.zone)
        before = report.heard.get(listener)
        found[listener] = max(awake or now, before + APART if before else now)
    return found


def told_at(rung: Rung, at: datetime, report: Report, reference: Reference) -> datetime:
    """When somebody who is reminded at that moment hears of it; of all else it is the moment that counts."""
    if rung.act is not Act.REMIND or report.is_pressing:
        return at
    zone = reference.calendar.zone
    return reference.quiet_hours.until(AUDIENCE_OF[rung.whom], at, zone) or at


def is_again(report: Report, rung: Rung, times: int) -> bool:
    """Whether it only says once more what whoever it tells has heard of this report before."""
    if rung.every is None:
        return False
    return times > 1 or (rung.act is Act.INFORM and _is_known(report, rung))


def _is_known(report: Report, rung: Rung) -> bool:
    if is_for_supervisors(rung, report):
        return SUPERVISORS in report.told
    return level_told(rung, report) is report.leadership_level


def level_told(rung: Rung, report: Report) -> Level | None:
    """The highest level that knows of it once this rung is climbed; no other where supervisors are told."""
    if is_for_supervisors(rung, report):
        return report.leadership_level
    return Level(rung.whom.value).or_higher(report.leadership_level)
