import json
import shutil
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.city.reference import Reference
from shared.domain.geo.place import Located, Point, Village, VillageIndex
from shared.domain.language.dictionary import read_written
from shared.domain.pack.files import packed
from shared.domain.pack.files.packed import DOMAIN, StaleFormError, form, heading_of, pack, unpack
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.language.complaints import complaints
from tests.unit.domain.packs import REAL, TINY, real, resealed


def assert_alike(found: Reference, wanted: Reference) -> None:
    """Field by field; villages as they are listed, for an index is made anew each time."""
    for each in fields(Reference):
        is_index = each.name == "villages"
        told, meant = getattr(found, each.name), getattr(wanted, each.name)
        assert (list(told) if is_index else told) == (list(meant) if is_index else meant), each.name


@pytest.mark.parametrize("city_id", REAL)
def test_what_is_unpacked_is_what_the_files_say(city_id: str) -> None:
    reference = real(city_id)
    found = unpack(pack(reference))
    assert_alike(found, reference)
    assert read_written(found.ready_dictionary) == reference.dictionary()
    for one in complaints("development")[:100]:
        assert found.lexicon.suggest(one.text) == reference.lexicon.suggest(one.text)


@pytest.mark.parametrize("city_id", REAL)
def test_packing_is_reproducible_and_plain_ascii(city_id: str) -> None:
    text = pack(real(city_id))
    assert text == pack(unpack(text))
    assert text.isascii()
    assert heading_of(text.partition("\n")[0]).version == real(city_id).version


_number = st.integers(-1_800_000_000, 1_800_000_000).map(lambda steps: steps / 10_000_000)
_name = st.text(max_size=20).map(lambda text: " ".join(text.split()))
_rings = st.lists(
    st.lists(st.tuples(_number, _number), min_size=1, max_size=6).map(tuple), min_size=1, max_size=3
).map(tuple)


@given(_rings, _name)
def test_any_name_and_any_ring_come_back_as_they_were(
    rings: tuple[tuple[tuple[float, float], ...], ...], name: str
) -> None:
    village = Village("74.71.01.1005", name, "kelurahan", name, "74.71.01", rings)
    tiny = parse_pack("kendari", TINY)
    agencies = {"A": replace(tiny.agencies["PLN"], agency_id="A", name=name)}
    reference = replace(tiny, villages=VillageIndex.of([village]), agencies=agencies)
    assert_alike(unpack(pack(reference)), reference)


def test_a_city_with_other_categories_has_another_dictionary() -> None:
    found = unpack(pack(parse_pack("kendari", TINY)))
    roads = {"jalan_rusak": found.categories["jalan_rusak"]}
    assert replace(found, categories=roads).lexicon.suggest("listrik padam").sure is None
    assert found.lexicon.suggest("listrik padam").sure == "listrik"


def test_a_lookup_works_on_what_was_unpacked() -> None:
    located = unpack(pack(real("kendari"))).villages.locate(Point(-3.9778, 122.515))
    assert located == real("kendari").villages.locate(Point(-3.9778, 122.515))
    assert located is not None


def _lines(change: Callable[[list[str]], list[str]]) -> str:
    """Changed, and made out to be whole: what the digest would hide is looked at all the same."""
    return resealed("\n".join(change(pack(parse_pack("kendari", TINY)).split("\n"))))


def _with_tables(line: str) -> str:
    return _lines(lambda lines: [lines[0], line, *lines[2:]])


DAMAGED = {
    "nothing": "",
    "no JSON": "jalan rusak\n",
    "other JSON": "[1, 2]\n",
    "another form": _lines(lambda lines: [lines[0].replace(form(), "00000000"), *lines[1:]]),
    "no dictionary": _lines(
        lambda lines: [lines[0].replace('"dictionary"', '"lexicon"'), *lines[1:]]
    ),
    "a heading of lists": _lines(
        lambda lines: [lines[0].replace('["tables"', '[["tables"]'), *lines[1:]]
    ),
    "cut off": _lines(lambda lines: lines[:2]),
    "tables of another kind": _with_tables('{"city": ["Nobody"]}'),
    "tables that are none": _with_tables("[]"),
    "a place too few": _lines(lambda lines: [*lines[:3], '[["74.71.01.1005"]]', ""]),
    "half a point": _lines(lambda lines: [*lines[:3], '[["c", "n", "k", "d", "dc", [1.0]]]', ""]),
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_what_cannot_be_read_says_so(text: str) -> None:
    with pytest.raises(StaleFormError):
        unpack(text)


_TINY_TEXT = pack(parse_pack("kendari", TINY))


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(_TINY_TEXT)),
            st.integers(0, 12),
            st.sampled_from(["", "null", "[", "{}", "-1", "1e999", "9" * 30, '"x"', ",", "\n"]),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_however_a_text_is_damaged_it_is_read_or_says_so(
    damages: list[tuple[int, int, str]],
) -> None:
    text = _TINY_TEXT
    for place, length, instead in damages:
        text = text[:place] + instead + text[place + length :]
    try:
        found = unpack(text)
    except StaleFormError:
        return
    found.lexicon.suggest("jalan rusak")


def test_a_damaged_dictionary_is_made_anew() -> None:
    for line in ("", "[1]", '[{}, {}, {}, {}, "", {}, []]', "null"):
        damaged = _lines(lambda lines, line=line: [*lines[:2], line, *lines[3:]])  # type: ignore[misc]  # bound now
        assert unpack(damaged).lexicon.suggest("jalan rusak").sure == "jalan_rusak"


def test_a_packed_text_is_data_that_names_no_code() -> None:
    names = {"__class__", "os", "builtins", "Reference", "str"}
    for name in names:
        line = json.dumps({"city": [name, "x"]})
        with pytest.raises(StaleFormError):
            unpack(_with_tables(line))


def test_a_class_that_was_forgotten_is_named() -> None:
    with pytest.raises(TypeError, match="Located is no part of a pack yet"):
        packed._out(Located(Village("1", "", "", "", "", ())))


def test_what_another_program_made_has_another_form(tmp_path: Path) -> None:
    shutil.copytree(DOMAIN, tmp_path, dirs_exist_ok=True)
    anew = form.__wrapped__
    assert anew(tmp_path) == form()
    for name in ("language/words_slang.py", "language/dictionary.py", "pack/checks/calendar.py"):
        before = anew(tmp_path)
        path = tmp_path / name
        path.write_text(path.read_text() + "# another program\n")
        assert anew(tmp_path) != before


def test_a_change_anywhere_behind_the_heading_is_seen_at_once() -> None:
    """The dictionary is read with the first text that needs it: too late to turn to the files."""
    behind = _TINY_TEXT.index("\n") + 1
    for place in range(behind, len(_TINY_TEXT), 97):
        other = "x" if _TINY_TEXT[place] != "x" else "y"
        with pytest.raises(StaleFormError):
            unpack(_TINY_TEXT[:place] + other + _TINY_TEXT[place + 1 :])
