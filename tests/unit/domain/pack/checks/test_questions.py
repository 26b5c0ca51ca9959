"""What a pack asks beside the description: of a category that there is, with choices that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.city.questions import Choice, Question, QuestionKind
from shared.domain.pack.checks.questions import choices_in
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, Mistakes, changed, mistakes_in, told_at

MISTAKES: Mistakes = [
    (
        changed("questions", "jalan_rusak,size", "jalan,size"),
        "questions.csv",
        3,
        "reference_unknown",
    ),
    (
        changed("questions", "large=Besar/Large", "small=Besar/Large"),
        "questions.csv",
        3,
        "choices_malformed",
    ),
    (
        changed("questions", "deep (cm)?,,", "deep (cm)?,a=b/c,"),
        "questions.csv",
        2,
        "choices_malformed",
    ),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_questions_are_asked_in_their_order_with_their_choices() -> None:
    asked = parse_pack("kendari", TINY).questions["jalan_rusak"]
    assert asked == (
        Question(
            "size",
            QuestionKind.LIST,
            {"id": "Seberapa besar?", "en": "How large?"},
            is_required=True,
            choices=(
                Choice("small", {"id": "Kecil", "en": "Small"}),
                Choice("large", {"id": "Besar", "en": "Large"}),
            ),
            is_public=True,
        ),
        Question(
            "depth", QuestionKind.NUMBER, {"id": "Berapa dalam (cm)?", "en": "How deep (cm)?"}
        ),
    )


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("", []),
        (" small = Kecil / Small ; ", ["small"]),
        ("a=Lubang kecil/Small hole;b=Besar/Large", ["a", "b"]),
        ("small", None),
        ("small=Kecil", None),
        ("small=/Small", None),
        ("small=Kecil/", None),
        ("Small hole=Kecil/Small", None),
        ("a=Satu/One/Un", None),
        ("a=Satu/One;a=Dua/Two", None),
        ("a=Satu/One;b", None),
    ],
)
def test_choices_are_keys_with_words_in_both_languages(cell: str, keys: list[str] | None) -> None:
    found = choices_in(cell)
    assert (None if found is None else [choice.key for choice in found]) == keys


@given(st.text(alphabet="ab_=/; ", max_size=24))
def test_any_cell_is_read_whole_or_not_at_all(cell: str) -> None:
    found = choices_in(cell)
    if found is not None:
        assert len(found) == len([part for part in cell.split(";") if part.strip()])
        assert all(all(map(str.strip, choice.names.values())) for choice in found)


def test_a_kind_that_there_is_not_is_one_mistake() -> None:
    (mistake,) = mistakes_in(changed("questions", "2,number", "2,angka"))
    assert mistake.code == "value_unknown"
