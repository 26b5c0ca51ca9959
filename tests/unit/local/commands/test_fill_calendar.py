from pathlib import Path

import pytest

from local.commands.fill_calendar import COLUMNS, Row, main, merged
from shared.domain.calendar.calendars import DayKind
from tests.unit.domain.packs import CITIES, REAL, real


def _row(day: str, source: str, name: str = "") -> Row:
    return {"date": day, "name": name, "kind": "city_holiday", "estimated": "", "source": source}


def test_a_year_is_filled_with_holidays_and_cuti_bersama_and_their_source(tmp_path: Path) -> None:
    assert main([str(tmp_path), "--years", "2026"]) == 0
    heading, *rows = (tmp_path / "calendar.csv").read_text().splitlines()
    assert heading == ",".join(COLUMNS)
    assert len(rows) == 17 + 8
    assert rows == sorted(rows)
    assert any(row.startswith("2026-03-20,Cuti Bersama Hari Raya Idul") for row in rows)
    assert all(",holidays 0." in row for row in rows)


def test_what_is_estimated_or_not_decreed_yet_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), "--years", "2028"]) == 0
    told = capsys.readouterr().out
    assert "2028: cuti bersama belum ditetapkan" in told
    assert "tanggal masih perkiraan" in told
    assert ",Hari Raya Idul Fitri,national_holiday,yes," in (tmp_path / "calendar.csv").read_text()


def test_filling_again_keeps_the_citys_own_days(tmp_path: Path) -> None:
    path = tmp_path / "calendar.csv"
    main([str(tmp_path), "--years", "2026"])
    filled = path.read_text()
    own = "2026-05-09,Hari jadi kota,city_holiday,,SK Wali Kota\n"
    path.write_text(filled + own)
    main([str(tmp_path), "--years", "2026"])
    assert sorted(path.read_text().splitlines()) == sorted((filled + own).splitlines())


def test_the_city_has_the_last_word_on_a_date_and_other_years_stay() -> None:
    kept = [
        _row("2026-12-24", "surat edaran", "kantor buka"),
        _row("2026-12-26", "holidays 0.1", "revoked since"),
        _row("2025-12-26", "holidays 0.1", "last year's"),
    ]
    found = [_row("2026-12-24", "holidays 0.2"), _row("2026-12-25", "holidays 0.2")]
    assert [(row["date"], row["source"]) for row in merged(kept, found, [2026])] == [
        ("2025-12-26", "holidays 0.1"),
        ("2026-12-24", "surat edaran"),
        ("2026-12-25", "holidays 0.2"),
    ]


def test_a_folder_that_is_not_there_is_told_kindly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "bandung"), "--years", "2026"]) == 2
    assert "no such folder" in capsys.readouterr().err


@pytest.mark.parametrize("city_id", REAL)
def test_the_packs_hold_four_years(city_id: str) -> None:
    days = real(city_id).calendar.days
    kinds = {(day.year, named.kind) for day, named in days.items()}
    assert {year for year, kind in kinds if kind is DayKind.NATIONAL_HOLIDAY} == {
        2025, 2026, 2027, 2028,
    }  # fmt: skip
    # That of 2028 is not decreed yet: its deadlines move, with an event, when it is.
    assert {year for year, kind in kinds if kind is DayKind.CUTI_BERSAMA} == {2025, 2026, 2027}
    assert not [day for day, named in days.items() if named.estimated and day.year < 2027]
    assert (CITIES / city_id / "calendar.csv").read_text().startswith(",".join(COLUMNS))
