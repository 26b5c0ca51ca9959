"""The register of letters: which change sends one out, and how it gets its number."""

from dataclasses import replace
from datetime import datetime

from shared.domain.calendars import OFFSETS
from shared.domain.particulars import Letter
from shared.domain.reference import City, Reference
from shared.domain.report import Change, Report
from shared.domain.revocation import is_revoked

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def with_letter(
    before: Report | None, after: Report, reference: Reference, now: datetime
) -> Report:
    """The report with a new letter where it goes to a body that did not have it; the number is to come."""
    body = after.forwarded_to
    if body is None or (before is not None and before.forwarded_to == body):
        return after
    return replace(after, letter=_letter(body, reference.city, now, after.version))


def renewed(report: Report, reference: Reference, now: datetime) -> Letter | None:
    """The letter of a report that is sent to the same body once more: a new one if its link has ended."""
    letter = report.letter
    if letter is None:
        return None
    ends_at = letter.written_at + reference.city.letterhead.valid_for
    if now < ends_at and not is_revoked(report, letter.revision):
        return letter
    return _letter(letter.agency_id, reference.city, now, report.version + 1)


def number_of(letter: Letter, city: City) -> str:
    """The number as the city writes it: `007/HUMAS/XI/2026`."""
    local = written_on(letter, city)
    return city.letterhead.number_format.format_map(
        {
            "nomor": f"{letter.number:03d}",
            "bulan": f"{local.month:02d}",
            "bulan_romawi": _ROMAN[local.month - 1],
            "tahun": letter.year,
        }
    )


def written_on(letter: Letter, city: City) -> datetime:
    """On the city's clocks."""
    return letter.written_at.astimezone(OFFSETS[city.zone_letters])


def series_of(change: Change) -> str | None:
    """The series that the change needs the next number of, if it sends a letter out."""
    letter = change.report.letter
    return f"letters-{letter.year}" if letter is not None and letter.number == 0 else None


def numbered(change: Change, number: int) -> Change:
    """The change with its letter's number, in the report and for good in its history."""
    letter = change.report.letter
    if letter is None:
        return change
    detail = {**change.event.detail, "letter_number": number, "letter_year": letter.year}
    return replace(
        change,
        report=replace(change.report, letter=replace(letter, number=number)),
        event=replace(change.event, detail=detail),
    )


def _letter(agency_id: str, city: City, now: datetime, revision: int) -> Letter:
    """Without a number yet."""
    letter = Letter(agency_id, now, year=0, revision=revision)
    return replace(letter, year=written_on(letter, city).year)
