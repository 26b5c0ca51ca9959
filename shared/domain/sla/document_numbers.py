"""The city's registers of what goes out: letters and orders to visit, numbered through each year.

The commit itself gives the number, so that none is given twice and none is left out.
"""

from dataclasses import replace
from datetime import datetime

from shared.domain.calendar.calendars import OFFSETS
from shared.domain.city.city import City
from shared.domain.city.reference import Reference
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.report import Change, Report

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


def with_letter(
    before: Report | None, after: Report, reference: Reference, now: datetime
) -> Report:
    """The report with a new letter where it goes to a body that did not have it; the number is to come."""
    body = after.forwarded_to
    if body is None or (before is not None and before.forwarded_to == body):
        return after
    return replace(after, letter=_letter(body, reference.city, now, after.version))


def renewed(report: Report, reference: Reference, now: datetime) -> OutgoingLetter | None:
    """The letter of a report that is sent to the same body once more: a new one if its link has ended."""
    letter = report.letter
    if letter is None:
        return None
    ends_at = letter.written_at + reference.city.letterhead.valid_for
    if now < ends_at and not report.is_revoked(letter.revision):
        return letter
    return _letter(letter.agency_id, reference.city, now, report.version + 1)


def number_of(letter: OutgoingLetter, city: City) -> str:
    """The number as the city writes it: `007/HUMAS/XI/2026`."""
    return format_number(letter.number, letter.written_at, city.letterhead.number_format, city)


def _letter(agency_id: str, city: City, now: datetime, revision: int) -> OutgoingLetter:
    """Without a number yet."""
    return OutgoingLetter(agency_id, now, year=year_of(now, city), revision=revision)
