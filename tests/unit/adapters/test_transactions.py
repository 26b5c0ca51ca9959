from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from shared.adapters.documents.engine.db import AlreadyExistsError, CommitMarker, WriteRefusedError
from shared.adapters.google.transactions import Backoff, Runner, TryFailedError
from shared.domain.kernel.errors import NotFoundError, TransientError

WITNESS = CommitMarker("cities/kendari/reports/r1/events/000002", "operation_id", "op-2")
PASSING = ["ABORTED", "CANCELLED", "DEADLINE_EXCEEDED", "INTERNAL", "RESOURCE_EXHAUSTED"]
PASSING += ["UNAVAILABLE", "UNKNOWN"]
LASTING = ["INVALID_ARGUMENT", "PERMISSION_DENIED", "UNAUTHENTICATED", "OUT_OF_RANGE", "DATA_LOSS"]
UNKNOWN_OUTCOME = ["DEADLINE_EXCEEDED", "UNAVAILABLE", "INTERNAL", "UNKNOWN", "CANCELLED"]
UNKNOWN_OUTCOME += ["FAILED_PRECONDITION", "ALREADY_EXISTS", "RESOURCE_EXHAUSTED"]


@dataclass
class World:
    """A clock that only sleeping moves, a store that holds the witness or not, tries that follow a
    script. Jitter is none: each pause is as long as it may be."""

    script: list[str]
    at_commit: bool = True
    witness: CommitMarker | None = WITNESS
    landed: bool | Callable[[], bool] = False
    now: float = 0.0
    pauses: list[float] = field(default_factory=list)
    looked: list[CommitMarker] = field(default_factory=list)
    tries: int = 0

    def run(self) -> str:
        runner = Runner(
            self.look, Backoff(), self.sleep, lambda: self.now, lambda _, longest: longest
        )
        return runner.run(self.attempt)

    def attempt(self) -> str:
        self.tries += 1
        code = self.script[min(self.tries, len(self.script)) - 1]
        if code == "OK":
            return f"result of try {self.tries}"
        result = f"result of try {self.tries}"
        raise TryFailedError(code, at_commit=self.at_commit, result=result, witness=self.witness)

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    def look(self, witness: CommitMarker) -> bool:
        self.looked.append(witness)
        return self.landed() if callable(self.landed) else self.landed


def test_a_try_that_succeeds_is_the_only_one() -> None:
    world = World(["OK"])
    assert world.run() == "result of try 1"
    assert (world.pauses, world.looked) == ([], [])


@pytest.mark.parametrize("code", PASSING)
@pytest.mark.parametrize("at_commit", [True, False])
def test_what_passes_is_tried_again_with_growing_pauses(code: str, at_commit: object) -> None:
    world = World([code, code, code, "OK"], at_commit=bool(at_commit))
    assert world.run() == "result of try 4"
    assert world.pauses == [0.05, 0.1, 0.2]


@pytest.mark.parametrize("code", PASSING)
def test_time_runs_out_in_a_transient_error(code: str) -> None:
    world = World([code], at_commit=False)
    with pytest.raises(TransientError, match=f"firestore_{code.lower()}"):
        world.run()
    assert world.now <= 20
    assert max(world.pauses) == 2
    assert world.tries > 10


def test_pauses_are_jittered_down_by_up_to_half() -> None:
    asked: list[tuple[float, float]] = []
    script = iter([TryFailedError("ABORTED"), TryFailedError("ABORTED"), None])

    def uniform(low: float, high: float) -> float:
        asked.append((low, high))
        return low

    def attempt() -> str:
        if failed := next(script):
            raise failed
        return "done"

    slept: list[float] = []
    runner = Runner(lambda _: False, Backoff(), slept.append, lambda: 0.0, uniform)
    assert runner.run(attempt) == "done"
    assert (asked, slept) == ([(0.025, 0.05), (0.05, 0.1)], [0.025, 0.05])


@pytest.mark.parametrize("code", UNKNOWN_OUTCOME)
def test_a_commit_that_took_place_after_all_is_not_repeated(code: str) -> None:
    world = World([code, "OK"], landed=True)
    assert world.run() == "result of try 1"
    assert (world.tries, world.looked) == (1, [WITNESS])


@pytest.mark.parametrize("code", [c for c in UNKNOWN_OUTCOME if c != "ALREADY_EXISTS"])
def test_a_commit_that_did_not_take_place_is_tried_again(code: str) -> None:
    world = World([code, "OK"])
    assert world.run() == "result of try 2"
    assert world.looked == [WITNESS]


def test_an_aborted_commit_needs_no_look() -> None:
    world = World(["ABORTED", "OK"], landed=True)
    assert world.run() == "result of try 2"
    assert world.looked == []


def test_where_nobody_can_tell_the_body_is_asked_again() -> None:
    """It reads what it wrote, if it did."""

    def unwell() -> bool:
        raise TransientError("firestore_unavailable")

    world = World(["ALREADY_EXISTS", "UNAVAILABLE", "OK"], landed=unwell)
    assert world.run() == "result of try 3"


def test_a_document_of_somebody_else_is_a_conflict() -> None:
    with pytest.raises(AlreadyExistsError):
        World(["ALREADY_EXISTS"]).run()
    with pytest.raises(AlreadyExistsError):
        World(["ALREADY_EXISTS"], witness=None).run()


def test_an_update_of_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        World(["NOT_FOUND"]).run()


@pytest.mark.parametrize("code", LASTING)
@pytest.mark.parametrize("at_commit", [True, False])
def test_what_no_waiting_mends_is_refused_at_once(code: str, at_commit: object) -> None:
    world = World([code, "OK"], at_commit=bool(at_commit))
    with pytest.raises(WriteRefusedError, match=f"firestore_{code.lower()}"):
        world.run()
    assert world.tries == 1


@pytest.mark.parametrize("code", ["FAILED_PRECONDITION", "NOT_FOUND", "ALREADY_EXISTS"])
def test_a_read_that_fails_so_is_a_bug(code: str) -> None:
    """A missing index, a missing database: nothing that a store's caller could answer."""
    with pytest.raises(WriteRefusedError):
        World([code, "OK"], at_commit=False).run()


def test_what_else_a_try_raises_passes_through() -> None:
    def attempt() -> str:
        raise ValueError("the rules say no")

    with pytest.raises(ValueError, match="the rules say no"):
        Runner(lambda _: True).run(attempt)
