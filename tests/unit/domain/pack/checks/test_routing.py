"""Rules, offices and categories of a pack: every name exists, every rule can be met, no guess is left."""

import pytest

from shared.domain.pack.checks.routing import phrases
from shared.domain.pack.files.pack_files import Files
from tests.unit.domain.packs import TINY, Mistakes, changed, mistakes_in, tiny, told_at

MISTAKES: Mistakes = [
    (changed("routing", "jalan,jalan_rusak", "jalan,jalan"), "routing.csv", 2, "reference_unknown"),
    (changed("routing", ",,DPUPR", ",,DPU"), "routing.csv", 2, "reference_unknown"),
    (changed("routing", ",,DPUPR", ",74.71.09,DPUPR"), "routing.csv", 2, "reference_unknown"),
    (
        changed("agencies", ",PLN Kendari,state_company,vertikal,", ",X,city,x_x,74.71.02"),
        "agencies.csv",
        3,
        "reference_unknown",
    ),
    (
        changed("agencies", "vertikal,", "vertikal,74.71.01"),
        "agencies.csv",
        5,
        "second_district_office",
    ),
    (
        changed("categories", "listrik padam", "Jalan  Rusak"),
        "categories.csv",
        3,
        "synonym_ambiguous",
    ),
    (
        changed("routing", "listrik,listrik,,PLN", "listrik,listrik,,DPUPR"),
        "routing.csv",
        3,
        "owner_mismatch",
    ),
    (
        changed("routing", "listrik,listrik,,PLN", "listrik,listrik,,@district"),
        "routing.csv",
        3,
        "owner_mismatch",
    ),
    (
        changed("routing", "listrik,listrik,,PLN,", "jalan2,jalan_rusak,74.71.01.1006,DPUPR,"),
        "routing.csv",
        3,
        "unreachable_rule",
    ),
    (
        changed(
            "routing",
            "listrik,listrik,,PLN,",
            "a,,74.71.01.1005,DPUPR,\nb,listrik,74.71.01.1005,PLN,",
        ),
        "routing.csv",
        4,
        "unreachable_rule",
    ),
    (
        changed(
            "routing",
            "note\njalan,jalan_rusak,,DPUPR,",
            "note,owner\njalan,jalan_rusak,,DPUPR,,province",
        ),
        "routing.csv",
        2,
        "rule_never_met",
    ),
    (
        changed(
            "routing",
            "note\njalan,jalan_rusak,,DPUPR,",
            "note,channel\njalan,jalan_rusak,,DPUPR,,pigeon",
        ),
        "routing.csv",
        2,
        "reference_unknown",
    ),
    (
        changed("agencies", "KEC-MANDONGA,Kecamatan Mandonga,city,kecamatan,74.71.01\n", ""),
        "routing.csv",
        4,
        "district_without_office",
    ),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("", ()),
        ("Jalan  Rusak;jalan berlubang", ("jalan rusak", "jalan berlubang")),
        ("lampu-jalan/mati; ;LAMPU JALAN MATI", ("lampu jalan mati",)),
        (";;", ()),
    ],
)
def test_phrases_are_compared_in_small_letters_and_once(cell: str, found: tuple[str, ...]) -> None:
    assert phrases(cell) == found


@pytest.mark.parametrize("asks", ["road_status", "attribute"])
def test_who_owns_the_road_or_what_was_answered_outranks_whose_matter_it_usually_is(
    asks: str,
) -> None:
    cell = {"road_status": "national", "attribute": "size=small"}[asks]
    heading, rules = TINY["routing.csv"].split("\n", 1)
    files = tiny(routing=f"{heading},{asks}\nfirst,jalan_rusak,,PLN,,{cell}\n{rules}")
    assert mistakes_in(files) == ()


def test_the_names_of_the_rules_that_hide_another_are_told() -> None:
    routing = """name,category_id,area,agency_id,secret
a,jalan_rusak,,DPUPR,yes
b,jalan_rusak,,DPUPR,no
c,jalan_rusak,,DPUPR,
"""
    assert told_at(tiny(routing=routing), "unreachable_rule") == [("routing.csv", 4)]
    assert any("'a, b'" in mistake.reason for mistake in mistakes_in(tiny(routing=routing)))


def test_a_district_that_only_a_retired_office_serves_has_none() -> None:
    heading, *rows = TINY["agencies.csv"].splitlines()
    retired = [row + (",2026-01-01,DPUPR" if row.startswith("KEC") else ",,") for row in rows]
    files = tiny(agencies="\n".join([f"{heading},retired,replaced_by", *retired, ""]))
    assert told_at(files, "district_without_office") == [("routing.csv", 4)]
