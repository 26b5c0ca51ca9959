"""People who stand by somebody else's report: who support it, and who follow it. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Report
from shared.domain.report.visibility import require_public

# Longer than anybody tries to tell followers of an event.
TELLING_KEPT_FOR = timedelta(days=7)


class SupportKind(StrEnum):
    SUPPORT = "support"
    FOLLOW = "follow"


@value_object
class SupportShare:
    """Where a part in a case comes from: the account's wish there, or a report that joined it.

    `reported`: the account is that report's own reporter.
    """

    report_id: str
    reported: bool = False
    supports: bool = False
    follows: bool = False

    @property
    def is_any(self) -> bool:
        return self.reported or self.supports or self.follows


@value_object
class Supporter:
    """One account's part in one report. Kept apart, and read only to count it and to tell it.

    `shares` say what of it came with reports that joined this one; empty where none of it did.
    """

    city_id: str
    report_id: str
    uid: str
    at: datetime
    supports: bool = False
    follows: bool = False
    language: str = "id"
    shares: tuple[SupportShare, ...] = ()

    @property
    def is_one(self) -> bool:
        return self.supports or self.follows or bool(self.shares)

    @property
    def has_reported(self) -> bool:
        """Whether a report that joined this one is theirs: who reported is not counted again."""
        return any(share.reported for share in self.shares)

    @property
    def parts(self) -> tuple[SupportShare, ...]:
        own = SupportShare(self.report_id, supports=self.supports, follows=self.follows)
        return self.shares or (own,)

    def made_of(self, parts: Iterable[SupportShare]) -> "Supporter":
        """The same account with these parts, and with what follows from them."""
        kept = tuple(part for part in parts if part.is_any)
        is_plain = all(part.report_id == self.report_id for part in kept)
        return replace(
            self,
            supports=any(part.supports for part in kept),
            follows=any(part.follows for part in kept),
            shares=() if is_plain else kept,
        )


@value_object
class BroadcastCursor:
    """How far followers have been told of one thing: `told` phones, of everybody up to `after`.

    Of use only while it is being told.
    """

    city_id: str
    report_id: str
    key: str
    after: str
    told: int
    expires_at: datetime


def decide_support(
    report: Report,
    found: Supporter | None,
    wanted: Supporter,
    wish: SupportKind,
    *,
    on: bool,
    reporter: str = "",
) -> tuple[Report, Supporter]:
    """The report with its counts, and the supporter; both as they were where nothing changes.

    Each account counts once, however often it asks and whatever it reported. Raises NotFoundError for
    what is not public, ConflictError for a case that the account has reported (it is counted already
    and hears of it anyway) and for one that has just joined another; nobody is kept from leaving.
    """
    before = found or replace(wanted, supports=False, follows=False)
    is_reporter = before.has_reported or _is_reporter(report, wanted.uid, reporter)
    if on:
        require_public(report)
        if is_reporter:
            raise ConflictError("own_report")
    if report.ties.merged_into:
        raise ConflictError("version_conflict", version=report.version)
    after = before.made_of(_wished(before, wish, on=on))
    if after == before:
        return report, before
    counts = 0 if is_reporter else after.supports - before.supports
    counted = replace(
        report,
        supporters=max(0, report.supporters + counts),
        followers=max(0, report.followers + after.follows - before.follows),
    )
    return counted, replace(after, at=wanted.at, language=wanted.language)


def _is_reporter(report: Report, uid: str, reporter: str) -> bool:
    return uid == reporter and not report.ties.reporter_left


def _wished(before: Supporter, wish: SupportKind, *, on: bool) -> list[SupportShare]:
    """To stand by a case is a wish for it alone; to leave it ends what came from elsewhere too."""
    if not on:
        return [_said(part, wish, on=False) for part in before.parts]
    mine = {part.report_id: part for part in before.parts}
    own = mine.get(before.report_id, SupportShare(before.report_id))
    return list({**mine, before.report_id: _said(own, wish, on=True)}.values())


def _said(part: SupportShare, wish: SupportKind, *, on: bool) -> SupportShare:
    return replace(part, supports=on) if wish is SupportKind.SUPPORT else replace(part, follows=on)
