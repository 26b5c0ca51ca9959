"""How many people a case is about, against counting them one by one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.cases.affected_count import (
    MOST_AROUND,
    AffectedAccounts,
    moved_reports,
    require_movable,
    with_recount,
)
from shared.domain.cases.supporters import Supporter, SupportKind, SupportShare, decide_support
from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.states import State
from shared.domain.report.report import Report
from tests.builders import CITY, NOW, make_report
from tests.unit.domain.outcomes import refusal

ACCOUNTS = ("a", "b", "c", "d")
CASE, REPORTS = "case", ("one", "two", "three")


class Town:
    """A case, reports that join and leave it, and everybody in it, committed as a store would."""

    def __init__(self, reporters: dict[str, str]) -> None:
        self.reporters = reporters
        self.reports = {
            each: make_report(report_id=each, state=State.ASSIGNED) for each in reporters
        }
        self.supporters: dict[tuple[str, str], Supporter] = {}

    @property
    def case(self) -> Report:
        return self.reports[CASE]

    def wish(
        self, report_id: str, uid: str, wish: SupportKind, *, on: bool, language: str = "id"
    ) -> None:
        wanted = Supporter(CITY, report_id, uid, NOW, language=language)
        report, found = self.reports[report_id], self.supporters.get((report_id, uid))
        reporter = self.reporters[report_id]
        self.reports[report_id], self.supporters[report_id, uid] = decide_support(
            report, found, wanted, wish, on=on, reporter=reporter
        )

    def tie(self, *joined: str, left: bool | None = None) -> None:
        before = self.case
        is_left = before.ties.reporter_left if left is None else left
        after = replace(before, ties=replace(before.ties, joined=joined, reporter_left=is_left))
        result = with_recount(
            before,
            after,
            host=self.reporters[CASE],
            moving=[
                AffectedAccounts(one, self.reporters[one], self._of(one))
                for one in moved_reports(before, after)
            ],
            at_case={one.uid: one for one in self._of(CASE)},
        )
        self.reports[CASE] = result.case
        self.supporters |= {(one.report_id, one.uid): one for one in result.supporters}
        for one, (supporters, followers) in result.apart.items():
            found = self.reports[one]
            self.reports[one] = replace(found, supporters=supporters, followers=followers)

    def _of(self, report_id: str) -> tuple[Supporter, ...]:
        return tuple(
            one for (of, _), one in self.supporters.items() if of == report_id and one.is_one
        )

    def counted(self) -> tuple[int, int, int]:
        return self.case.reporters, self.case.supporters, self.case.followers


def _town(**reporters: str) -> Town:
    return Town({CASE: "host", "one": "a", "two": "b", "three": "c", **reporters})


def test_a_supporter_whose_report_joins_is_a_reporter_and_one_person() -> None:
    town = _town()
    town.wish(CASE, "a", SupportKind.SUPPORT, on=True)
    assert town.counted() == (1, 1, 0)
    town.tie("one")
    assert town.counted() == (2, 0, 0)
    town.tie()
    assert town.counted() == (1, 1, 0)


def test_who_supported_both_counts_once_and_keeps_each_when_they_part() -> None:
    town = _town()
    for report_id in (CASE, "one"):
        town.wish(report_id, "d", SupportKind.SUPPORT, on=True)
        town.wish(report_id, "d", SupportKind.FOLLOW, on=True)
    town.tie("one")
    assert town.counted() == (2, 1, 1)
    town.tie()
    assert town.counted() == (1, 1, 1)
    assert (town.reports["one"].supporters, town.reports["one"].followers) == (1, 1)


def test_who_leaves_the_case_has_left_what_joined_it_too() -> None:
    town = _town()
    town.wish("one", "d", SupportKind.FOLLOW, on=True)
    town.tie("one")
    town.wish(CASE, "d", SupportKind.FOLLOW, on=False)
    assert town.counted() == (2, 0, 0)
    town.tie()
    assert town.reports["one"].followers == 0


def test_two_reports_of_one_account_are_of_one_person() -> None:
    town = _town(one="host", two="a", three="a")
    town.tie("one", "two", "three")
    assert town.counted() == (2, 0, 0)
    town.tie("three", left=True)
    assert town.counted() == (1, 0, 0)


def test_reports_that_staff_wrote_down_are_of_different_people() -> None:
    town = _town(case="", one="", two="")
    town.tie("one", "two")
    assert town.counted() == (3, 0, 0)
    town.tie("two", left=True)
    assert town.counted() == (1, 0, 0)


def test_a_report_claimed_while_it_was_joined_leaves_no_trace_in_the_count() -> None:
    town = _town(one="")
    town.tie("one")
    town.reporters["one"] = "a"
    town.tie()
    assert town.counted() == (1, 0, 0)


def test_whoever_reported_it_is_not_asked_to_support_it() -> None:
    town = _town()
    town.tie("one")
    for uid in ("host", "a"):
        with pytest.raises(ConflictError, match="own_report"):
            town.wish(CASE, uid, SupportKind.SUPPORT, on=True)
    town.tie(left=True)
    town.wish(CASE, "host", SupportKind.SUPPORT, on=True)
    assert town.counted() == (0, 1, 0)


def test_who_follows_a_report_follows_its_case_and_goes_with_it_again() -> None:
    town = _town()
    town.wish("one", "b", SupportKind.FOLLOW, on=True)
    town.wish("one", "d", SupportKind.FOLLOW, on=True, language="en")
    before = dict(town.supporters)
    town.tie("one")
    assert town.counted() == (2, 0, 2)
    brought = (SupportShare("one", follows=True),)
    joined = {one.uid: one for (of, _), one in town.supporters.items() if of == CASE}
    assert joined == {
        "a": Supporter(CITY, CASE, "a", NOW, shares=(SupportShare("one", reported=True),)),
        "b": Supporter(CITY, CASE, "b", NOW, follows=True, shares=brought),
        "d": Supporter(CITY, CASE, "d", NOW, follows=True, language="en", shares=brought),
    }
    town.tie()
    assert town.counted() == (1, 0, 0)
    assert {key: one for key, one in town.supporters.items() if key[0] == "one"} == before
    assert (town.reports["one"].supporters, town.reports["one"].followers) == (0, 2)


def test_who_came_with_two_reports_goes_with_the_one_that_leaves() -> None:
    town = _town(one="", two="")
    town.wish("one", "d", SupportKind.SUPPORT, on=True)
    town.wish("two", "d", SupportKind.FOLLOW, on=True)
    town.tie("one", "two")
    assert town.counted() == (3, 1, 1)
    town.tie("two")
    assert town.counted() == (2, 0, 1)
    assert (town.reports["one"].supporters, town.reports["one"].followers) == (1, 0)


def test_the_cases_own_reporter_is_no_supporter_of_it_by_a_report_that_joins() -> None:
    town = _town()
    town.wish(CASE, "d", SupportKind.SUPPORT, on=True)
    town.wish("one", "host", SupportKind.SUPPORT, on=True)
    town.tie("one")
    assert town.counted() == (2, 1, 0)
    town.tie()
    assert town.counted() == (1, 1, 0)
    assert town.reports["one"].supporters == 1


def test_the_cases_own_reporter_who_left_it_and_came_back_stays_its_supporter() -> None:
    town = _town()
    town.tie("one", left=True)
    town.wish(CASE, "host", SupportKind.SUPPORT, on=True)
    assert town.counted() == (1, 1, 0)
    town.tie("one", "two")
    assert town.counted() == (2, 1, 0)


def test_a_case_that_staff_wrote_down_goes_on_without_one_of_its_reporters() -> None:
    town = _town(case="")
    town.tie("one", "two", "three")
    town.tie("one", "two", "three", left=True)
    assert town.counted() == (3, 0, 0)


def test_who_supported_what_they_claimed_later_was_counted_beside_its_reporter() -> None:
    town = _town(one="")
    town.wish("one", "a", SupportKind.SUPPORT, on=True)
    town.tie("one")
    assert town.counted() == (2, 1, 0)
    town.reporters["one"] = "a"
    town.tie()
    assert town.counted() == (1, 0, 0)


def test_no_more_people_move_than_one_commit_holds() -> None:
    supporters = tuple(Supporter(CITY, "one", f"uid-{n}", NOW) for n in range(MOST_AROUND + 1))
    require_movable(AffectedAccounts("one", "a", supporters[1:]))
    assert refusal(
        ConflictError, lambda: require_movable(AffectedAccounts("one", "a", supporters))
    ) == ("crowd_too_large", {"most": MOST_AROUND})


_WISHES = st.tuples(
    st.sampled_from((CASE, *REPORTS)),
    st.sampled_from(ACCOUNTS),
    st.sampled_from(SupportKind),
    st.booleans(),
)
_TIES = st.tuples(st.sets(st.sampled_from(REPORTS)), st.booleans())


@given(
    reporters=st.tuples(*[st.sampled_from((*ACCOUNTS, ""))] * 4),
    steps=st.lists(_WISHES | _TIES, max_size=12),
)
def test_it_is_what_counting_one_by_one_gives(
    reporters: tuple[str, ...], steps: list[tuple[object, ...]]
) -> None:
    town = Town(dict(zip((CASE, *REPORTS), reporters, strict=True)))
    for step in steps:
        match step:
            case (str(report_id), str(uid), SupportKind() as wish, bool(on)):
                # A merged report stands for its case.
                at = CASE if report_id in town.case.ties.joined else report_id
                try:
                    town.wish(at, uid, wish, on=on)
                except ConflictError:
                    assert on, "nobody is kept from leaving"
            case (set() as joined, bool(left)):
                town.tie(*sorted(joined), left=left or town.case.ties.reporter_left)
        assert town.counted() == _one_by_one(town)


def _one_by_one(town: Town) -> tuple[int, int, int]:
    case = town.case
    reports = [*case.ties.joined] if case.ties.reporter_left else [CASE, *case.ties.joined]
    people = {town.reporters[each] or f"nobody of {each}" for each in reports}
    around = [one for (of, _), one in town.supporters.items() if of == CASE]
    supporters = {one.uid for one in around if one.supports} - people
    return len(people), len(supporters), sum(one.follows for one in around)
