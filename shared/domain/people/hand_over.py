"""The order to pass somebody's whole queue on, kept on their staff record until it is carried out."""

from datetime import datetime

from shared.domain.kernel.value_object import value_object
from shared.domain.report.particulars import Actor


@value_object
class HandOver:
    """`successor` is an account, or None where the work goes back to the office as a whole.

    `is_open` until the last report has been passed on.
    """

    successor: str | None
    by: Actor
    at: datetime
    is_open: bool = True
