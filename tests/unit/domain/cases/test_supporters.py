"""Who stands by a report: counted once for each account, never as its reporter, free to leave at any time."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.cases.supporters import Supporter, SupportKind, SupportShare, decide_support
from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.kernel.states import State
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.report import Report
from tests.builders import CITY, NOW, REPORT_ID, later, make_report
from tests.unit.domain.outcomes import Refusal, refusal

OPEN = make_report(state=State.ASSIGNED, supporters=5, followers=5)
SUPPORT, FOLLOW = SupportKind
NOBODY = Supporter(CITY, REPORT_ID, "uid-a", NOW)


def wished(
    found: Supporter | None, wish: SupportKind, *, on: bool, report: Report = OPEN, **more: Any
) -> tuple[int, int, Supporter]:
    """How many more support and follow it than before, and what the account is to it."""
    wanted = replace(NOBODY, at=later(hours=1), language="en")
    counted, one = decide_support(report, found, wanted, wish, on=on, **more)
    return counted.supporters - report.supporters, counted.followers - report.followers, one


@pytest.mark.parametrize(
    ("before", "wish", "on", "more"),
    [
        ({}, SUPPORT, True, (1, 0)),
        ({}, FOLLOW, True, (0, 1)),
        ({"supports": True}, SUPPORT, True, (0, 0)),
        ({"supports": True}, FOLLOW, True, (0, 1)),
        ({"supports": True, "follows": True}, SUPPORT, False, (-1, 0)),
        ({"supports": True, "follows": True}, FOLLOW, False, (0, -1)),
        ({}, SUPPORT, False, (0, 0)),
        ({"follows": True}, SUPPORT, False, (0, 0)),
    ],
)
def test_each_wish_moves_its_own_count_by_one_or_by_none(
    before: dict[str, Any], wish: SupportKind, more: tuple[int, int], *, on: bool
) -> None:
    found = replace(NOBODY, **before) if before else None
    supporters, followers, one = wished(found, wish, on=on)
    assert (supporters, followers) == more
    assert (one.supports if wish is SUPPORT else one.follows) is on


def test_a_wish_that_changes_nothing_keeps_when_and_how_it_was_made() -> None:
    found = replace(NOBODY, supports=True)
    assert wished(found, SUPPORT, on=True)[2] == found
    assert wished(found, FOLLOW, on=True)[2].at == later(hours=1)


def test_counts_never_fall_below_nobody() -> None:
    empty = replace(OPEN, supporters=0, followers=0)
    found = replace(NOBODY, supports=True)
    assert wished(found, SUPPORT, on=False, report=empty)[:2] == (0, 0)


@pytest.mark.parametrize("wish", SupportKind)
def test_nobody_stands_by_their_own_report_unless_they_left_it(wish: SupportKind) -> None:
    with pytest.raises(ConflictError, match="own_report"):
        wished(None, wish, on=True, reporter="uid-a")
    left = replace(OPEN, ties=CaseLinks(joined=("other",), reporter_left=True))
    assert sum(wished(None, wish, on=True, report=left, reporter="uid-a")[:2]) == 1


REPORTED = replace(NOBODY, shares=(SupportShare("joined", reported=True, follows=True),))


def test_who_reported_what_joined_it_is_counted_there_and_may_stop_following() -> None:
    with pytest.raises(ConflictError, match="own_report"):
        wished(REPORTED, SUPPORT, on=True)
    following = replace(REPORTED, follows=True)
    supporters, followers, one = wished(following, FOLLOW, on=False)
    assert (supporters, followers) == (0, -1)
    assert (one.follows, one.has_reported) == (False, True)


def test_who_came_with_a_report_that_joined_supports_once_whatever_they_press() -> None:
    found = replace(NOBODY, supports=True, shares=(SupportShare("joined", supports=True),))
    supporters, _, one = wished(found, SUPPORT, on=True)
    assert supporters == 0
    assert {share.report_id for share in one.shares} == {"joined", REPORT_ID}
    supporters, _, gone = wished(one, SUPPORT, on=False)
    assert (supporters, gone.is_one) == (-1, False), "to leave ends what came from elsewhere too"


@pytest.mark.parametrize("on", [True, False])
def test_what_has_just_joined_another_is_asked_for_again(*, on: bool) -> None:
    merged = replace(OPEN, ties=CaseLinks(merged_into="case"))
    with pytest.raises(NotFoundError if on else ConflictError):
        wished(replace(NOBODY, follows=True), FOLLOW, on=on, report=merged)


def test_what_is_hidden_takes_nobody_in_and_lets_everybody_out() -> None:
    secret = replace(OPEN, secret=True)
    with pytest.raises(NotFoundError):
        wished(None, SUPPORT, on=True, report=secret)
    found = replace(NOBODY, supports=True)
    assert wished(found, SUPPORT, on=False, report=secret)[0] == -1


@pytest.mark.parametrize("wish", SupportKind)
def test_where_nobody_was_yet_only_what_is_wished_for_becomes_of_them(wish: SupportKind) -> None:
    """What an account was told to be a moment ago may have been forgotten since."""
    was = replace(NOBODY, supports=True, follows=True)
    _, one = decide_support(OPEN, None, was, wish, on=True)
    assert (one.supports, one.follows) == (wish is SUPPORT, wish is FOLLOW)


def test_each_wish_is_told_of_in_the_language_of_the_last() -> None:
    assert wished(replace(NOBODY, supports=True), FOLLOW, on=True)[2].language == "en"


def test_who_reported_it_and_had_supported_it_takes_no_supporter_away() -> None:
    shares = (SupportShare("joined", reported=True, supports=True, follows=True),)
    found = replace(NOBODY, supports=True, follows=True, shares=shares)
    supporters, _, one = wished(found, SUPPORT, on=False)
    assert supporters == 0
    assert one.shares == (SupportShare("joined", reported=True, follows=True),)


@pytest.mark.parametrize(
    ("ties", "on", "expected"),
    [
        (CaseLinks(merged_into="case"), False, ("version_conflict", {"version": OPEN.version})),
        (CaseLinks(joined=("other",)), True, ("own_report", {})),
    ],
)
def test_a_wish_that_cannot_be_is_refused_by_name(
    ties: CaseLinks, expected: Refusal, *, on: bool
) -> None:
    report = replace(OPEN, ties=ties)
    found = replace(NOBODY, supports=True)
    assert (
        refusal(
            ConflictError, lambda: wished(found, SUPPORT, on=on, report=report, reporter="uid-a")
        )
        == expected
    )
