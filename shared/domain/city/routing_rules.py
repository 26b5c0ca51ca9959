"""The lines of the routing table."""

from shared.domain.kernel.value_object import value_object


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
