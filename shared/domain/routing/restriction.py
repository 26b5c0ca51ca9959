"""What is done for a report that needs care: who reads it, and which offices it is kept from."""

from dataclasses import replace

from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import AGAINST_THE_OFFICE, Concern
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Report

# The rule's name in the report and its history, in place of one of the city's table.
RULE = "sensitive"
# Before the name of the office that watches these words accuse it; otherwise it is called for help.
_OF_STAFF = frozenset({"oknum", "pegawai", "petugas", "pejabat", "staf", "asn", "pns"})


@value_object
class Restriction:
    """Why, who looks at it first (None: a supervisor), and whom it is kept from."""

    concerns: tuple[Concern, ...]
    reader: str | None
    withheld_from: tuple[str, ...]


def restrict_at_intake(report: Report, reference: Reference) -> Report:
    """The new report, secret and restricted from its first moment where its words ask for it."""
    concerns = reference.sensitivity.concerns(report.description)
    if not concerns:
        return report
    return replace(report, secret=True, restricted=True, concerns=concerns)


def assess_sensitivity(
    text: str,
    known: tuple[Concern, ...],
    agency_id: str | None,
    reference: Reference,
    withheld_from: tuple[str, ...] = (),
) -> Restriction | None:
    """The care a text needs that would otherwise go to `agency_id`; None for most.

    `known` are concerns that were seen before, `withheld_from` the offices that it was found to speak
    against: neither is ever forgotten. Besides what its words say, an official of that very office may
    be named in it; of any office, as long as it is open whose matter it is.
    """
    said = reference.sensitivity.said(text)
    heard = known or reference.sensitivity.concerns(text)
    of_officials = _offices_of_officials(said, agency_id, reference)
    if of_officials and Concern.OFFICIAL not in heard:
        heard = (*heard, Concern.OFFICIAL)
    if not heard:
        return None
    reader = reader_of(heard, reference)
    named = _offices_named(said, reference, watching=reader)
    against = {agency_id} if agency_id else of_officials
    accused = against if AGAINST_THE_OFFICE.intersection(heard) else set()
    accused = (accused - {reader}) | named | {*withheld_from}
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
    said = reference.sensitivity.said(report.description)
    if not is_withheld and not _offices_of_officials(said, agency_id, reference):
        return report
    if not reason:
        raise InvalidError("office_accused", field="text")
    return replace(report, restricted=False, withheld_from=()) if is_withheld else report


def reader_of(concerns: tuple[Concern, ...], reference: Reference) -> str | None:
    """The office that the city has chosen for the first of these concerns that it has decided on."""
    chosen = {watch.concern: watch.agency_id for watch in reference.watches}
    return next((chosen[each] for each in concerns if each in chosen), None)


def _offices_of_officials(said: list[str], agency_id: str | None, reference: Reference) -> set[str]:
    """Whose officials are named: this office's, or without one any."""
    return {
        each.agency_id
        for each in reference.officials
        if agency_id in {None, each.agency_id}
        and _places(said, reference.sensitivity.said(each.name))
    }


def _offices_named(said: list[str], reference: Reference, *, watching: str | None) -> set[str]:
    """By short or full name. The office that watches is mostly asked to come."""
    found = set()
    for agency in reference.agencies.values():
        forms = (agency.agency_id.replace("-", " "), agency.name)
        at = [p for form in forms for p in _places(said, reference.sensitivity.said(form))]
        is_accused = agency.agency_id != watching or any(
            said[p - 1] in _OF_STAFF for p in at if p > 0
        )
        if at and is_accused:
            found.add(agency.agency_id)
    return found


def _places(said: list[str], name: list[str]) -> list[int]:
    """Where the words of a name stand one after the other."""
    if not name:
        return []
    ends = range(len(said) - len(name) + 1)
    return [start for start in ends if said[start : start + len(name)] == name]
