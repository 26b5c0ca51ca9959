"""Each mistake that a pack can hold, with the file and the line that it is told at."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from shared.domain.pack.edit.draft import laid_out, reviewed
from shared.domain.pack.files.columns import Table
from shared.domain.pack.files.validation_errors import CODES, PackError
from shared.domain.pack.parse import parse_pack
from shared.domain.pack.tables.all_tables import TABLES
from tests.unit.domain.packs import TINY, tiny, without


def _with(table: str, old: str, new: str) -> dict[str, str]:
    name = next(name for name in TINY if name.startswith(table))
    assert old in TINY[name]
    return {**TINY, name: TINY[name].replace(old, new, 1)}


def _asking(cell: str, category_id: str = "jalan_rusak", owner: str = "") -> dict[str, str]:
    """A first rule, in line 2, that asks that of the answers."""
    row = f"first,{category_id},,PLN,,{cell},{owner}"
    heading, rules = TINY["routing.csv"].split("\n", 1)
    return {**TINY, "routing.csv": f"{heading},attribute,owner\n{row}\n{rules}"}


def _feature(old: str, new: str) -> dict[str, str]:
    """The second village, in line 3, with one thing changed."""
    first, second, third, *rest = TINY["kelurahan.geojson"].split("\n")
    assert old in third
    changed = third.replace(old, new, 1)
    return {**TINY, "kelurahan.geojson": "\n".join([first, second, changed, *rest])}


def _on_clock(clock: str, after: str, line: int = 2) -> dict[str, str]:
    """One rung, by default the first, with that time on that clock."""
    lines = TINY["ladder.csv"].split("\n")
    lines[0] += ",clock"
    lines[line - 1] = lines[line - 1].replace("PT24H", after) + f",{clock}"
    return {**TINY, "ladder.csv": "\n".join(lines)}


def _rungs(*rows: str) -> dict[str, str]:
    """The tiny ladder on all its columns, with these rows below, the first of them in line 8."""
    _, *lines = TINY["ladder.csv"].strip().split("\n")
    cells = [line.split(",") for line in lines]
    whole = [",".join([*each[:4], "", "", *each[4:]]) for each in cells]
    head = "stage,rung_id,condition,after,of,clock,act,whom,template,category,urgency,type,off"
    return {**TINY, "ladder.csv": "\n".join([head, *whole, *rows, ""])}


def _warn(after: str, of: str, clock: str = "") -> str:
    return f"office,warn,no_answer,{after},{of},{clock},push,office,office_reminder"


def _promise(after: str, clock: str) -> str:
    return f"office,late,promise_broken,{after},,{clock},push,desk,promise_broken"


_SWAPPED = "[[[-4.0,122.6],[-4.0,122.7],[-3.9,122.7],[-3.9,122.6],[-4.0,122.6]]]"
_BOW = "[[[122.6,-4.0],[122.7,-3.9],[122.7,-4.0],[122.6,-3.9],[122.6,-4.0]]]"
_RING = "[[[122.6,-4.0],[122.7,-4.0],[122.7,-3.9],[122.6,-3.9],[122.6,-4.0]]]"
_CLOSE = "citizen,close,still_waiting,P14D,close,reporter,report_expired"


def _given_up(table: str, *rows: str) -> dict[str, str]:
    """The tiny pack with columns for retirement in one table, and these rows beneath."""
    name = f"{table}.csv"
    heading, *others = TINY[name].splitlines()
    wide = [f"{heading},retired,replaced_by", *(f"{other},," for other in others), *rows]
    return {**TINY, name: "\n".join(wide) + "\n"}


# Each: the files, and the file, line and code of the one mistake in them.
MISTAKES: list[tuple[Mapping[str, str | bytes], str, int, str]] = [
    (
        _given_up("agencies", "PU-LAMA,Dinas PU lama,city,dinas,,2026-01-01,"),
        "agencies.csv",
        6,
        "retirement_incomplete",
    ),
    (
        _given_up(
            "agencies",
            "PU-LAMA,Dinas PU lama,city,dinas,,2026-01-01,PU-TUA",
            "PU-TUA,Dinas PU tua,city,dinas,,2025-01-01,DPUPR",
        ),
        "agencies.csv",
        6,
        "successor_retired",
    ),
    (
        {
            **_given_up("agencies", "PU-LAMA,Dinas PU lama,city,dinas,,2026-01-01,DPUPR"),
            "routing.csv": TINY["routing.csv"].replace(",,DPUPR,", ",,PU-LAMA,"),
        },
        "routing.csv",
        2,
        "rule_to_retired",
    ),
    *(
        (
            {
                **_given_up("agencies", "PU-LAMA,Dinas PU lama,city,dinas,,2026-01-01,DPUPR"),
                f"{table}.csv": TINY[f"{table}.csv"].replace(office, "PU-LAMA"),
            },
            f"{table}.csv",
            2,
            "rule_to_retired",
        )
        for table, office in (("sensitive", "DPUPR"), ("officials", "KEC-MANDONGA"))
    ),
    (without("ladder.csv"), "ladder.csv", 1, "file_missing"),
    ({**TINY, "texts.csv": b"key,id,en\nx\xff"}, "texts.csv", 2, "not_utf8"),
    (_with("texts", "Laporan Anda", '"Laporan" Anda'), "texts.csv", 2, "csv_malformed"),
    ({**TINY, "texts.csv": ""}, "texts.csv", 1, "empty"),
    ({**TINY, "texts.csv": "key,id,en\n" * 200_000}, "texts.csv", 1, "table_too_large"),
    (tiny(routing="name,category_id,area,agency_id\n"), "routing.csv", 1, "no_rows"),
    (_with("agencies", ",kind,", ",sort,"), "agencies.csv", 1, "column_missing"),
    (_with("agencies", "district_code", "distrik"), "agencies.csv", 1, "column_unknown"),
    (_with("agencies", "district_code", "name"), "agencies.csv", 1, "column_repeated"),
    (_with("routing", "listrik,listrik,,PLN,", "a,b,c,d,e,f"), "routing.csv", 3, "too_many_cells"),
    (_with("agencies", "PLN Kendari", ""), "agencies.csv", 3, "value_missing"),
    (_with("agencies", "state_company", "bumn"), "agencies.csv", 3, "value_unknown"),
    (_with("channels", "phone", "app"), "channels.csv", 2, "channel_is_ours"),
    (_with("answers", "jalan,jalan_rusak", "jalan,jalan"), "answers.csv", 3, "reference_unknown"),
    (_with("answers", "{handle}", "{name}"), "answers.csv", 2, "answer_placeholder_unknown"),
    (_with("answers", "{handle}", "{handle"), "answers.csv", 2, "answer_placeholder_unknown"),
    (_with("answers", "jalan,jalan_rusak", "selesai,jalan_rusak"), "answers.csv", 3, "duplicate"),
    (_with("contacts", "+62 8000", "8000"), "contacts.csv", 3, "value_malformed"),
    (_with("contacts", "kepala@", "kepala at "), "contacts.csv", 2, "value_malformed"),
    (_with("contacts", "head,1", "head,satu"), "contacts.csv", 2, "value_malformed"),
    (_with("contacts", "head,1", "boss,1"), "contacts.csv", 2, "value_unknown"),
    (_with("contacts", "duty,2", "duty,1"), "contacts.csv", 4, "duplicate"),
    (_with("contacts", "DPUPR,head", "DPU,head"), "contacts.csv", 2, "reference_unknown"),
    (_with("contacts", "kepala@dpupr.example", ""), "contacts.csv", 2, "contact_unreachable"),
    (_with("contacts", "0001 101", "0000-101"), "contacts.csv", 4, "contact_repeated"),
    (_with("city", "longitude", "undelivered_after,5WD,\nlongitude"), "city.csv", 9,
     "value_malformed"),
    (_with("city", "longitude", "letter_valid_for,5WD,\nlongitude"), "city.csv", 9,
     "value_malformed"),
    (_with("city", "longitude", "letter_number,{nomor}/HUMAS,\nlongitude"), "city.csv", 9,
     "value_malformed"),
    (_with("city", "longitude", "letter_number,{nomor}/{tahun}/{hari},\nlongitude"), "city.csv", 9,
     "value_malformed"),
    (_with("city", "KDI", "Kendari"), "city.csv", 4, "value_malformed"),
    (_with("city", "KDI", "K"), "city.csv", 4, "value_malformed"),
    (_with("ladder", "P7D", "7 days"), "ladder.csv", 5, "value_malformed"),
    (_with("ladder", "P7D", "P0D"), "ladder.csv", 5, "value_malformed"),
    (_with("agencies", "PLN,PLN", "DPUPR,PLN"), "agencies.csv", 3, "duplicate"),
    (_with("routing", "kecamatan,kec", "jalan,kec"), "routing.csv", 4, "duplicate"),
    (_with("categories", "Listrik", "Jalan rusak"), "categories.csv", 3, "duplicate"),
    (_with("ladder", "office,visit", "office,nudge"), "ladder.csv", 4, "duplicate"),
    (_with("routing", "jalan,jalan_rusak", "jalan,jalan"), "routing.csv", 2, "reference_unknown"),
    (_with("routing", ",,DPUPR", ",,DPU"), "routing.csv", 2, "reference_unknown"),
    (_with("routing", ",,DPUPR", ",74.71.09,DPUPR"), "routing.csv", 2, "reference_unknown"),
    (_with("agencies", ",PLN Kendari,state_company,vertikal,", ",X,city,x_x,74.71.02"),
     "agencies.csv", 3, "reference_unknown"),
    (_with("city", "tracking_prefix,KDI,\n", ""), "city.csv", 1, "key_missing"),
    (_with("city", "emergency_number", "emergency"), "city.csv", 7, "value_unknown"),
    (_with("city", ",WITA", ",WIB"), "city.csv", 6, "zone_letters_wrong"),
    (_with("city", "latitude,-3.98,\nlongitude,122.51", "latitude,122.51,\nlongitude,-3.98"),
     "city.csv", 8, "coordinates_swapped"),
    (_with("city", "latitude,-3.98", "latitude,52.5"), "city.csv", 8, "outside_indonesia"),
    (_with("agencies", "vertikal,", "vertikal,74.71.01"),
     "agencies.csv", 5, "second_district_office"),
    (_with("categories", "listrik padam", "Jalan  Rusak"),
     "categories.csv", 3, "synonym_ambiguous"),
    (_with("routing", "listrik,listrik,,PLN", "listrik,listrik,,DPUPR"),
     "routing.csv", 3, "owner_mismatch"),
    (_with("routing", "listrik,listrik,,PLN", "listrik,listrik,,@district"),
     "routing.csv", 3, "owner_mismatch"),
    (_with("routing", "listrik,listrik,,PLN,", "jalan2,jalan_rusak,74.71.01.1006,DPUPR,"),
     "routing.csv", 3, "unreachable_rule"),
    (_with("routing", "listrik,listrik,,PLN,", "a,,74.71.01.1005,DPUPR,\nb,listrik,74.71.01.1005,PLN,"),
     "routing.csv", 4, "unreachable_rule"),
    (_with("routing", "note\njalan,jalan_rusak,,DPUPR,", "note,owner\njalan,jalan_rusak,,DPUPR,,province"),
     "routing.csv", 2, "rule_never_met"),
    (_with("routing", "note\njalan,jalan_rusak,,DPUPR,", "note,channel\njalan,jalan_rusak,,DPUPR,,pigeon"),
     "routing.csv", 2, "reference_unknown"),
    (_with("routing", "note\njalan,jalan_rusak,,DPUPR,", "note,hours\njalan,jalan_rusak,,DPUPR,,25:00-26:00"),
     "routing.csv", 2, "value_malformed"),
    (_asking("size is small"), "routing.csv", 2, "value_malformed"),
    (_asking("size=small|large"), "routing.csv", 2, "value_malformed"),
    (_asking("colour=red"), "routing.csv", 2, "reference_unknown"),
    (_asking("size=small", "listrik"), "routing.csv", 2, "question_not_asked"),
    (_asking("size=huge"), "routing.csv", 2, "answer_impossible"),
    (_asking("size>small"), "routing.csv", 2, "answer_impossible"),
    (_asking("size=huge", ""), "routing.csv", 2, "answer_impossible"),
    (_asking("depth=deep"), "routing.csv", 2, "answer_no_number"),
    ({**_asking("depth>10"),
      "questions.csv": TINY["questions.csv"].replace("depth,2,number", "depth,2,string")},
     "routing.csv", 2, "answer_not_comparable"),
    (_asking("width_cm>50"), "routing.csv", 2, "attribute_has_column"),
    (_asking("depth>10 & depth<5"), "routing.csv", 2, "rule_never_met"),
    (_asking("size=small", "", "state_company"), "routing.csv", 2, "rule_never_met"),
    (_with("agencies", "KEC-MANDONGA,Kecamatan Mandonga,city,kecamatan,74.71.01\n", ""),
     "routing.csv", 4, "district_without_office"),
    (_with("sensitive", "bribery,DPUPR", "bribery,DPUPRX"),
     "sensitive.csv", 2, "reference_unknown"),
    (_with("sensitive", "bribery,DPUPR", "bribery,PLN"), "sensitive.csv", 2, "reader_outside"),
    (_with("sensitive", "uang > kopi", "uang > kopi;> x"),
     "sensitive.csv", 2, "phrase_malformed"),
    (_with("sensitive", "bribery,DPUPR", "theft,DPUPR"), "sensitive.csv", 2, "value_unknown"),
    (_with("notices", "kesetrum,listrik", "kesetrum,listrikx"),
     "notices.csv", 2, "reference_unknown"),
    (_with("notices", "Call {number}", "Call {phone}"), "notices.csv", 2, "notice_placeholder"),
    (_with("notices", "rawan kesetrum", "a"), "notices.csv", 2, "phrase_malformed"),
    (_with("questions", "jalan_rusak,size", "jalan,size"),
     "questions.csv", 3, "reference_unknown"),
    (_with("questions", "large=Besar/Large", "small=Besar/Large"),
     "questions.csv", 3, "choices_malformed"),
    (_with("questions", "deep (cm)?,,", "deep (cm)?,a=b/c,"),
     "questions.csv", 2, "choices_malformed"),
    (_with("officials", ",KEC-MANDONGA", ",KEC-X"), "officials.csv", 2, "reference_unknown"),
    (_with("ladder", f"{_CLOSE}\n", ""), "ladder.csv", 1, "stage_without_rung"),
    (_with("ladder", "P3D", "PT24H"), "ladder.csv", 4, "ladder_not_rising"),
    (_with("ladder", "PT24H,push", "PT24H,close"), "ladder.csv", 2, "rung_not_possible"),
    (_with("ladder", "P7D,push,desk", "P7D,push,office"), "ladder.csv", 5, "rung_not_possible"),
    (_with("ladder", "still_waiting,PT24H", "no_follow_up,PT24H"),
     "ladder.csv", 2, "condition_not_possible"),
    (_with("ladder", "still_waiting,PT24H", "proof_wanting,PT24H"),
     "ladder.csv", 2, "condition_not_possible"),
    (_with("ladder", "office_nudge", "office_nag"), "ladder.csv", 3, "template_unknown"),
    (_with("ladder", "visit_order", "office_nudge"), "ladder.csv", 4, "template_unknown"),
    (_with("ladder", "P7D,", "5WD,"), "ladder.csv", 5, "span_not_of_clock"),
    (_on_clock("working", "P1DT4H"), "ladder.csv", 2, "span_not_of_clock"),
    (_on_clock("working", "PT30H"), "ladder.csv", 2, "span_not_of_clock"),
    (_on_clock("file", "5WD"), "ladder.csv", 2, "span_not_of_clock"),
    (_on_clock("working", "0WD"), "ladder.csv", 2, "value_malformed"),
    (_on_clock("file", "P7D", line=5), "ladder.csv", 5, "clock_not_possible"),
    (_on_clock("lunar", "P3D"), "ladder.csv", 2, "value_unknown"),
    (_with("ladder", "P7D", "-P7D"), "ladder.csv", 5, "value_malformed"),
    (_with("ladder", "P7D", "120%"), "ladder.csv", 5, "value_malformed"),
    (_rungs(_warn("75%", "")), "ladder.csv", 9, "share_incomplete"),
    (_rungs(_warn("PT2H", "visit")), "ladder.csv", 9, "share_incomplete"),
    (_rungs(_warn("75%", "warn2")), "ladder.csv", 9, "share_of_unknown"),
    (_rungs(_warn("75%", "close")), "ladder.csv", 9, "share_of_unknown"),
    (_rungs(_warn("75%", "warn")), "ladder.csv", 9, "share_in_circle"),
    (_rungs(_warn("75%", "warn2"), "office,warn2,no_answer,50%,visit,,push,office,office_reminder",
            "office,visit,no_answer,50%,warn2,,visit,desk,visit_order,,urgent"),
     "ladder.csv", 11, "share_in_circle"),
    (_rungs(_warn("75%", "visit", "working")), "ladder.csv", 9, "share_with_clock"),
    (_rungs(_promise("P1D", "").replace("P1D,", "75%,visit")), "ladder.csv", 9,
     "share_of_other_beginning"),
    (_rungs("office,waiting_limit,no_answer,P9D,,,push,desk,desk_reminder"),
     "ladder.csv", 9, "rung_named_as_deadline"),
    (_rungs(_promise("75%", "").replace("75%,", "75%,reopened_deadline")),
     "ladder.csv", 9, "share_of_other_beginning"),
    (_with("city", "latitude,", "hop_limit,0,\nlatitude,"), "city.csv", 8, "value_malformed"),
    (_with("city", "latitude,", "waiting_limit,PT0S,\nlatitude,"),
     "city.csv", 8, "value_malformed"),
    (_rungs(_promise("P1D", "file")), "ladder.csv", 9, "clock_not_of_visit"),
    (_rungs(_promise("P1D", "").replace("office", "desk", 1)),
     "ladder.csv", 9, "condition_not_possible"),
    (_rungs("office,visits,no_answer,P3D,,,visit,desk,visit_order,jalan_rusak"),
     "ladder.csv", 9, "override_of_unknown"),
    (_rungs("office,visit,no_answer,P1D,,,visit,desk,visit_order,jalan"),
     "ladder.csv", 9, "reference_unknown"),
    (_rungs("office,visit,no_answer,P1D,,,visit,desk,visit_order,,panik"),
     "ladder.csv", 9, "value_unknown"),
    (_rungs("office,visit,no_answer,P1D,,,visit,desk,visit_order,,,,yes"),
     "ladder.csv", 9, "duplicate"),
    (_rungs("office,late,no_answer,P9D,,,push,desk,desk_reminder,,,,yes"),
     "ladder.csv", 9, "off_for_all"),
    (_rungs("office,visit,no_answer,PT72H,,,visit,desk,visit_order,,urgent"),
     "ladder.csv", 9, "rungs_never_differ"),
    (_rungs("office,visit,no_answer,P1D,,,visit,desk,visit_order,,urgent",
            "office,nudge,no_answer,PT24H,,,visit,desk,visit_order,,urgent"),
     "ladder.csv", 10, "rungs_never_differ"),
    (_rungs("outside,ask,no_answer,P7D,,,push,desk,outside_follow_up,,urgent,,yes"),
     "ladder.csv", 9, "stage_without_rung"),
    (_with("calendar", "2027-01-01", "2027-02-29"), "calendar.csv", 4, "value_malformed"),
    (_with("calendar", "2027-01-01", "20270101"), "calendar.csv", 4, "value_malformed"),
    (_with("calendar", "2027-01-01", "2026-12-25"), "calendar.csv", 4, "duplicate"),
    (_with("calendar", "city_holiday", "holiday"), "calendar.csv", 6, "value_unknown"),
    (_with("calendar", ",yes,", ",perhaps,"), "calendar.csv", 4, "value_unknown"),
    (_with("calendar", "2027-05-09", "2028-05-09"), "calendar.csv", 6, "year_without_holidays"),
    (_with("calendar", "2027-05-09,Hari jadi kota,city_holiday", "2029-05-09,X,national_holiday"),
     "calendar.csv", 1, "year_without_holidays"),
    (tiny(calendar="date,name,kind\n"), "calendar.csv", 1, "no_rows"),
    (_with("hours", "friday,07:30", "friday,7.30"), "hours.csv", 3, "value_malformed"),
    (_with("hours", "friday,07:30", "friday,24:00"), "hours.csv", 3, "value_malformed"),
    (_with("hours", "friday,07:30", "jumat,07:30"), "hours.csv", 3, "value_unknown"),
    (_with("hours", "friday,07:30", "friday,16:30"), "hours.csv", 3, "closes_too_early"),
    (_with("hours", "2026-03-20", ""), "hours.csv", 4, "range_wrong"),
    (_with("hours", "2026-03-20", "2026-02-18"), "hours.csv", 4, "range_wrong"),
    (_with("hours", "friday,", "monday,"), "hours.csv", 3, "hours_overlap"),
    (_with("hours", "Ramadan", "Ramadan\nmonday,09:00,15:00,2026-03-20,2026-03-27,"),
     "hours.csv", 5, "hours_overlap"),
    (tiny(hours="day,opens,closes,from,until\nmonday,08:00,15:00,2026-02-19,2026-03-20\n"),
     "hours.csv", 1, "no_working_week"),
    (_with("texts", "timeline.submitted", "timeline.sent"), "texts.csv", 2, "text_unknown"),
    (_with("texts", "kami terima", "kami terima {office}"), "texts.csv", 2, "placeholder_mismatch"),
    (_with("texts", "kami terima", "kami terima {0.x!r}"), "texts.csv", 2, "placeholder_mismatch"),
    (_with("texts", "kami terima", "kami {terima"), "texts.csv", 2, "placeholder_mismatch"),
    (_with("kelurahan", '"features":[', '"features":[\n\n,'),
     "kelurahan.geojson", 3, "geojson_malformed"),
    (_with("kelurahan", "FeatureCollection", "Topology"),
     "kelurahan.geojson", 1, "geojson_malformed"),
    (_feature(_RING, _RING.replace("122.7,", "NaN,")), "kelurahan.geojson", 1, "geojson_malformed"),
    (tiny(kelurahan='{"type":"FeatureCollection","features":[]}'),
     "kelurahan.geojson", 1, "no_villages"),
    (_feature('"Korumba"', '""'), "kelurahan.geojson", 3, "property_missing"),
    (_feature("74.71.01.1006", "74.71.02.1006"), "kelurahan.geojson", 3, "village_code_wrong"),
    (_feature("74.71.01.1006", "74.71.01.1005"), "kelurahan.geojson", 3, "village_duplicate"),
    (_feature('"Polygon"', '"Point"'), "kelurahan.geojson", 3, "geometry_unknown"),
    (_feature(_RING, "[]"), "kelurahan.geojson", 3, "geometry_unknown"),
    (_feature("[122.7,-4.0]", '["122.7",-4.0]'), "kelurahan.geojson", 3, "ring_malformed"),
    (_feature("[122.7,-4.0]", "[true,-4.0]"), "kelurahan.geojson", 3, "ring_malformed"),
    (_feature("[122.7,-4.0]", "[122.7]"), "kelurahan.geojson", 3, "ring_malformed"),
    (_feature(_RING, "[[[122.6,-4.0],[122.6,-4.0]]]"), "kelurahan.geojson", 3, "ring_malformed"),
    (_feature(",[122.6,-4.0]]]", "]]"), "kelurahan.geojson", 3, "ring_not_closed"),
    (_feature(_RING, _SWAPPED), "kelurahan.geojson", 3, "village_swapped"),
    (_feature(_RING, _RING.replace("122.7", "400000.0")), "kelurahan.geojson", 3,
     "village_projected"),
    (_feature(_RING, _BOW), "kelurahan.geojson", 3, "ring_crosses_itself"),
    (_with("kelurahan", '"features"', '"crs":{"properties":{"name":"EPSG:32751"}},"features"'),
     "kelurahan.geojson", 1, "geojson_crs"),
    (_with("places", "74.71.01.1006", "74.71.01.1009"), "places.csv", 2, "reference_unknown"),
    (_with("places", "-3.95,", ","), "places.csv", 2, "half_a_point"),
    (_with("neighbours", "KONSEL", "KONAWE"), "neighbours.csv", 2, "reference_unknown"),
    (_with("neighbours", "KONSEL", "DPUPR"), "neighbours.csv", 2, "neighbour_inside"),
    (_with("neighbours", "-4.08,122.42", "-4.08,"), "neighbours.csv", 2, "half_a_point"),
    (_with("neighbours", "-4.08,122.42", "122.42,-4.08"), "neighbours.csv", 2,
     "coordinates_swapped"),
    (_with("neighbours", "-4.08,122.42", "40.08,12.42"), "neighbours.csv", 2, "outside_indonesia"),
    (_with("neighbours", "-4.08,122.42", ","), "neighbours.csv", 2, "nearest_without_point"),
    (_with("roads.csv", "Jalan Selatan,", "Jalan Selatan,Jl. Utara"), "roads.csv", 3,
     "road_name_ambiguous"),
    (_with("roads.geojson", "Jalan Utara", "Jalan Barat"), "roads.geojson", 2, "reference_unknown"),
    (_with("roads.geojson", "LineString", "Point"), "roads.geojson", 2, "road_line_unusable"),
    (_with("roads.geojson", "Feature", "feature"), "roads.geojson", 1, "geojson_malformed"),
    (_feature("[122.7,-4.0]", "[12.7,-4.0]"), "kelurahan.geojson", 3, "village_outside"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "file", "line", "code"),
    MISTAKES,
    ids=[f"{row[3]}-{n}" for n, row in enumerate(MISTAKES)],
)
def test_each_mistake_is_named_with_its_file_and_line(
    files: Mapping[str, str | bytes], file: str, line: int, code: str
) -> None:
    with pytest.raises(PackError) as caught:
        parse_pack("kendari", files)
    found = [mistake for mistake in caught.value.mistakes if mistake.code == code]
    assert [(mistake.file, mistake.line) for mistake in found] == [(file, line)]
    assert found[0].reason
    assert found[0].reason != found[0].reason_en
    assert str(found[0]).startswith(f"{file}:{line}: ")


def test_the_table_above_holds_every_kind_of_mistake() -> None:
    # Two packs are needed for these; see the tests of the folder of packs and of drafts.
    of_two = {"agency_removed", "category_removed", "city_fixed", "prefix_taken"}
    assert CODES - {code for _, _, _, code in MISTAKES} == of_two


# Columns whose cells name something elsewhere in the pack; others with a form of their own say so.
_NAMING = {"agency_id", "area", "category", "category_id", "key", "of", "replaced_by", "template"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_whatever_names_something_or_has_a_form_is_checked_in_every_table(table: Table) -> None:
    draft = laid_out("kendari", "base", TINY)
    name = table.file.removesuffix(".csv")
    for column in table.columns:
        is_checked = column.choices or column.pattern or column.type != "string"
        is_own_key = (column.name,) == table.key
        if not (is_checked or column.name in _NAMING) or (is_own_key and not is_checked):
            continue
        for row in draft.rows[name][:1]:
            wrong = replace(row, cells={**row.cells, column.name: "-? tidak ada ?-"})
            rows = {**draft.rows, name: (wrong, *draft.rows[name][1:])}
            assert reviewed(replace(draft, rows=rows), TINY).count, (table.file, column.name)


def test_one_slip_is_one_mistake_and_draws_no_others_after_it() -> None:
    for files, code in (
        (_with("contacts", "+62 8000", "8000"), "value_malformed"),
        (_with("routing", ",,DPUPR", ",,DPU"), "reference_unknown"),
        (_with("ladder", "P7D", "7 days"), "value_malformed"),
        (_with("city", "74.71", "7471"), "value_malformed"),
        (_with("kelurahan", "FeatureCollection", "Topology"), "geojson_malformed"),
    ):
        with pytest.raises(PackError) as caught:
            parse_pack("kendari", files)
        assert [mistake.code for mistake in caught.value.mistakes] == [code]


def test_all_mistakes_are_told_at_once_in_order_of_file_and_line() -> None:
    files = {
        **_with("routing", ",,DPUPR", ",,DPU"),
        "ladder.csv": TINY["ladder.csv"].replace("P7D", "soon").replace("office_nudge", "x"),
        "city.csv": TINY["city.csv"].replace("KDI", "kdi"),
    }
    with pytest.raises(PackError) as caught:
        parse_pack("kendari", files)
    places = [(mistake.file, mistake.line) for mistake in caught.value.mistakes]
    assert places == [("city.csv", 4), ("ladder.csv", 3), ("ladder.csv", 5), ("routing.csv", 2)]
    assert "kendari/routing.csv:2: " in str(caught.value)
