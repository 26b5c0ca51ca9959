"""Since when a case of several reports waits, and how urgent it is. Pure.

Whoever has waited longest sets its clocks, and whichever is most urgent its ladder, for as long as
they are part of it: a report that leaves takes with it what it brought. What started anew in the
meantime, a clock or a decision of staff, is the case's own.
"""

from dataclasses import replace

from shared.domain.kernel.states import Urgency
from shared.domain.report.case_links import Age, CaseLinks
from shared.domain.report.report import Report

_RISING = tuple(Urgency)


def aged(case: Report, report: Report) -> Report:
    """The case with the age of a report that joins it: its deadline moves forward, never back."""
    return _of(case, (*_ages(case), _age_of(report)))


def without(case: Report, report_id: str) -> Report:
    """The case as old and as urgent as those are who stay."""
    return _of(case, tuple(age for age in _ages(case) if age.report_id != report_id))


def decided(report: Report, urgency: Urgency) -> Report:
    """Staff say how urgent the whole case is, whoever joins it or leaves it."""
    ages = tuple(
        replace(age, urgency=urgency, urgency_decided=True)
        if age.report_id == report.report_id
        else replace(age, urgency=_RISING[0])
        for age in report.ties.ages
    )
    ties = replace(report.ties, ages=ages)
    return replace(report, urgency=urgency, urgency_decided=True, ties=ties)


def _age_of(report: Report) -> Age:
    return Age(
        report.report_id,
        report.counted_from or report.submitted_at,
        report.clocks,
        report.urgency,
        report.urgency_decided,
    )


def _ages(case: Report) -> tuple[Age, ...]:
    """What each report in it brought and still counts, the case's own first."""
    if not case.ties.ages:
        return (_age_of(case),)
    own, *joined = case.ties.ages
    anew = _started_anew(case)
    is_decided = max(map(_rank, case.ties.ages)) != _RISING.index(case.urgency)
    own = replace(
        own,
        clocks={**own.clocks, **{holder: case.clocks[holder] for holder in anew}},
        urgency=case.urgency if is_decided else own.urgency,
        urgency_decided=case.urgency_decided if is_decided else own.urgency_decided,
    )
    return (
        own,
        *(
            replace(
                age,
                clocks={holder: at for holder, at in age.clocks.items() if holder not in anew},
                urgency=_RISING[0] if is_decided else age.urgency,
            )
            for age in joined
        ),
    )


def _started_anew(case: Report) -> frozenset[str]:
    """The holders whose clock is none that a report brought."""
    return frozenset(
        holder
        for holder, at in case.clocks.items()
        if all(age.clocks.get(holder) != at for age in case.ties.ages)
    )


def _of(case: Report, ages: tuple[Age, ...]) -> Report:
    own, clocks = ages[0], {**case.clocks, **ages[0].clocks}
    urgency = max((age.urgency for age in ages), key=_RISING.index)
    oldest = min(age.began for age in ages)
    return replace(
        case,
        clocks={
            holder: min(age.clocks.get(holder, clocks[holder]) for age in ages)
            for holder in case.clocks
        },
        counted_from=oldest if oldest < case.submitted_at else None,
        urgency=urgency,
        urgency_decided=own.urgency_decided or urgency is not own.urgency,
        ties=_with(case.ties, ages),
    )


def _with(ties: CaseLinks, ages: tuple[Age, ...]) -> CaseLinks:
    return replace(ties, ages=ages if len(ages) > 1 else ())


def _rank(age: Age) -> int:
    return _RISING.index(age.urgency)
