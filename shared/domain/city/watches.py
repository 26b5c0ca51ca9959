"""What a city watches for: danger, reports that need care and who reads them, its officials by name."""

from collections.abc import Mapping
from enum import StrEnum

from shared.domain.kernel.value_object import value_object


class Concern(StrEnum):
    """Why a report is treated with care; the only word of it that leaves the report."""

    BRIBERY = "bribery"
    VIOLENCE = "violence"
    SEXUAL_VIOLENCE = "sexual_violence"
    MINOR = "minor"
    OFFICIAL = "official"


# What accuses the office whose service it was, even where the text does not name it.
AGAINST_THE_OFFICE = frozenset({Concern.BRIBERY, Concern.OFFICIAL})


@value_object
class Watch:
    """What a city has decided on one concern: who reads such reports, and its own phrases for it."""

    concern: Concern
    agency_id: str
    phrases: tuple[str, ...] = ()


@value_object
class Official:
    """Somebody whose office must not be the judge of complaints that name them."""

    name: str
    agency_id: str


@value_object
class Notice:
    """A city's word on a kind of danger, by category and by what people write of it.

    `texts` are by language, with `{number}` and `{city}` to be filled in. `unless` are phrases in
    which the words mean no present danger ("rawan kecelakaan").
    """

    notice_id: str
    texts: Mapping[str, str]
    category_id: str = ""
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
