"""Tables as spreadsheets write them: whatever is wrong with a cell or a heading is told where it is."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.pack.files.columns import Column, Table
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.files.rows import Draft, Row, is_readable, read_table
from shared.domain.pack.files.validation_errors import PackError
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, Mistakes, changed, tiny, told_at, with_rungs, without

MISTAKES: Mistakes = [
    (without("ladder.csv"), "ladder.csv", 1, "file_missing"),
    ({**TINY, "texts.csv": b"key,id,en\nx\xff"}, "texts.csv", 2, "not_utf8"),
    (changed("texts", "Laporan Anda", '"Laporan" Anda'), "texts.csv", 2, "csv_malformed"),
    ({**TINY, "texts.csv": ""}, "texts.csv", 1, "empty"),
    ({**TINY, "texts.csv": "key,id,en\n" * 200_000}, "texts.csv", 1, "table_too_large"),
    (tiny(routing="name,category_id,area,agency_id\n"), "routing.csv", 1, "no_rows"),
    (changed("agencies", ",kind,", ",sort,"), "agencies.csv", 1, "column_missing"),
    (changed("agencies", "district_code", "distrik"), "agencies.csv", 1, "column_unknown"),
    (changed("agencies", "district_code", "name"), "agencies.csv", 1, "column_repeated"),
    (
        changed("routing", "listrik,listrik,,PLN,", "a,b,c,d,e,f"),
        "routing.csv",
        3,
        "too_many_cells",
    ),
    (changed("agencies", "PLN Kendari", ""), "agencies.csv", 3, "value_missing"),
    (changed("agencies", "state_company", "bumn"), "agencies.csv", 3, "value_unknown"),
    (changed("answers", "jalan,jalan_rusak", "selesai,jalan_rusak"), "answers.csv", 3, "duplicate"),
    (changed("contacts", "+62 8000", "8000"), "contacts.csv", 3, "value_malformed"),
    (changed("contacts", "kepala@", "kepala at "), "contacts.csv", 2, "value_malformed"),
    (changed("contacts", "head,1", "head,satu"), "contacts.csv", 2, "value_malformed"),
    (changed("contacts", "head,1", "boss,1"), "contacts.csv", 2, "value_unknown"),
    (changed("contacts", "duty,2", "duty,1"), "contacts.csv", 4, "duplicate"),
    (
        changed("city", "longitude", "undelivered_after,5WD,\nlongitude"),
        "city.csv",
        9,
        "value_malformed",
    ),
    (
        changed("city", "longitude", "letter_valid_for,5WD,\nlongitude"),
        "city.csv",
        9,
        "value_malformed",
    ),
    (
        changed("city", "longitude", "letter_number,{nomor}/HUMAS,\nlongitude"),
        "city.csv",
        9,
        "value_malformed",
    ),
    (
        changed("city", "longitude", "letter_number,{nomor}/{tahun}/{hari},\nlongitude"),
        "city.csv",
        9,
        "value_malformed",
    ),
    (changed("city", "KDI", "Kendari"), "city.csv", 4, "value_malformed"),
    (changed("city", "KDI", "K"), "city.csv", 4, "value_malformed"),
    (changed("ladder", "P7D", "7 days"), "ladder.csv", 5, "value_malformed"),
    (changed("agencies", "PLN,PLN", "DPUPR,PLN"), "agencies.csv", 3, "duplicate"),
    (changed("routing", "kecamatan,kec", "jalan,kec"), "routing.csv", 4, "duplicate"),
    (changed("categories", "Listrik", "Jalan rusak"), "categories.csv", 3, "duplicate"),
    (changed("city", "tracking_prefix,KDI,\n", ""), "city.csv", 1, "key_missing"),
    (changed("city", "emergency_number", "emergency"), "city.csv", 7, "value_unknown"),
    (
        changed(
            "routing",
            "note\njalan,jalan_rusak,,DPUPR,",
            "note,hours\njalan,jalan_rusak,,DPUPR,,25:00-26:00",
        ),
        "routing.csv",
        2,
        "value_malformed",
    ),
    (
        changed(
            "routing",
            "note\njalan,jalan_rusak,,DPUPR,",
            "note,attribute\njalan,jalan_rusak,,DPUPR,,size is small",
        ),
        "routing.csv",
        2,
        "value_malformed",
    ),
    (
        changed(
            "routing",
            "note\njalan,jalan_rusak,,DPUPR,",
            "note,attribute\njalan,jalan_rusak,,DPUPR,,size=small|large",
        ),
        "routing.csv",
        2,
        "value_malformed",
    ),
    (changed("sensitive", "bribery,DPUPR", "theft,DPUPR"), "sensitive.csv", 2, "value_unknown"),
    (
        with_rungs("office,late,no_answer,P9D,,lunar,push,desk,desk_reminder"),
        "ladder.csv",
        9,
        "value_unknown",
    ),
    (changed("ladder", "P7D", "-P7D"), "ladder.csv", 5, "value_malformed"),
    (changed("ladder", "P7D", "120%"), "ladder.csv", 5, "value_malformed"),
    (changed("city", "latitude,", "hop_limit,0,\nlatitude,"), "city.csv", 8, "value_malformed"),
    (
        changed("city", "latitude,", "waiting_limit,PT0S,\nlatitude,"),
        "city.csv",
        8,
        "value_malformed",
    ),
    (
        with_rungs("office,visit,no_answer,P1D,,,visit,desk,visit_order,,panik"),
        "ladder.csv",
        9,
        "value_unknown",
    ),
    (changed("calendar", "2027-01-01", "2027-02-29"), "calendar.csv", 4, "value_malformed"),
    (changed("calendar", "2027-01-01", "20270101"), "calendar.csv", 4, "value_malformed"),
    (changed("calendar", "2027-01-01", "2026-12-25"), "calendar.csv", 4, "duplicate"),
    (changed("calendar", "city_holiday", "holiday"), "calendar.csv", 6, "value_unknown"),
    (changed("calendar", ",yes,", ",perhaps,"), "calendar.csv", 4, "value_unknown"),
    (tiny(calendar="date,name,kind\n"), "calendar.csv", 1, "no_rows"),
    (changed("hours", "friday,07:30", "friday,7.30"), "hours.csv", 3, "value_malformed"),
    (changed("hours", "friday,07:30", "friday,24:00"), "hours.csv", 3, "value_malformed"),
    (changed("hours", "friday,07:30", "jumat,07:30"), "hours.csv", 3, "value_unknown"),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


COLOURS = Table(
    "colours.csv",
    (
        Column("name", "what it is called"),
        Column("tone", "of these", required=False, choices=("light", "dark")),
        Column("share", "in percent", required=False, pattern=r"\d{1,3}"),
    ),
    ("name",),
)


def read(text: str | bytes) -> Draft:
    draft = Draft({"colours.csv": text})
    read_table(draft, COLOURS)
    return draft


@pytest.mark.parametrize(
    "text",
    [
        "name,tone\nmerah,dark\nbiru,\n",
        "name;tone\nmerah;dark\nbiru;\n",
        "\ufeffname,tone\r\nmerah,dark\r\nbiru,\r\n",
        b"\xef\xbb\xbfname,tone\nmerah,dark\nbiru\n",
        " name , tone \n\n merah,  dark\n,\n\nbiru",
        "tone,name\ndark,merah\n,biru\n",
    ],
    ids=["plain", "Indonesian", "of Windows", "bytes", "with gaps", "in another order"],
)
def test_a_table_is_the_same_however_a_spreadsheet_wrote_it(text: str | bytes) -> None:
    draft = read(text)
    assert draft.mistakes == []
    assert [(row["name"], row["tone"], row["share"]) for row in draft.rows["colours.csv"]] == [
        ("merah", "dark", ""),
        ("biru", "", ""),
    ]


def test_a_row_stands_where_it_begins_though_the_one_above_has_two_lines() -> None:
    draft = read('name,tone\n"merah\nmuda",dark\nbiru,blue\n')
    assert [row.line for row in draft.rows["colours.csv"]] == [2, 4]
    assert [(each.line, each.code) for each in draft.mistakes] == [(4, "value_unknown")]


@pytest.mark.parametrize(
    ("cells", "readable"),
    [
        ({"name": "merah"}, True),
        ({"name": "merah", "tone": "dark", "share": "70"}, True),
        ({"tone": "dark"}, False),
        ({"name": "merah", "tone": "blue"}, False),
        ({"name": "merah", "share": "all"}, False),
    ],
)
def test_a_row_can_be_read_where_no_cell_is_wrong(cells: dict[str, str], *, readable: bool) -> None:
    assert is_readable(Row(2, cells), COLOURS) is readable


def test_a_table_that_a_city_may_do_without_is_empty_where_it_is_missing() -> None:
    assert parse_pack("kendari", without("places.csv")).places == ()


@given(text=st.sampled_from([name for name in TINY if name.endswith(".csv")]), data=st.data())
def test_a_table_broken_anywhere_is_read_or_its_mistakes_are_told(
    text: str, data: st.DataObject
) -> None:
    whole = TINY[text]
    at = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.text(alphabet=',;"\n\r\x00\u2028 aZ9{}-@', max_size=4))
    with suppress(PackError):
        parse_pack("kendari", {**TINY, text: whole[:at] + noise + whole[at + len(noise) :]})


def test_a_spreadsheet_set_to_indonesian_is_read_as_well() -> None:
    semicolons = {
        name: text if name.endswith("json") else "\ufeff" + _semicolons(text).replace("\n", "\r\n")
        for name, text in TINY.items()
    }
    assert parse_pack("kendari", semicolons).rules == parse_pack("kendari", TINY).rules


def _semicolons(text: str) -> str:
    return "\n".join(
        ";".join(f'"{cell}"' if ";" in cell else cell for cell in line.split(","))
        for line in text.split("\n")
    )
