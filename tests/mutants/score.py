"""What a trial comes to: how much of what a test could notice was noticed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tests.mutants.survivors import Mutation
from tests.mutants.trial import Outcome

_COLUMNS = "{:<12}{:>9}{:>11}{:>6}{:>9}{:>9}"
HEADING = _COLUMNS.format("room", "noticed", "explained", "open", "untried", "score")


@dataclass(frozen=True)
class Score:
    """`open` are the survivors that nobody has explained, `idle` the explained that did not survive."""

    outcome: Outcome
    open: tuple[Mutation, ...]
    idle: tuple[Mutation, ...]

    @property
    def percent(self) -> float:
        return 100 * self.outcome.killed / max(1, self.outcome.killed + len(self.open))

    @property
    def rows(self) -> Sequence[str]:
        """For the summary. Where time did not suffice nobody knows what would have survived."""
        outcome = self.outcome
        explained = len(outcome.survivors) - len(self.open)
        counts = (outcome.killed, explained, len(self.open), outcome.untried)
        row = _COLUMNS.format(outcome.room, *counts, f"{self.percent:.1f} %")
        idle = [] if outcome.untried else self.idle
        return [row, *(f"  is noticed by now: {each.function}: {each.now}" for each in idle)]


def score_of(outcome: Outcome, kept: Collection[Mutation]) -> Score:
    room = f"shared.domain.{outcome.room}."
    left = tuple(each for each in outcome.survivors if each not in kept)
    own = (each for each in kept if each.module.startswith(room))
    return Score(outcome, left, tuple(each for each in own if each not in outcome.survivors))
