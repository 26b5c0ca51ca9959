"""Who sees to what: the offices, the categories of reports, and the rules between them."""

from datetime import date
from enum import StrEnum

from shared.domain.kernel.states import Urgency
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


class PhotoDoubt(StrEnum):
    """What follows where a reporter's photo is doubtful. Nothing is refused for it."""

    FLAG = "flag"
    ASK = "ask"
    HOLD = "hold"


@value_object
class Category:
    """A kind of problem (Open311: service). `synonyms` are phrases people use for it.

    `hints` are words that point to it without proving it; several categories may share one.
    A doubtful photo of the reporter's leads to `on_doubt`; `is_live_only`: it is to be taken in the app.
    `needs_proof`: an office shows its work with a picture when it answers. Reports of it have its
    `urgency` unless staff decide otherwise. Reports within `duplicate_radius_m` and `duplicate_days` of
    each other may be about the same thing. From the day on which it is `retired` nobody files under it;
    its words speak for the one it was `replaced_by`.
    """

    category_id: str
    group: str
    name_id: str
    name_en: str
    owner: OwnerKind
    synonyms: tuple[str, ...]
    sp4n_topic: str = ""
    hints: tuple[str, ...] = ()
    needs_proof: bool = False
    urgency: Urgency = Urgency.NORMAL
    on_doubt: PhotoDoubt = PhotoDoubt.FLAG
    is_live_only: bool = False
    duplicate_radius_m: int = 50
    duplicate_days: int = 84
    retired: date | None = None
    replaced_by: str = ""


@value_object
class RoutingRule:
    """One line of the routing table. Empty conditions match everything; the first match decides.

    `area` is a village code, a district code, or empty. `agency_id` may be `@district`: the district
    office of the place. The agency's owner kind tells whether this assigns or forwards. `road_status`
    is whose road it must be, `width_cm` how wide the drain (`<=50`, `>50`). The rest are `circumstances`:
    `owner` is the category's, `secret` is yes or no, `hours` is `working`, `outside` or `22:00-06:00`,
    `attribute` what must have been answered (`attribute_conditions`).
    """

    name: str
    category_id: str
    area: str
    agency_id: str
    road_status: str = ""
    width_cm: str = ""
    owner: str = ""
    type: str = ""
    channel: str = ""
    secret: str = ""
    hours: str = ""
    attribute: str = ""
