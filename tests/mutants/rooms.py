"""The rooms whose tests are tried, and which tests stand for each."""

from collections.abc import Mapping

_UNIT = "tests/unit"


def _tests_of(room: str, *more: str) -> tuple[str, ...]:
    own = (f"domain/{room}", f"usecases/{room}")
    return tuple(f"{_UNIT}/{each}" for each in (*own, *more))


# Each room's own tests and those of its use cases; `more` where a room is what another one stands on.
TESTS: Mapping[str, tuple[str, ...]] = {
    "cases": _tests_of("cases", "domain/lifecycle"),
    "lifecycle": _tests_of("lifecycle", "domain/sla"),
    "people": _tests_of("people", "usecases/notify", "usecases/lifecycle"),
    "routing": _tests_of("routing"),
    "sla": _tests_of("sla", "domain/papers"),
}
