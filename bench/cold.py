"""Cold starts: from starting a process to its first answer, against the least any function needs.

The floor is a hello that has loaded gRPC. All kinds take turns, so that what else this machine does
meets them alike.
"""

from collections.abc import Callable, Mapping

from bench.figures import Figure, ratio
from bench.installation import Installation, created, installation
from bench.server import ROOT, Ask, Function, answer_after, first_answer

RUNS = 11
WARM_UP_S = 0.7
FLOOR, HEALTH, ROUTE, BY_WORDS = "floor", "health", "route", "by words"
SUBMIT, WARMED = "submit", "warmed"


def measure(runs: int = RUNS) -> list[Figure]:
    with installation() as installed:
        times = _in_turns(_kinds(installed, runs), runs)
    return [
        ratio("health: first answer / floor", HEALTH, FLOOR, times, 1.0),
        ratio("Firestore only: first report routed / floor", ROUTE, FLOOR, times, 2.1),
        ratio("the same, its category found in its words / floor", BY_WORDS, FLOOR, times, 2.2),
        ratio("submit: first answer / floor", SUBMIT, FLOOR, times, 2.8),
        ratio(f"submit, {WARM_UP_S} s after the start / floor", WARMED, FLOOR, times, 0.45),
    ]


def _kinds(installed: Installation, runs: int) -> Mapping[str, Callable[[], float]]:
    hello = Function("hello", ROOT / "bench" / "floor" / "main.py")
    citizen = installed.function("citizen_api")
    router = installed.function("on_report_created")
    chosen = [created(each) for each in installed.submitted(runs + 1, category="jalan_rusak")]
    in_words = [created(each) for each in installed.submitted(runs + 1)]
    return {
        FLOOR: lambda: first_answer(hello, Ask("GET", "/")),
        HEALTH: lambda: first_answer(citizen, Ask("GET", "/healthz")),
        ROUTE: lambda: first_answer(router, chosen.pop()),
        BY_WORDS: lambda: first_answer(router, in_words.pop()),
        SUBMIT: lambda: first_answer(citizen, installed.submission()),
        WARMED: lambda: answer_after(citizen, installed.submission(), WARM_UP_S),
    }


def _in_turns(kinds: Mapping[str, Callable[[], float]], runs: int) -> Mapping[str, list[float]]:
    """Seconds of each kind. The first turn fills the caches of byte code and files; it is not counted."""
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for turn in range(runs + 1):
        for kind, take in kinds.items():
            seconds = take()
            if turn:
                times[kind].append(seconds)
    return times
