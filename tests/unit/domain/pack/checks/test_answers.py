"""Prepared answers of a pack: for a category that there is, with blanks that somebody fills."""

import pytest

from shared.domain.city.answers import PreparedAnswer
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, Mistakes, changed, told_at

MISTAKES: Mistakes = [
    (changed("answers", "jalan,jalan_rusak", "jalan,jalan"), "answers.csv", 3, "reference_unknown"),
    (changed("answers", "{handle}", "{name}"), "answers.csv", 2, "answer_placeholder_unknown"),
    (changed("answers", "{handle}", "{handle"), "answers.csv", 2, "answer_placeholder_unknown"),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_an_answer_is_offered_as_the_city_wrote_it() -> None:
    assert parse_pack("kendari", TINY).answers == (
        PreparedAnswer(
            "selesai", "Selesai", "Yth. pelapor: {handle} sudah selesai pada [tanggal]."
        ),
        PreparedAnswer(
            "jalan",
            "Jalan ditambal",
            "Yth. pelapor: jalan ditambal {office} {city}.",
            "jalan_rusak",
        ),
    )
