import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.pack.edit.draft import (
    TABLE_NAMES,
    DraftRow,
    PackDraft,
    files_of,
    is_same,
    laid_out,
    reviewed,
)
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import REAL, TINY, real
from tests.unit.domain.packs import files_of as real_files

DRAFT = laid_out("kendari", "base", TINY)


def edited(table: str, row_name: str, /, **cells: str) -> PackDraft:
    """The tiny draft with some cells of one row written anew; an empty one is left out."""
    rows = tuple(
        replace(row, cells={k: v for k, v in {**row.cells, **cells}.items() if v})
        if row.name == row_name
        else row
        for row in DRAFT.rows[table]
    )
    return replace(DRAFT, rows={**DRAFT.rows, table: rows})


def without(table: str, name: str) -> PackDraft:
    rows = tuple(row for row in DRAFT.rows[table] if row.name != name)
    return replace(DRAFT, rows={**DRAFT.rows, table: rows})


def added(table: str, row: DraftRow) -> PackDraft:
    return replace(DRAFT, rows={**DRAFT.rows, table: (row, *DRAFT.rows[table])})


@pytest.mark.parametrize("city_id", REAL)
def test_a_draft_says_what_its_files_say(city_id: str) -> None:
    files = real_files(city_id)
    draft = laid_out(city_id, "base", files)
    review = reviewed(draft, files, real(city_id))
    assert review.mistakes == {}
    assert review.reference is not None
    for name in ("city", "agencies", "categories", "rules", "ladders", "texts", "calendar"):
        assert getattr(review.reference, name) == getattr(real(city_id), name), name
    assert is_same(draft, files)
    assert len(draft.digests()) == sum(map(len, draft.rows.values()))


def test_each_row_is_called_after_its_key() -> None:
    assert [row.name for row in DRAFT.rows["agencies"]] == [
        "DPUPR",
        "PLN",
        "KONSEL",
        "KEC-MANDONGA",
    ]
    assert "friday" in {row.name for row in DRAFT.rows["hours"]}
    assert "monday~2026-02-19" in {row.name for row in DRAFT.rows["hours"]}
    assert set(DRAFT.rows) == set(TABLE_NAMES)


FAULTS = [
    (edited("routing", "jalan", agency_id="DINAS-X"), ("routing", "jalan"), "'DINAS-X'"),
    (edited("hours", "friday", closes="25:00"), ("hours", "friday"), "'25:00'"),
    (edited("agencies", "DPUPR", name=""), ("agencies", "DPUPR"), "'name' kosong"),
    (edited("city", "tracking_prefix", value="KDX"), ("city", ""), "'tracking_prefix'"),
    (without("agencies", "KEC-MANDONGA"), ("routing", "kecamatan"), "@district"),
    (without("categories", "listrik"), ("routing", "listrik"), "tidak ada di categories"),
    (without("city", "code"), ("city", ""), "'code' tidak ada"),
    (edited("agencies", "DPUPR", nmae="Dinas"), ("agencies", "DPUPR"), "'nmae' tidak dikenal"),
    (
        added(
            "routing", DraftRow("apa-saja", {"agency_id": "DPUPR", "category_id": "jalan_rusak"})
        ),
        ("routing", "apa-saja"),
        "'jalan' (baris 'jalan')",
    ),
]


@pytest.mark.parametrize(("draft", "place", "reason"), FAULTS)
def test_each_mistake_is_told_beside_its_row(
    draft: PackDraft, place: tuple[str, str], reason: str
) -> None:
    review = reviewed(draft, TINY, parse_pack("kendari", TINY))
    assert reason in " ".join(review.mistakes[place])
    assert review.reference is None
    assert review.count >= 1
    told = " ".join(reason for reasons in review.mistakes.values() for reason in reasons)
    assert ".csv" not in told


@pytest.mark.parametrize(
    ("table", "name", "reason"),
    [("agencies", "UNUSED", "kantor 'UNUSED'"), ("categories", "unused", "kategori 'unused'")],
)
def test_what_reports_may_name_is_not_removed(table: str, name: str, reason: str) -> None:
    rows = {
        "agencies": "UNUSED,Kantor lama,city,dinas,\n",
        "categories": "unused,Lain,Lama,Old,city,\n",
    }
    before = parse_pack("kendari", {**TINY, f"{table}.csv": TINY[f"{table}.csv"] + rows[table]})
    assert before.agencies.keys() | before.categories.keys() >= {name}
    assert reason in reviewed(DRAFT, TINY, before).mistakes[table, ""][0]


def test_rows_stand_in_the_order_of_their_position_and_new_ones_last() -> None:
    first = DraftRow("z", {}, 0.5)
    last = DraftRow("a", {}, math.inf)
    draft = replace(DRAFT, rows={**DRAFT.rows, "routing": (last, *DRAFT.rows["routing"], first)})
    text = str(files_of(draft, TINY)["routing.csv"])
    assert [line.split(",")[0] for line in text.splitlines()[1:]] == [
        "z",
        "jalan",
        "listrik",
        "kecamatan",
        "a",
    ]


def test_the_name_of_a_row_stands_for_the_key_that_was_left_out() -> None:
    row = DraftRow("DISPERIN", {"name": "Dinas Perindustrian", "owner": "city", "kind": "dinas"})
    review = reviewed(added("agencies", row), TINY)
    assert review.reference is not None
    assert review.reference.agencies["DISPERIN"].name == "Dinas Perindustrian"


def test_a_change_of_a_remark_is_a_change() -> None:
    assert is_same(DRAFT, TINY)
    assert not is_same(edited("city", "name", source="SK Wali Kota"), TINY)
    assert not is_same(without("texts", "timeline.submitted"), TINY)


@given(
    st.dictionaries(
        st.sampled_from(TABLE_NAMES),
        st.lists(
            st.builds(
                DraftRow,
                st.text(max_size=8),
                st.dictionaries(st.text(max_size=8), st.text(max_size=12), max_size=3),
                st.floats(allow_nan=False),
            ),
            max_size=3,
        ).map(tuple),
    )
)
def test_whatever_is_written_into_a_draft_is_reviewed(
    rows: dict[str, tuple[DraftRow, ...]],
) -> None:
    review = reviewed(PackDraft("kendari", "base", {**DRAFT.rows, **rows}), TINY)
    assert bool(review.mistakes) is (review.reference is None)
    for table, name in review.mistakes:
        assert table in (*TABLE_NAMES, "kelurahan")
        assert not name or name in {row.name for row in (*rows.get(table, ()), *DRAFT.rows[table])}
