"""How many people a case is about when reports join or leave it: each account counts once. Pure.

Who reported is no supporter, and two reports of one account are of one person. A report that staff
wrote down has no account, and always counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from shared.domain.cases.supporters import Supporter, SupportShare
from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Report

# They move in one commit with the report that they stand by.
MOST_AROUND = 400


@value_object
class AffectedAccounts:
    """A report that joins a case or leaves it: its reporter's account, and who stands by it."""

    report_id: str
    reporter: str
    supporters: tuple[Supporter, ...] = ()

    @property
    def accounts(self) -> frozenset[str]:
        return frozenset({self.reporter, *(each.uid for each in self.supporters)} - {""})


@value_object
class AffectedCount:
    """The case with its counts, those who moved as they are now, and the counts of reports set free."""

    case: Report
    supporters: tuple[Supporter, ...]
    apart: Mapping[str, tuple[int, int]]


def moved_reports(before: Report, after: Report) -> tuple[str, ...]:
    """The ids of the reports that join the case by this change, or leave it."""
    return tuple(sorted({*before.ties.joined} ^ {*after.ties.joined}))


def is_left(before: Report, after: Report) -> bool:
    """Whether the case's own reporter takes it back by this change."""
    return after.ties.reporter_left and not before.ties.reporter_left


def require_movable(around: AffectedAccounts) -> None:
    """Raises ConflictError where more people stand by a report than can move with it at once."""
    if len(around.supporters) > MOST_AROUND:
        raise ConflictError("crowd_too_large", most=MOST_AROUND)


def with_recount(
    before: Report,
    after: Report,
    *,
    host: str,
    moving: Sequence[AffectedAccounts],
    at_case: Mapping[str, Supporter],
) -> AffectedCount:
    """`host` is the account of the case's own reporter, `at_case` what the accounts of `moving` and
    the host are to the case.
    """
    accounts = sorted({host, *at_case, *(uid for each in moving for uid in each.accounts)} - {""})
    changes = [(_found(uid, after, moving, at_case), uid == host) for uid in accounts]
    turned = [(old, _turned(old, after, moving), is_host) for old, is_host in changes]
    reporters = before.reporters + _without_account(after, moving, at_case)
    reporters += sum(
        _reports(new, after, is_host=own) - _reports(old, before, is_host=own)
        for old, new, own in turned
    )
    if not host and is_left(before, after):
        reporters -= 1
    supporters = sum(
        _supports(new, after, is_host=own) - _supports(old, before, is_host=own)
        for old, new, own in turned
    )
    followers = sum(new.follows - old.follows for old, new, _ in turned)
    restored = list(_restored(after, moving, at_case))
    return AffectedCount(
        case=replace(
            after,
            repeats=after.reporters + after.repeats - reporters,
            supporters=max(0, before.supporters + supporters),
            followers=max(0, before.followers + followers),
        ),
        supporters=(*(new for old, new, _ in turned if new != old), *restored),
        apart=_apart(after, moving, restored),
    )


def _found(
    uid: str, case: Report, moving: Sequence[AffectedAccounts], at_case: Mapping[str, Supporter]
) -> Supporter:
    """As the account stands by the case; one that does not yet speaks as it did elsewhere."""
    if uid in at_case:
        return at_case[uid]
    known = (one for each in moving for one in each.supporters if one.uid == uid)
    language = next((one.language for one in known), "id")
    return Supporter(case.city_id, case.report_id, uid, case.updated_at, language=language)


def _turned(old: Supporter, after: Report, moving: Sequence[AffectedAccounts]) -> Supporter:
    ids = {each.report_id for each in moving}
    stays = [part for part in old.parts if part.report_id not in ids]
    joins = [each for each in moving if each.report_id in after.ties.joined]
    return old.made_of([*stays, *(_brought(old.uid, each) for each in joins)])


def _brought(uid: str, around: AffectedAccounts) -> SupportShare:
    mine = [each for each in around.supporters if each.uid == uid]
    return SupportShare(
        around.report_id,
        reported=uid == around.reporter,
        supports=any(each.supports for each in mine),
        follows=any(each.follows for each in mine),
    )


def _reports(one: Supporter, case: Report, *, is_host: bool) -> bool:
    return one.has_reported or (is_host and not case.ties.reporter_left)


def _supports(one: Supporter, case: Report, *, is_host: bool) -> bool:
    return one.supports and not _reports(one, case, is_host=is_host)


def _without_account(
    after: Report, moving: Sequence[AffectedAccounts], at_case: Mapping[str, Supporter]
) -> int:
    """Those whom no account counts; one that was claimed since it joined is still one of them."""
    joins = [each for each in moving if each.report_id in after.ties.joined]
    leaves = [each for each in moving if each.report_id not in after.ties.joined]
    known = [
        each
        for each in leaves
        if each.reporter in at_case and _has_reported(at_case[each.reporter], each.report_id)
    ]
    return sum(not each.reporter for each in joins) - (len(leaves) - len(known))


def _has_reported(one: Supporter, report_id: str) -> bool:
    return any(part.reported and part.report_id == report_id for part in one.parts)


def _restored(
    after: Report, moving: Sequence[AffectedAccounts], at_case: Mapping[str, Supporter]
) -> Iterator[Supporter]:
    """Who goes with a report that leaves: whoever has not left the case in the meantime."""
    for around in moving:
        if around.report_id not in after.ties.joined:
            for each in around.supporters:
                at = at_case.get(each.uid)
                parts = at.parts if at else ()
                yield each.made_of(part for part in parts if part.report_id == around.report_id)


def _apart(
    after: Report, moving: Sequence[AffectedAccounts], restored: Sequence[Supporter]
) -> Mapping[str, tuple[int, int]]:
    """Supporters and followers of each report that has left."""
    counts = {each.report_id: (0, 0) for each in moving if each.report_id not in after.ties.joined}
    for one in restored:
        supporters, followers = counts[one.report_id]
        counts[one.report_id] = supporters + one.supports, followers + one.follows
    return counts
