"""What a version of a city's pack may not change of the one before it: reports stand on both."""

from collections.abc import Iterator, Mapping

from shared.domain.city.reference import Reference
from shared.domain.pack.files.columns import Table
from shared.domain.pack.files.validation_errors import PackError, ValidationError, validation_error
from shared.domain.pack.tables.city import CITY
from shared.domain.pack.tables.offices import AGENCIES, CATEGORIES

# Tracking codes begin with the prefix, village codes with the city's, and deadlines are told in its zone.
_FIXED = ("code", "tracking_prefix", "timezone")


def check_compatibility(before: Reference, after: Reference) -> None:
    """Raises PackError where open or old reports would be left without what they name."""
    mistakes = [
        *_changed(before, after),
        *_removed(AGENCIES, "agency_removed", before.agencies, after.agencies),
        *_removed(CATEGORIES, "category_removed", before.categories, after.categories),
    ]
    if mistakes:
        raise PackError(after.city.city_id, mistakes)


def _changed(before: Reference, after: Reference) -> Iterator[ValidationError]:
    for key in _FIXED:
        was = getattr(before.city, key)
        if getattr(after.city, key) != was:
            yield validation_error(CITY.file, 1, "city_fixed", key=key, before=was)


def _removed(
    table: Table, code: str, before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[ValidationError]:
    for value in before.keys() - after.keys():
        yield validation_error(table.file, 1, code, value=value)
