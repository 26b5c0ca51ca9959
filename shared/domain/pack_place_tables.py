"""The tables of a city pack that tell of its roads and places. A city may do without any of them."""

from shared.domain.pack_columns import Column, Table, choice, remark
from shared.domain.roads import RoadKind, RoadStatus

_KNOWN = tuple(status for status in RoadStatus if status is not RoadStatus.UNKNOWN)

ROADS = Table(
    "roads.csv",
    (
        Column("name", "the road's name as the city writes it", example="Jalan Ahmad Yani"),
        Column("aliases", "what else it goes by, separated by ;", required=False),
        choice("status", "who keeps it", _KNOWN),
        Column(
            "kind",
            "lane: a word for small roads instead of a road's own name; else road",
            required=False,
            choices=tuple(RoadKind),
            example=RoadKind.LANE,
        ),
        remark("source", "where this is known from; read by people only"),
        remark("note", "read by people only"),
    ),
    ("name",),
    may_be_absent=True,
)
