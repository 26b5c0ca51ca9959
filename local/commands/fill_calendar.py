"""Fills a pack's calendar: `python -m local.commands.fill_calendar cities/kendari --years 2026 2027`.

National holidays and cuti bersama come from the library `holidays`, a tool of development. Rows from
elsewhere (the city's own days, later decrees) are kept and win over the library's for their date; so are
rows of other years.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from local.platform.pack_folder import asks_for_folder, is_there
from shared.domain.calendar.calendars import DayKind
from shared.domain.pack.tables.time import CALENDAR

Row = dict[str, str]
COLUMNS = tuple(column.name for column in CALENDAR.columns)
_FROM_LIBRARY = "holidays "
_ESTIMATED = " (perkiraan)"
_KINDS = {"public": DayKind.NATIONAL_HOLIDAY, "government": DayKind.CUTI_BERSAMA}


def main(arguments: Sequence[str] | None = None) -> int:
    """0 for a calendar written, 2 where there is no pack."""
    parser = argparse.ArgumentParser(
        prog="python -m local.commands.fill_calendar", description=__doc__
    )
    asks_for_folder(parser)
    parser.add_argument("--years", type=int, nargs="+", required=True)
    chosen = parser.parse_args(arguments)
    folder: Path = chosen.folder
    if not is_there(folder):
        return 2
    path = folder / CALENDAR.file
    found = list(decreed(chosen.years))
    rows = merged(_read(path), found, chosen.years)
    path.write_text(_written(rows), encoding="utf-8", newline="")
    for remark in remarks(found, chosen.years):
        print(f"{path}: {remark}")
    return 0


def decreed(years: Iterable[int]) -> Iterable[Row]:
    """What the library knows of these years; a name that says so is an estimate."""
    import holidays

    source = f"{_FROM_LIBRARY}{version('holidays')}"

    for category, kind in _KINDS.items():
        known = holidays.country_holidays(
            "ID", years=list(years), categories=(category,), language="id"
        )
        for day, name in sorted(known.items()):
            yield {
                "date": day.isoformat(),
                "name": name.replace(_ESTIMATED, ""),
                "kind": kind.value,
                "estimated": "yes" if _ESTIMATED in name else "",
                "source": source,
            }


def merged(kept: Iterable[Row], found: Iterable[Row], years: Iterable[int]) -> list[Row]:
    """In order of date. For one date the city's own row comes first, then a national holiday."""
    filled = {str(year) for year in years}
    by_date = {
        row["date"]: row
        for row in kept
        if not (row["source"].startswith(_FROM_LIBRARY) and row["date"][:4] in filled)
    }
    for row in found:
        by_date.setdefault(row["date"], row)
    return [by_date[day] for day in sorted(by_date)]


def remarks(found: Iterable[Row], years: Iterable[int]) -> list[str]:
    """What an official still has to look after."""
    rows = list(found)
    told = []
    for year in map(str, years):
        kinds = [row["kind"] for row in rows if row["date"].startswith(year)]
        estimated = [row for row in rows if row["date"].startswith(year) and row["estimated"]]
        if DayKind.CUTI_BERSAMA not in kinds:
            told.append(f"{year}: cuti bersama belum ditetapkan / not decreed yet")
        if estimated:
            told.append(f"{year}: {len(estimated)} tanggal masih perkiraan / estimated dates")
    return told


def _read(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8-sig") as file:
        return [{name: row.get(name) or "" for name in COLUMNS} for row in csv.DictReader(file)]


def _written(rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
