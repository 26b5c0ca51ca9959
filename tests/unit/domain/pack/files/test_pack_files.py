"""What a pack consists of, and the name of what it holds."""

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.pack.files.pack_files import BOUNDARIES, PACK_FILES, ROAD_LINES, pack_version
from shared.domain.pack.tables.all_tables import TABLES
from tests.unit.domain.packs import TINY


def test_the_version_follows_the_content_and_nothing_else() -> None:
    as_bytes = {name: text.encode() for name, text in TINY.items()}
    assert pack_version(TINY) == pack_version({**as_bytes, "README.md": b"any"})
    for name in PACK_FILES:
        assert pack_version({**TINY, name: TINY[name] + " "}) != pack_version(TINY)


def test_the_files_of_a_pack_are_its_tables_and_the_boundaries() -> None:
    assert {*(table.file for table in TABLES), BOUNDARIES, ROAD_LINES} == {*PACK_FILES}


@given(st.text(max_size=8), st.text(max_size=8))
def test_what_moves_from_one_file_to_the_next_is_another_version(one: str, other: str) -> None:
    """The names of two files and their lengths keep them apart."""
    first, second, *_ = PACK_FILES
    if other:
        assert pack_version({first: one + other}) != pack_version({first: one, second: other})
