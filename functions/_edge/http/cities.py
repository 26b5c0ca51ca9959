"""Which city a request is about."""

from functions._edge.http.routes import Call
from shared.domain.kernel.errors import NotFoundError
from shared.ports.cities import References


def asked_city(call: Call, jurisdiction_id: str | None) -> str:
    """The city asked for, else the installation's own. Raises NotFoundError."""
    return city_of(jurisdiction_id, call.container.config.default_city, call.ports.references)


def city_of(jurisdiction_id: str | None, default: str, references: References) -> str:
    """Raises NotFoundError for a city this installation does not serve."""
    city_id = jurisdiction_id or default
    if not references.serves(city_id):
        raise NotFoundError("jurisdiction_unknown")
    return city_id
