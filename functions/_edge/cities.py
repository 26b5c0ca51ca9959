"""Which city a request is about."""

from collections.abc import Sequence

from functions._edge.http import Call
from shared.domain.errors import NotFoundError


def asked_city(call: Call, jurisdiction_id: str | None) -> str:
    """The city asked for, else the installation's own. Raises NotFoundError."""
    return city_of(jurisdiction_id, call.house.config.default_city, call.house.references.cities())


def city_of(jurisdiction_id: str | None, default: str, cities: Sequence[str]) -> str:
    """Raises NotFoundError for a city this installation does not serve."""
    city_id = jurisdiction_id or default
    if city_id not in cities:
        raise NotFoundError("jurisdiction_unknown")
    return city_id
