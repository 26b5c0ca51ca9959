"""The tables of a city pack on danger, and on what must be kept from the wrong eyes."""

from shared.domain.city.sensitivity import Concern
from shared.domain.pack.files.columns import ID, Column, Table, choice, remark

SENSITIVE = Table(
    "sensitive.csv",
    (
        choice("concern", "why a report is treated with care", tuple(Concern)),
        Column("agency_id", "the office of the city that reads such reports first"),
        Column("phrases", "the city's own phrases for it, separated by ;", required=False),
        remark("note", "read by people only"),
    ),
    ("concern",),
)
OFFICIALS = Table(
    "officials.csv",
    (
        Column("name", "as people write it, without titles"),
        Column("agency_id", "the office that must not judge complaints about this person"),
        remark("source", "where this is known from; read by people only"),
    ),
    ("name",),
    may_be_empty=True,
)
NOTICES = Table(
    "notices.csv",
    (
        Column("notice_id", "short and lasting", pattern=ID, example="kebakaran"),
        Column("category_id", "shown with this category; empty: by words only", required=False),
        Column("phrases", "what people write of it, separated by ;", required=False),
        Column("unless", "phrases that mean no present danger, by ;", required=False),
        Column("id", "in Bahasa Indonesia; {number} is the emergency number"),
        Column("en", "in English; {number} is the emergency number"),
        remark("note", "read by people only"),
    ),
    ("notice_id",),
    may_be_empty=True,
)
