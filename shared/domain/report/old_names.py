"""Names that only older versions of a city's pack know, for showing what was decided under them."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from shared.domain.city.reference import Reference
from shared.domain.report.report import Event, Report


def with_old_names(
    reference: Reference, report: Report, events: Iterable[Event], at: Callable[[str], Reference]
) -> Reference:
    """The version in force, with the offices and the category that are gone from it; for showing only.

    `at` gives the version that an event cites. It is asked for what is missing and for nothing else.
    """
    agencies, categories = dict(reference.agencies), dict(reference.categories)
    for event in events:
        for agency_id in (event.agency_id, event.forwarded_to, event.detail.get("from_agency")):
            if isinstance(agency_id, str) and agency_id and agency_id not in agencies:
                old = at(event.reference_version).agencies.get(agency_id)
                agencies |= {agency_id: old} if old else {}
    category_id = report.category_id
    if category_id and category_id not in categories:
        gone = at(report.reference_version).categories.get(category_id)
        categories |= {category_id: gone} if gone else {}
    is_whole = (len(agencies), len(categories)) == (
        len(reference.agencies),
        len(reference.categories),
    )
    return reference if is_whole else replace(reference, agencies=agencies, categories=categories)
