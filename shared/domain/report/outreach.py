"""What the desk does so that silence means something: call the reporter, find them, look before an end."""

from datetime import datetime
from enum import StrEnum

from shared.domain.kernel.value_object import value_object


class OutreachKind(StrEnum):
    """CALL: what they must hear reached nobody, and a number is known. FIND: none is.

    LAPSE: they have heard and stay silent; somebody looks before that ends the report. SEEN: somebody has,
    and nothing is left to be done.
    """

    CALL = "call"
    FIND = "find"
    LAPSE = "lapse"
    SEEN = "seen"


class CallOutcome(StrEnum):
    """What came of calling a reporter, or of going to them: they heard, they told what was asked, they said
    whether the trouble is over, or nobody was found.
    """

    TOLD = "told"
    ANSWERED = "answered"
    FIXED = "fixed"
    NOT_FIXED = "not_fixed"
    NOT_FOUND = "not_found"


@value_object
class Outreach:
    """On the desk's list `since` then. `seen_at` is when somebody there agreed that silence may end it."""

    kind: OutreachKind
    since: datetime
    seen_at: datetime | None = None
