"""What became of an effect."""

from datetime import datetime
from enum import StrEnum

from shared.domain.kernel.value_object import value_object
from shared.domain.notify.effects import EffectKind
from shared.domain.notify.receipts import DeliveryAttempt


class OutcomeState(StrEnum):
    """How far an effect has come; what is not final goes on.

    A lease holds `running`, a retry takes up `waiting`, which is in trouble. What is `held` by the night or
    `batched` with others is in none, and goes on at the outcome's `check_at`.
    """

    RUNNING = "running"
    WAITING = "waiting"
    HELD = "held"
    BATCHED = "batched"
    SENT = "sent"
    SUPERSEDED = "superseded"
    GIVEN_UP = "given_up"

    @property
    def is_final(self) -> bool:
        return self in {OutcomeState.SENT, OutcomeState.SUPERSEDED, OutcomeState.GIVEN_UP}

    @property
    def is_put_off(self) -> bool:
        return self in {OutcomeState.HELD, OutcomeState.BATCHED}


@value_object
class Outcome:
    """What became of one effect. `reason` says why it waits, is held, was superseded or was given up.

    `steps` are the ways on which it was tried, in order. One that is sent and must still arrive is looked
    at again at `check_at`.
    """

    key: str
    kind: EffectKind
    state: OutcomeState
    attempts: int
    at: datetime
    lease_until: datetime | None = None
    reason: str = ""
    via: str = ""
    steps: tuple[DeliveryAttempt, ...] = ()
    check_at: datetime | None = None

    def is_done(self, now: datetime) -> bool:
        """Whether nothing is left to do about it, at this moment."""
        return self.state.is_final and (self.check_at is None or now < self.check_at)
