"""What is done for a report that needs care: who reads it, and which offices it is kept from."""

from dataclasses import replace

from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import AGAINST_THE_OFFICE, Concern
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Report
from shared.domain.routing.text_findings import TextFindings, understand_report

# The rule's name in the report and its history, in place of one of the city's table.
RULE = "sensitive"


@value_object
class Restriction:
    """Why, who looks at it first (None: a supervisor), and whom it is kept from."""

    concerns: tuple[Concern, ...]
    reader: str | None
    withheld_from: tuple[str, ...]


def restrict_at_intake(report: Report, found: TextFindings) -> Report:
    """The new report, secret and restricted from its first moment where its words ask for it."""
    if not found.concerns:
        return report
    return replace(report, secret=True, restricted=True, concerns=found.concerns)


def assess_sensitivity(
    found: TextFindings,
    known: tuple[Concern, ...],
    agency_id: str | None,
    withheld_from: tuple[str, ...] = (),
) -> Restriction | None:
    """The care that words need which would otherwise go to `agency_id`; None for most.

    `known` are concerns that were seen before, `withheld_from` the offices that it was found to speak
    against: neither is ever forgotten. Besides what its words say, an official of that very office may
    be named in it; of any office, as long as it is open whose matter it is.
    """
    heard = known or found.concerns
    of_officials = found.offices_of_officials
    if agency_id:
        of_officials &= {agency_id}
    if of_officials and Concern.OFFICIAL not in heard:
        heard = (*heard, Concern.OFFICIAL)
    if not heard:
        return None
    reader = reader_of(heard, found.reference)
    # The office that watches is mostly asked to come.
    named = {
        office
        for office, is_of_staff in found.named_offices.items()
        if is_of_staff or office != reader
    }
    against = {agency_id} if agency_id else of_officials
    is_against = bool(AGAINST_THE_OFFICE.intersection(heard))
    accused = {*(against - {reader} if is_against else ()), *named, *withheld_from}
    return Restriction(heard, None if reader in accused else reader, tuple(sorted(accused)))


def restrict(report: Report, care: Restriction) -> Report:
    """The report under that care: tightened, whatever its reporter chose."""
    return replace(
        report,
        secret=True,
        restricted=True,
        concerns=tuple(dict.fromkeys((*report.concerns, *care.concerns))),
        withheld_from=care.withheld_from,
        needs_supervisor=report.needs_supervisor or care.reader is None,
    )


def lift(report: Report, agency_id: str, reason: str, reference: Reference) -> Report:
    """The report before a person moves it: to an office that it speaks against only with a reason.

    So it is where an official of that office is named and the rules had it for another's matter.
    That ends the care, not the secrecy: who moves it there has looked, and found no accusation.
    Raises InvalidError where the reason is missing.
    """
    is_withheld = agency_id in report.withheld_from
    if (
        not is_withheld
        and agency_id not in understand_report(report, reference).offices_of_officials
    ):
        return report
    if not reason:
        raise InvalidError("office_accused", field="text")
    return replace(report, restricted=False, withheld_from=()) if is_withheld else report


def reader_of(concerns: tuple[Concern, ...], reference: Reference) -> str | None:
    """The office that the city has chosen for the first of these concerns that it has decided on."""
    chosen = {watch.concern: watch.agency_id for watch in reference.watches}
    return next((chosen[each] for each in concerns if each in chosen), None)
