"""A reopened report's own time is shorter than the ordinary one, or the pack is not taken."""

import pytest

from shared.domain.city.reference import Condition
from shared.domain.kernel.states import Stage
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import Mistakes, changed, mistakes_in, real, told_at, with_rungs

USUAL = "office,head,no_answer,P4D,,,inform,head,head_list"
SHORT = "office,again,reopened,100%,reopened_deadline,,inform,head,head_list"


def _decided(value: str) -> dict[str, str]:
    files = with_rungs(USUAL, SHORT)
    city = changed("city", "latitude,", f"reopened_deadline,{value},\nlatitude,")["city.csv"]
    return {**files, "city.csv": str(city)}


MISTAKES: Mistakes = [(_decided("P4D"), "ladder.csv", 10, "reopened_not_shorter")]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_it_is_told_at_its_row(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        ("P1D", []),
        ("PT95H", []),
        ("1WD", []),
        ("P4D", ["reopened_not_shorter"]),
        ("P5D", ["reopened_not_shorter"]),
    ],
)
def test_it_is_compared_with_what_does_the_same_on_the_same_clock(
    value: str, codes: list[str]
) -> None:
    assert [each.code for each in mistakes_in(_decided(value))] == codes


@pytest.mark.parametrize(
    "again",
    [
        SHORT.replace("inform,head,head_list", "push,office,office_reminder"),
        SHORT.replace("100%,reopened_deadline", "50%,head"),
        SHORT.replace("100%,reopened_deadline", "50%,reopened_deadline"),
    ],
)
def test_what_does_something_else_or_is_a_share_is_not_compared(again: str) -> None:
    assert mistakes_in(with_rungs(USUAL, again)) == ()


def test_what_is_in_force_stays_readable() -> None:
    assert parse_pack("kendari", _decided("P5D"), is_in_force=True).ladders[Stage.OFFICE]


@pytest.mark.parametrize("city_id", ["kendari", "makassar"])
def test_both_cities_give_a_reopened_report_a_shorter_time(city_id: str) -> None:
    city = real(city_id)
    (again,) = (r for r in city.ladders[Stage.OFFICE] if r.condition is Condition.REOPENED)
    (head,) = (
        rung for rung in city.ladders[Stage.OFFICE] if rung.rung_id == "head" and not any(rung.rank)
    )
    assert city.limits.deadlines[again.of].after < head.after
