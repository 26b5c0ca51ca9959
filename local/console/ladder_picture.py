"""The ladder of a report as a picture: a list that is drawn as a ladder, and read as a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from functions._edge.views.ladder_views import ladder, pauses
from shared.domain.city.reference import Reference
from shared.domain.report.report import Event, Report
from shared.domain.texts.dates import local_time

_STATES = {"done": "sudah", "next": "berikutnya", "later": "kemudian"}
_LIMITS = {"report": "janji kepada pelapor", "holder": "waktu pemegang"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One rung: how it is drawn, and what is written on it."""

    state: str
    state_name: str
    limit: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs from the first to the last, and the times in which some clocks stood still."""

    rungs: tuple[Drawn, ...]
    pauses: tuple[str, ...]


def ladder_of(
    report: Report, events: Sequence[Event], reference: Reference, now: datetime
) -> Ladder:
    """As the reporter sees it."""
    return Ladder(
        tuple(
            Drawn(
                each.state,
                _STATES[each.state],
                _LIMITS[each.counts_from],
                local_time(each.at, reference.city, "id", now),
                each.text,
            )
            for each in ladder(report, events, reference, "id", now)
        ),
        tuple(each.text for each in pauses(report, reference, "id", now)),
    )
