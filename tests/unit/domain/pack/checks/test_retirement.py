"""What a pack gives up has a successor in use, and nothing is sent there any more."""

from datetime import date

import pytest

from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, Mistakes, mistakes_in, told_at


def _given_up(table: str, *rows: str) -> dict[str, str]:
    """The tiny pack with columns for retirement in one table, and these rows beneath."""
    name = f"{table}.csv"
    heading, *others = TINY[name].splitlines()
    wide = [f"{heading},retired,replaced_by", *(f"{other},," for other in others), *rows]
    return {**TINY, name: "\n".join(wide) + "\n"}


MISTAKES: Mistakes = [
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
    (
        _given_up("agencies", "PU-LAMA,Dinas PU lama,city,dinas,,2026-01-01,PU-BARU"),
        "agencies.csv",
        6,
        "reference_unknown",
    ),
    (
        {
            **_given_up("agencies", "KONSEL-LAMA,Konsel lama,neighbour,pemkab,,2026-01-01,KONSEL"),
            "neighbours.csv": TINY["neighbours.csv"].replace("KONSEL", "KONSEL-LAMA"),
        },
        "neighbours.csv",
        2,
        "rule_to_retired",
    ),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_an_office_given_up_is_kept_with_its_day_and_its_successor() -> None:
    files = _given_up("agencies", "PU-LAMA,Dinas PU lama,city,dinas,,2026-01-01,DPUPR")
    office = parse_pack("kendari", files).agencies["PU-LAMA"]
    assert (office.retired, office.replaced_by) == (date(2026, 1, 1), "DPUPR")


def test_a_category_given_up_may_still_have_its_rule() -> None:
    """Old reports are filed under it, and go on."""
    row = "lampu,Energi,Lampu,Lamp,city,lampu mati,2026-01-01,jalan_rusak"
    assert mistakes_in(_given_up("categories", row)) == ()
