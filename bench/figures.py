"""What a measurement comes to: a ratio against its bound, and how it is shown and kept."""

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, TypedDict

from bench.photo import Row


class Spread(TypedDict):
    """The runs behind one side of a ratio, in milliseconds."""

    shortest_ms: float
    median_ms: float
    runs: int


class Figure(Row, total=False):
    """A row, with what led to it: times where it was made of times, or words."""

    measured: Mapping[str, Spread]
    detail: str


Times = Mapping[str, Sequence[float]]


def ratio(name: str, above: str, below: str, times: Times, bound: float | None) -> Figure:
    """The shortest time of one thing over the shortest of another, both from the same turns."""
    value = min(times[above]) / min(times[below])
    return Figure(
        name=name,
        ratio=round(value, 3),
        bound=bound,
        holds=bound is None or value <= bound,
        measured={each: spread(times[each]) for each in (above, below)},
    )


def in_turns(kinds: Mapping[str, Callable[[], object]], runs: int) -> Mapping[str, Sequence[float]]:
    """Seconds of each, one after the other in each turn. The first turn fills the caches: not counted."""
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for turn in range(runs + 1):
        for kind, take in kinds.items():
            start = time.perf_counter()
            take()
            if turn:
                times[kind].append(time.perf_counter() - start)
    return times


def spread(seconds: Sequence[float]) -> Spread:
    return Spread(
        shortest_ms=round(min(seconds) * 1000, 2),
        median_ms=round(median(seconds) * 1000, 2),
        runs=len(seconds),
    )


def table(figures: Iterable[Figure | Row]) -> str:
    """For people: one line each, the shortest times beside the ratio."""
    lines = [f"{'':58} {'ratio':>8} {'bound':>7}"]
    lines += [_line(figure) for figure in figures]
    return "\n".join(lines)


def _line(figure: Mapping[str, Any]) -> str:
    bound = "-" if figure["bound"] is None else f"{figure['bound']:g}"
    verdict = "" if figure["bound"] is None else ("holds" if figure["holds"] else "TOO DEAR")
    detail = figure.get("detail") or " / ".join(
        f"{name} {told['shortest_ms']:.0f} ms (median {told['median_ms']:.0f})"
        for name, told in figure.get("measured", {}).items()
    )
    return f"{figure['name']:58} {figure['ratio']:8.2f} {bound:>7} {verdict:9} {detail}".rstrip()


def keep(figures: Sequence[Figure | Row], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
