"""The tables of a city pack that tell of its roads and places. A city may do without any of them."""

from shared.domain.gazetteer.gazetteer import PlaceKind
from shared.domain.gazetteer.roads import RoadKind, RoadStatus
from shared.domain.pack.files.columns import Column, Table, choice, remark

NUMBER = r"-?\d{1,3}(\.\d{1,10})?"
_KNOWN = tuple(status for status in RoadStatus if status is not RoadStatus.UNKNOWN)

NEIGHBOURS = Table(
    "neighbours.csv",
    (
        Column("name", "a place outside the city that people name", example="Ranomeeto"),
        Column("aliases", "what else it goes by, separated by ;", required=False),
        Column("agency_id", "an office whose owner is neighbour or province, or @sea for water"),
        Column(
            "forward",
            "named: pass reports that name it on; nearest: also those near it; empty: the desk decides",
            required=False,
            choices=("named", "nearest"),
            example="named",
        ),
        Column("latitude", "of the place", required=False, type="number", pattern=NUMBER),
        Column("longitude", "of the place", required=False, type="number", pattern=NUMBER),
        remark("source", "where this is known from; read by people only"),
        remark("note", "read by people only"),
    ),
    ("name",),
    may_be_absent=True,
)
PLACES = Table(
    "places.csv",
    (
        Column("name", "as people write it", example="Masjid Al-Alam"),
        choice("kind", "village: another name of a village; landmark; street", tuple(PlaceKind)),
        Column("aliases", "what else it goes by, separated by ;", required=False),
        Column("village_code", "the village it is in, or means", example="74.71.10.1004"),
        Column("latitude", "of the place", required=False, type="number", pattern=NUMBER),
        Column("longitude", "of the place", required=False, type="number", pattern=NUMBER),
        remark("source", "where this is known from; read by people only"),
        remark("note", "read by people only"),
    ),
    ("name", "kind"),
    may_be_absent=True,
)
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
