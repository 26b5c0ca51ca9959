"""Letters: which change sends one out, and how its number is written."""

from dataclasses import replace
from datetime import datetime

from shared.domain.city.city import City
from shared.domain.city.reference import Reference
from shared.domain.report.particulars import OutgoingLetter
from shared.domain.report.report import Report
from shared.domain.sla.document_numbers import format_number, year_of


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
