from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shared.domain.language.dictionary import Entry, dictionary_of
from shared.domain.language.suggestion import Lexicon
from shared.domain.language.words import words
from tests.unit.domain.language.complaints import complaints, measure
from tests.unit.domain.packs import REAL, real

HOSTILE = [
    "a" * 5000,
    "jalan " * 900,
    "jalan rusak " * 420,
    "sampah'sampah-" * 360,
    "a-" * 2500,
    "1a2b3" * 1000,
    "\u0301" * 5000,
    "\ufdfa" * 5000,
    "lubang2" * 700,
    "\ud800" * 5000,
]


# Each: the table, and the floors of: first, among three, sure, precision of sure.
FLOORS = [
    ("development", 0.95, 0.98, 0.70, 0.97),
    ("held_out", 0.83, 0.96, 0.52, 0.92),
    ("second_held_out", 0.90, 0.97, 0.60, 0.92),
]


@pytest.mark.parametrize(("table", "first", "among_three", "sure", "precision"), FLOORS)
def test_complaints_find_their_sector(
    table: str, first: float, among_three: float, sure: float, precision: float
) -> None:
    measured = measure(complaints(table), real("kendari"))
    assert measured.first >= first
    assert measured.among_three >= among_three
    assert measured.sure >= sure
    assert measured.precision >= precision


@pytest.mark.parametrize("city_id", REAL)
def test_no_phrase_of_a_real_pack_means_two_things_or_nothing(city_id: str) -> None:
    meant: dict[tuple[str, ...], str] = {}
    for category in real(city_id).categories.values():
        for phrase in category.synonyms:
            usual = tuple(words(phrase))
            assert usual, phrase
            assert meant.setdefault(usual, category.category_id) == category.category_id, phrase


def test_there_are_enough_complaints_of_nearly_every_category() -> None:
    both = [one for table, *_ in FLOORS for one in complaints(table)]
    assert len(both) >= 400
    assert len({one.text for one in both}) == len(both)
    assert {one.category_id for one in both} == set(real("kendari").categories)


@pytest.mark.parametrize(
    ("typed", "category_id"),
    [
        ("jln rusaaak bgt", "jalan_rusak"),
        ("j4lan berlubang2 dlm skali", "jalan_rusak"),
        ("PJU dpn rmh sdh 2 minggu ga nyala", "lampu_jalan"),
        ("sampahnya nda diangkut2 mi", "sampah"),
        ("smph menumpuk", "sampah"),
        ("dalan peteng lampune mati", "lampu_jalan"),
        ("banyu pdam mati ki'", "air_minum"),
        ("lpg 3kg langka", "elpiji"),
        ("ktp-el blm jadi", "adminduk"),
        ("selokn mampet", "drainase"),
        ("POHON TUMBANG!!!", "pohon"),
    ],
)
def test_words_as_people_type_them(typed: str, category_id: str) -> None:
    assert real("kendari").lexicon.suggest(typed).ranked[0].category_id == category_id


@pytest.mark.parametrize("city_id", REAL)
@pytest.mark.parametrize("text", ["", "   ", "xyzzy", "Mohon perhatian bapak walikota", "!?"])
def test_a_text_without_a_known_word_is_something_else(city_id: str, text: str) -> None:
    found = real(city_id).lexicon.suggest(text)
    assert found.ranked[0].category_id == "lainnya"
    assert found.sure is None
    assert len(found.ranked) == 3


def test_a_landmark_is_not_the_matter() -> None:
    found = real("kendari").lexicon.suggest("lampu jalan padam di depan puskesmas")
    assert found.ranked[0].category_id == "lampu_jalan"


@pytest.mark.parametrize(
    "text",
    [
        "jl budi utomo rusak",
        "Jln. A.P. Pettarani rusak parah",
        "lubang di jl konggoasa bunga asoka",
    ],
)
def test_a_roads_name_does_not_part_what_is_said_of_it(text: str) -> None:
    assert real("kendari").lexicon.suggest(text).sure == "jalan_rusak"


def test_two_matters_in_one_text_are_both_suggested_and_neither_is_sure() -> None:
    found = real("kendari").lexicon.suggest("sampah menumpuk dan lampu jalan mati")
    assert {one.category_id for one in found.ranked[:2]} == {"sampah", "lampu_jalan"}
    assert found.sure is None


def test_three_suggestions_name_three_sectors_best_first() -> None:
    text = "sampah menumpuk, jalan berlubang, puskesmas tutup, listrik padam"
    ranked = real("kendari").lexicon.suggest(text).ranked
    assert len({one.group for one in ranked}) == len(ranked) == 3
    assert [one.score for one in ranked] == sorted((one.score for one in ranked), reverse=True)


SMALL = Lexicon(
    dictionary_of(
        [
            Entry("got", "Air", ("got tersumbat", "got mampet"), ("bau",)),
            Entry("pipa", "Air", ("pipa bocor",)),
            Entry("lampu", "Jalan", ("lampu jalan mati", "lampu jalan")),
            Entry("bau", "Bersih", ("sampah menumpuk",), ("bau",)),
            Entry("lainnya", "Lain", ()),
        ]
    )
)


def test_the_words_of_a_phrase_may_stand_apart_and_in_other_forms() -> None:
    found = SMALL.suggest("lampunya di jalan kami mati")
    assert found.ranked[0].category_id == "lampu"
    assert SMALL.suggest("gotnya kok tersumbat").ranked[0].category_id == "got"


def test_what_several_categories_share_weighs_little_and_is_never_sure() -> None:
    found = SMALL.suggest("bau")
    assert {one.category_id for one in found.ranked[:2]} == {"got", "bau"}
    assert found.sure is None


def test_each_suggestion_names_the_words_that_speak_for_it() -> None:
    assert "got tersumbat" in SMALL.suggest("Got kami tersumbat, got tersumbat").ranked[0].evidence


def test_an_empty_dictionary_suggests_nothing() -> None:
    assert Lexicon(dictionary_of([])).suggest("jalan rusak").ranked == ()


@given(st.text(max_size=400))
@example("\ud800")
@example("e-" * 200)
def test_whatever_is_typed_there_is_an_answer(text: str) -> None:
    found = real("kendari").lexicon.suggest(text)
    assert len(found.ranked) == 3
    assert all(0 <= one.score <= 1 for one in found.ranked)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_does_not_hang(text: str) -> None:
    """It takes some hundredths of a second; work that grew with the square would take minutes."""
    lexicon = real("makassar").lexicon
    begun = process_time()
    lexicon.suggest(text)
    assert process_time() - begun < 5
