"""A rule may ask only for what is asked of reporters, and for an answer that can be given."""

import pytest

from shared.domain.pack.files.pack_files import Files
from tests.unit.domain.packs import TINY, Mistakes, mistakes_in, told_at


def _asking(cell: str, category_id: str = "jalan_rusak", owner: str = "") -> dict[str, str]:
    """A first rule, in line 2, that asks that of the answers."""
    row = f"first,{category_id},,PLN,,{cell},{owner}"
    heading, rules = TINY["routing.csv"].split("\n", 1)
    return {**TINY, "routing.csv": f"{heading},attribute,owner\n{row}\n{rules}"}


MISTAKES: Mistakes = [
    (_asking("colour=red"), "routing.csv", 2, "reference_unknown"),
    (_asking("size=small", "listrik"), "routing.csv", 2, "question_not_asked"),
    (_asking("size=huge"), "routing.csv", 2, "answer_impossible"),
    (_asking("size>small"), "routing.csv", 2, "answer_impossible"),
    (_asking("size=huge", ""), "routing.csv", 2, "answer_impossible"),
    (_asking("depth=deep"), "routing.csv", 2, "answer_no_number"),
    (
        {
            **_asking("depth>10"),
            "questions.csv": TINY["questions.csv"].replace("depth,2,number", "depth,2,string"),
        },
        "routing.csv",
        2,
        "answer_not_comparable",
    ),
    (_asking("width_cm>50"), "routing.csv", 2, "attribute_has_column"),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


@pytest.mark.parametrize(
    ("cell", "category_id"),
    [
        ("size=small", "jalan_rusak"),
        ("depth>10 & size=large", "jalan_rusak"),
        ("depth<=10", ""),
    ],
)
def test_what_is_asked_and_can_be_answered_may_decide(cell: str, category_id: str) -> None:
    assert mistakes_in(_asking(cell, category_id)) == ()


def test_a_question_that_cannot_be_read_is_one_mistake_and_its_rule_none() -> None:
    questions = TINY["questions.csv"].replace("small=Kecil/Small;", "small;")
    (mistake,) = mistakes_in({**_asking("size=large"), "questions.csv": questions})
    assert (mistake.file, mistake.code) == ("questions.csv", "choices_malformed")
