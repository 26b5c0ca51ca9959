"""The tables of a city pack that keep reports from the wrong eyes."""

from shared.domain.pack_columns import Column, Table, choice, remark
from shared.domain.watches import Concern

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
