"""What a decision comes to, whole: the line that it writes into the history, or its refusal."""

from collections.abc import Callable, Mapping
from datetime import datetime

import pytest

from shared.domain.kernel.errors import DomainError
from shared.domain.report.report import Change
from shared.domain.sla.history import EventDraft

# What a client reads of it: a code, and what belongs to it.
Refusal = tuple[str, Mapping[str, str | int]]


def told(change: Change | None) -> tuple[EventDraft, datetime, str]:
    """What the event says, when, and of which operation."""
    assert change is not None
    event = change.event
    said = EventDraft(event.type, event.actor, event.text, event.detail, change.photos)
    return said, event.at, event.operation_id


def refusal(kind: type[DomainError], act: Callable[[], object]) -> Refusal:
    with pytest.raises(kind) as refused:
        act()
    return refused.value.code, refused.value.params
