"""A city's words, worked out once and kept as text: the same for the same categories, to the byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.language.dictionary import (
    Dictionary,
    Entry,
    Folded,
    bags_in,
    dictionary_of,
    phrases_in,
    points_in,
    read_written,
    written,
)

SMALL = dictionary_of(
    [
        Entry("got", "Air", ("got tersumbat", "got mampet"), ("bau got",)),
        Entry("pipa", "Air", ("pipa bocor", "rusak")),
        Entry("lampu", "Jalan", ("lampu jln mati", "lampu jalan mati")),
        Entry("sampah", "Bersih", ("bau sampah", "tumpukan sampah")),
    ]
)
_PHRASES = st.lists(st.text("abeiklmnoprstu ", max_size=14), max_size=3).map(tuple)
_ENTRIES = st.lists(
    st.builds(Entry, st.sampled_from("ABCDE"), st.just("Grup"), _PHRASES, _PHRASES),
    max_size=5,
    unique_by=lambda entry: entry.category_id,
)


def test_phrases_are_found_by_their_first_word_however_officials_spelt_it() -> None:
    assert phrases_in(SMALL.phrases["lampu"]) == ((("lampu", "jalan", "mati"), "lampu"),)
    assert {phrase for phrase, _ in phrases_in(SMALL.phrases["got"])} == {
        ("got", "tersumbat"),
        ("got", "mampet"),
    }
    assert SMALL.groups["lampu"] == "Jalan"


def test_a_word_that_means_nothing_alone_is_no_phrase() -> None:
    assert "rusak" not in SMALL.phrases
    assert "rusak" not in SMALL.known.split()


def test_what_many_categories_use_tells_less_of_each() -> None:
    """Both stand in two phrases of theirs; but what smells may be a drain as well."""
    assert points_in(SMALL.stems["got"])["got"] > points_in(SMALL.stems["bau"])["got"] > 0
    assert set(points_in(SMALL.stems["bau"])) == {"got", "sampah"}


def test_a_phrase_is_looked_for_where_its_rarest_word_is_met() -> None:
    held = {word: [text for _, _, text in bags_in(line)] for word, line in SMALL.bags.items()}
    [word] = [word for word, texts in held.items() if "bau sampah" in texts]
    assert word == "sampah"


@given(_ENTRIES)
def test_what_was_written_is_read_again(entries: list[Entry]) -> None:
    made = dictionary_of(entries)
    assert read_written(written(made)) == made
    assert written(dictionary_of(entries)) == written(made)


@given(_ENTRIES)
def test_every_line_can_be_read_and_every_point_is_a_share(entries: list[Entry]) -> None:
    made = dictionary_of(entries)
    known = {entry.category_id for entry in entries}
    told = [category_id for line in made.phrases.values() for _, category_id in phrases_in(line)]
    told += [category_id for line in made.bags.values() for _, category_id, _ in bags_in(line)]
    points = [points_in(line) for line in made.stems.values()]
    assert {*told, *(category_id for each in points for category_id in each)} <= known
    assert all(0 <= worth <= 1.1 for each in points for worth in each.values())


@pytest.mark.parametrize(
    "text", ["", "null", "{}", "[1]", "[{}, {}, {}, {}, {}, {}, {}]", '[{}, {}, {}, {}, "", {}]']
)
def test_anything_else_is_no_dictionary(text: str) -> None:
    assert read_written(text) is None
    assert isinstance(read_written('[{}, {}, {}, {}, "", {}, {}]'), Dictionary)


def test_a_line_is_read_once_and_only_when_it_is_asked_for() -> None:
    read: list[str] = []

    def remembered(line: str) -> str:
        read.append(line)
        return line.upper()

    lines = Folded({"got": "air", "lampu": "jalan"}, remembered, "nothing")
    assert read == []
    assert [lines.get(word) for word in ("got", "got", "elsewhere")] == ["AIR", "AIR", "nothing"]
    assert read == ["air"]
