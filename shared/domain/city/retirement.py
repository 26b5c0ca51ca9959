"""Offices and categories that a city has given up: what has them goes on, and nothing new gets them."""

from datetime import datetime

from shared.domain.city.agencies import Agency
from shared.domain.city.categories import Category
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import InvalidError


def check_category(
    category_id: str | None, reference: Reference, now: datetime, field: str
) -> None:
    """Raises InvalidError for a category nobody knows, and for one that is filed no more; it says
    which one to use instead. None is fine: somebody else will choose.
    """
    if category_id is None:
        return
    category = reference.categories.get(category_id)
    if category is None:
        raise InvalidError("category_unknown", field=field)
    if is_retired(category, reference, now):
        successor = reference.categories.get(category.replaced_by, category)
        instead = f"{successor.name_id} ({successor.category_id})"
        raise InvalidError("category_retired", field=field, instead=instead)


def check_agency(agency: Agency, reference: Reference, now: datetime, field: str) -> None:
    """Raises InvalidError for an office that takes nothing new, with the one to use instead."""
    if is_retired(agency, reference, now):
        successor = reference.agencies.get(agency.replaced_by, agency)
        instead = f"{successor.name} ({successor.agency_id})"
        raise InvalidError("agency_retired", field=field, instead=instead)


def in_service(agency_id: str | None, reference: Reference, now: datetime) -> str | None:
    """The office, or the one that has taken its place; None for none, and where that is not the city's."""
    agency = reference.agencies.get(agency_id or "")
    if agency is None or not is_retired(agency, reference, now):
        return agency_id
    successor = reference.agencies.get(agency.replaced_by)
    return successor.agency_id if successor and successor.owner.is_in_mandate else None


def is_retired(one: Agency | Category, reference: Reference, now: datetime) -> bool:
    """From the beginning of that day on, by the city's own clocks."""
    return one.retired is not None and one.retired <= reference.calendar.day_of(now)
