"""A city's own words: in the place of a text that there is, with the same blanks."""

import pytest

from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, Mistakes, changed, mistakes_in, told_at

MISTAKES: Mistakes = [
    (changed("texts", "timeline.submitted", "timeline.sent"), "texts.csv", 2, "text_unknown"),
    (
        changed("texts", "kami terima", "kami terima {office}"),
        "texts.csv",
        2,
        "placeholder_mismatch",
    ),
    (
        changed("texts", "kami terima", "kami terima {0.x!r}"),
        "texts.csv",
        2,
        "braces_malformed",
    ),
    (changed("texts", "kami terima", "kami {terima"), "texts.csv", 2, "braces_malformed"),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_braces_that_are_wrong_are_told_without_the_text() -> None:
    text = "kami terima {x {handle.__class__} {city}}"
    (told,) = mistakes_in(changed("texts", "kami terima", text))
    assert "kurung kurawal" in told.reason
    assert "braces" in told.reason_en
    assert "handle" not in told.reason + told.reason_en


def test_the_city_speaks_in_its_own_words() -> None:
    assert parse_pack("kendari", TINY).texts == {
        "timeline.submitted": {
            "id": "Laporan Anda sudah kami terima.",
            "en": "We have your report.",
        }
    }


def test_a_language_left_empty_is_one_mistake() -> None:
    assert [each.code for each in mistakes_in(changed("texts", "We have your report.", ""))] == [
        "value_missing"
    ]
