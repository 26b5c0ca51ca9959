"""The city's registers of what goes out: letters and orders to visit, numbered through each year.

The commit itself gives the number, so that none is given twice and none is left out.
"""

from dataclasses import replace
from datetime import datetime

from shared.domain.calendar.calendars import OFFSETS
from shared.domain.city.city import City
from shared.domain.report.report import Change

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def series_of(change: Change) -> str | None:
    """The series that the change needs the next number of, if it sends out a letter or a person."""
    letter, visit = change.report.letter, change.report.visit
    if letter is not None and letter.number == 0:
        return f"letters-{letter.year}"
    if visit is not None and visit.serial_year and visit.serial == 0:
        return f"orders-{visit.serial_year}"
    return None


def assign_number(change: Change, number: int) -> Change:
    """The change with that number, in the report and for good in its history."""
    letter, visit = change.report.letter, change.report.visit
    if letter is not None and letter.number == 0:
        told = {"letter_number": number, "letter_year": letter.year}
        report = replace(change.report, letter=replace(letter, number=number))
    elif visit is not None and visit.serial_year and visit.serial == 0:
        told = {"order_number": number, "order_year": visit.serial_year}
        report = replace(change.report, visit=replace(visit, serial=number))
    else:
        return change
    event = replace(change.event, detail={**change.event.detail, **told})
    return replace(change, report=report, event=event)


def year_of(moment: datetime, city: City) -> int:
    """On the city's clocks, which the registers are kept by."""
    return _local(moment, city).year


def format_number(number: int, moment: datetime, form: str, city: City) -> str:
    """As the city writes it: `007/HUMAS/XI/2026`."""
    local = _local(moment, city)
    return form.format_map(
        {
            "nomor": f"{number:03d}",
            "bulan": f"{local.month:02d}",
            "bulan_romawi": _ROMAN[local.month - 1],
            "tahun": local.year,
        }
    )


def _local(moment: datetime, city: City) -> datetime:
    return moment.astimezone(OFFSETS[city.zone_letters])
