"""The table of routing rules of a city pack, and what its rules may ask about a report."""

from shared.domain.city.agencies import OwnerKind
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.kernel.states import ReportType
from shared.domain.pack.files.columns import ID, TIME, Column, Table, remark
from shared.domain.routing.attribute_conditions import FORM

CIRCUMSTANCES = (
    Column(
        "owner",
        "whose matter the category is; empty: anybody's",
        required=False,
        choices=tuple(OwnerKind),
        example=OwnerKind.CITY,
    ),
    Column(
        "type",
        "what kind of report it is; empty: any",
        required=False,
        choices=tuple(ReportType),
        example=ReportType.INFORMATION,
    ),
    Column("channel", "how it came, from channels.csv; empty: any", required=False),
    Column("secret", "yes, no; empty: either", required=False, choices=("yes", "no"), example="no"),
    Column(
        "hours",
        "when it came: working, outside (office hours) or a stretch of the day; empty: whenever",
        required=False,
        pattern=rf"working|outside|{TIME}-{TIME}",
        example="22:00-06:00",
    ),
    Column(
        "attribute",
        "what must have been answered to questions.csv, all of it; empty: anything or nothing",
        required=False,
        pattern=FORM,
        example="fault=rusak & pieces>=3",
    ),
)
ROUTING = Table(
    "routing.csv",
    (
        Column("name", "the rule's name", pattern=ID, example="pju-dishub"),
        Column("category_id", "a category; empty: any", required=False),
        Column("area", "code of a village or district; empty: anywhere", required=False),
        Column("agency_id", "an office, or @district for the office of the district"),
        Column(
            "road_status",
            "whose road it must be; empty: whosever; unknown: where nobody can tell",
            required=False,
            choices=tuple(RoadStatus),
            example=RoadStatus.NATIONAL,
        ),
        Column(
            "width_cm",
            "how wide the drain must be, where the text tells it; empty: any",
            required=False,
            pattern=r"(<=|>)\d{1,4}",
            example=">50",
        ),
        *CIRCUMSTANCES,
        remark("note", "why this is so and who says it; read by people only"),
    ),
    ("name",),
)
