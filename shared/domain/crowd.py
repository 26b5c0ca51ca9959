"""People who stand by somebody else's report: who support it, and who follow it. Pure."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from shared.domain.errors import NotFoundError
from shared.domain.report import Report
from shared.domain.states import State
from shared.domain.value import value

# What nobody but its reporter and the city is to know of, or what there is nothing to follow in.
_NOT_PUBLIC = frozenset({State.SUBMITTED, State.WITHDRAWN, State.REJECTED})


class Wish(StrEnum):
    SUPPORT = "support"
    FOLLOW = "follow"


@value
class Bystander:
    """One account's part in one report. Kept apart, and read only to count it and to tell it."""

    city_id: str
    report_id: str
    uid: str
    at: datetime
    supports: bool = False
    follows: bool = False
    language: str = "id"

    @property
    def is_one(self) -> bool:
        return self.supports or self.follows


def is_public(report: Report) -> bool:
    """Whether anybody may know that there is such a case. One that was merged is known by its case."""
    is_open_to_all = not (report.secret or report.restricted or report.concerns)
    is_whole = report.ties.part_of is None and report.ties.merged_into is None
    return is_open_to_all and is_whole and report.state not in _NOT_PUBLIC


def is_findable(report: Report) -> bool:
    """Whether others may be led to it: public, and still to be solved."""
    return is_public(report) and not report.state.is_final


def require_public(report: Report) -> None:
    """Raises NotFoundError: that there is a secret report is a secret too."""
    if not is_public(report):
        raise NotFoundError("not_found")


def decide_wish(
    report: Report, found: Bystander | None, wanted: Bystander, wish: Wish, *, on: bool
) -> tuple[Report, Bystander]:
    """The report with its counts, and the bystander; both as they were where nothing changes.

    Each account counts once, however often it asks. Raises NotFoundError for what is not public, but
    nobody is kept from leaving.
    """
    if on:
        require_public(report)
    before = found or replace(wanted, supports=False, follows=False)
    is_support = wish is Wish.SUPPORT
    after = replace(before, supports=on) if is_support else replace(before, follows=on)
    if after == before:
        return report, before
    counted = replace(
        report,
        supporters=max(0, report.supporters + after.supports - before.supports),
        followers=max(0, report.followers + after.follows - before.follows),
    )
    return counted, replace(after, at=wanted.at, language=wanted.language)
