"""The offices of the city, and the bodies outside it."""

from datetime import date
from enum import StrEnum

from shared.domain.kernel.value_object import value_object


class OwnerKind(StrEnum):
    """Who owns a matter. Only the city's own and its companies are inside its mandate."""

    CITY = "city"
    CITY_COMPANY = "city_company"
    PROVINCE = "province"
    MINISTRY = "ministry"
    STATE_COMPANY = "state_company"
    NEIGHBOUR = "neighbour"

    @property
    def is_in_mandate(self) -> bool:
        return self in {OwnerKind.CITY, OwnerKind.CITY_COMPANY}


@value_object
class Agency:
    """An office of the city, or a body outside it. `district_code` where it serves one district.

    From the day on which it is `retired` it gets nothing new; `replaced_by` gets that.
    """

    agency_id: str
    name: str
    owner: OwnerKind
    kind: str
    district_code: str | None = None
    retired: date | None = None
    replaced_by: str = ""
