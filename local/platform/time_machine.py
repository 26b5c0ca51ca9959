"""Moving the city's clock so that everything due on the way happens in its order and at its time."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import RLock

from local.platform.alarms import AlarmBell
from local.platform.city import LocalCity
from local.platform.loops import Loops
from local.platform.problems import LocalProblem
from shared.domain.calendar.clocks import parse_duration

# Work that takes longer is in trouble, and what it waits for may be that time passes.
_PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class TimeMachine:
    city: LocalCity
    bell: AlarmBell
    loops: Loops
    _one_at_a_time: RLock = field(default_factory=RLock)

    def now(self) -> datetime:
        return self.city.ports.clock.now()

    def advance(self, span: timedelta) -> datetime:
        """Move on by `span`, stopping at each alarm on the way; returns the new time."""
        with self._one_at_a_time:
            target = self.now() + span
            while self.loops.settle(_PATIENCE_S):
                alarm_at = self.bell.next_at()
                if alarm_at is None or alarm_at > target:
                    break
                self._to(alarm_at)
            self._to(target)
            self.loops.settle(_PATIENCE_S)
            self.loops.sweep()
            self.loops.settle(_PATIENCE_S)
            return self.now()

    def to_next_alarm(self) -> datetime:
        """Move to the moment the next alarm rings. Raises LocalProblem where none is set."""
        with self._one_at_a_time:
            self.loops.settle(_PATIENCE_S)
            alarm_at = self.bell.next_at()
            if alarm_at is None:
                raise LocalProblem(
                    409, "no_alarm_set", "Tidak ada alarm yang menunggu.", "No alarm is waiting."
                )
            return self.advance(max(alarm_at - self.now(), timedelta()))

    def _to(self, moment: datetime) -> None:
        self.city.ports.clock.advance(max(moment - self.now(), timedelta()))


def span_of(text: object) -> timedelta:
    """The duration a request names. Raises LocalProblem for anything but one like PT24H."""
    try:
        return parse_duration(str(text))
    except (ValueError, OverflowError):
        raise LocalProblem(
            422,
            "duration_invalid",
            "Durasi ditulis seperti PT1H, PT24H, atau P3D.",
            "A duration is written like PT1H, PT24H or P3D.",
        ) from None
