"""Any word from the reporter ends the wait for one: where the report goes on, and on whose clock. Pure.

A message, a correction, a photo and the choice of a place are all words, and so is leaving a case.
"""

from dataclasses import replace
from datetime import datetime

from shared.domain.kernel.states import Stage, State
from shared.domain.report.report import Detail, Report
from shared.domain.sla.cycles import in_new_cycle

# Asked before anybody has taken the report up, the reporter completes what was too little to begin with,
# once; a question in the midst of the work, or another one, only makes it pause.
_NOT_TAKEN_UP = frozenset({State.SUBMITTED, State.TRIAGE, State.ASSIGNED})


def resumed(report: Report, now: datetime) -> tuple[Report, Detail]:
    """In the hands it was in, on their old clock, and what the event tells of that.

    What silence had ended starts a new cycle. One that waits for no word is as it was, and nothing is told.
    """
    state = report.resume_state
    if state is None:
        return report, {}
    asked_at = report.clocks[Stage.WAITING]
    completes = state in _NOT_TAKEN_UP and not _was_taken_up(report)
    completed_at = now if completes else report.completed_at
    after = replace(report, state=state, resume_state=None, completed_at=completed_at)
    if report.state.is_final:
        after = replace(in_new_cycle(after), visit=None)
    return after, {
        "asked_at": asked_at.isoformat(),
        "from_state": report.state.value,
        "completes_file": completes or None,
    }


def _was_taken_up(report: Report) -> bool:
    """Whether the file was complete enough to be judged once: from then on it stays that old."""
    is_complete = report.completed_at is not None or report.limit_passed_at is not None
    return is_complete or report.appealed or report.reopened_count > 0
