"""What is said of the rungs of a ladder that are ahead, and of the times in which it stood still."""

from datetime import datetime

from shared.domain.city.reference import Reference, Rung
from shared.domain.kernel.states import State
from shared.domain.language.translations import Language
from shared.domain.report.report import Report
from shared.domain.report.turns import ClockPause
from shared.domain.sla.listeners import is_for_supervisors
from shared.domain.sla.reopening import contest_until
from shared.domain.texts.catalogue import Catalogue, is_text
from shared.domain.texts.dates import local_time
from shared.domain.texts.timeline import kept, named, next_key, of_part, region_head


def said_of_next(
    report: Report, rung: Rung | None, due: str, reference: Reference, language: Language
) -> str:
    """What happens at `due` if nobody acts; a whole sentence."""
    words = Catalogue(reference.texts)
    params = {
        "due": due,
        "until": _contestable_until(report, reference, language),
        "office": reference.agency_name(report.agency_id or report.forwarded_to),
        "region_head": region_head(reference, language),
    }
    is_kept = rung is not None and is_for_supervisors(rung, report)
    if rung is None or not is_text(f"when.{rung.condition.value}"):
        key = of_part(_next_key(report, rung, is_kept=is_kept), report.ties.part_of)
        return words.text(key, language, **params)
    # Such a rung waits for something of its own, and does the same as others do.
    return words.text(
        "next.sentence",
        language,
        condition=words.text(f"when.{rung.condition.value}", language, **params),
        act=words.text(
            kept(named("then", rung.act, rung.whom), is_kept=is_kept), language, **params
        ),
    )


def _next_key(report: Report, rung: Rung | None, *, is_kept: bool) -> str:
    if report.has_lapsed:
        return "next.lapsed"
    is_heard = report.state is State.REJECTED and report.appealed
    return "next.rejected.final" if is_heard else next_key(report.state, rung, is_kept=is_kept)


def _contestable_until(report: Report, reference: Reference, language: Language) -> str:
    """Until when a closed report may be opened again; empty for others."""
    until = contest_until(report, reference.limits)
    closed_at = report.closed_at
    if until is None or closed_at is None:
        return ""
    return local_time(until, reference.city, language, closed_at)


def said_of_rest(
    rest: ClockPause, report: Report, reference: Reference, language: Language, said_at: datetime
) -> str:
    """From when to when the clocks that can pause stood still, and what for.

    The law's time cannot stand still once it is over.
    """
    words, city = Catalogue(reference.texts), reference.city
    reason = words.text(f"pause.{rest.stage.value if rest.stage else 'ended'}", language)
    start = local_time(rest.start, city, language, said_at)
    passed_at = report.limit_passed_at
    clocks = ".past_limit" if passed_at and passed_at <= rest.start else ""
    if rest.end is None:
        return words.text(f"pause.lasting{clocks}", language, start=start, reason=reason)
    end = local_time(rest.end, city, language, said_at)
    return words.text(f"pause.over{clocks}", language, start=start, end=end, reason=reason)
