"""The rungs that one report has before it: of a city's rows the most special, with shares worked out."""

from collections.abc import Mapping
from dataclasses import replace

from shared.domain.city.reference import Reference, Rung
from shared.domain.city.sla_settings import DeadlineSetting
from shared.domain.kernel.states import Stage
from shared.domain.report.report import Report


def ladder_of(report: Report, stage: Stage, reference: Reference) -> tuple[Rung, ...]:
    """The stage's rungs for this report, in the order of the pack.

    One that is a share of a rung which is off for this report is off as well.
    """
    chosen: dict[str, Rung] = {}
    for rung in reference.ladders.get(stage, ()):
        if _is_for(rung, report):
            before = chosen.get(rung.rung_id)
            chosen[rung.rung_id] = max(before, rung, key=lambda each: each.rank) if before else rung
    standing = {rung_id: rung for rung_id, rung in chosen.items() if not rung.off}
    deadlines = reference.limits.deadlines
    measured = (_measured(rung, standing, deadlines) for rung in standing.values())
    return tuple(rung for rung in measured if rung is not None)


def _is_for(rung: Rung, report: Report) -> bool:
    return (
        rung.category_id in {"", report.category_id}
        and rung.urgency in {None, report.urgency}
        and rung.type in {None, report.type}
    )


def _measured(
    rung: Rung, standing: Mapping[str, Rung], deadlines: Mapping[str, DeadlineSetting]
) -> Rung | None:
    """The rung with a time and a clock of its own. The check of packs refuses shares in a circle."""
    if not rung.of:
        return rung
    if deadline := deadlines.get(rung.of):
        return replace(rung, after=deadline.after, clock=deadline.clock)
    base = _measured(standing[rung.of], standing, deadlines) if rung.of in standing else None
    if base is None:
        return None
    return replace(rung, after=base.after, clock=base.clock, share=rung.share * base.share)
