"""All tables of a city pack, as `cities/schema.json` tells of them."""

from shared.domain.pack.files.columns import Column, Table
from shared.domain.pack.files.pack_files import BOUNDARIES
from shared.domain.pack.tables.city import CITY
from shared.domain.pack.tables.offices import AGENCIES, CATEGORIES, CHANNELS, CONTACTS
from shared.domain.pack.tables.places import NEIGHBOURS, PLACES, ROADS
from shared.domain.pack.tables.questions import QUESTIONS
from shared.domain.pack.tables.rules import ROUTING
from shared.domain.pack.tables.safety import NOTICES, OFFICIALS, SENSITIVE
from shared.domain.pack.tables.time import CALENDAR, HOURS, LADDER
from shared.domain.pack.tables.words import ANSWERS, TEXTS

TABLES = (
    CITY,
    AGENCIES,
    CATEGORIES,
    ROUTING,
    LADDER,
    CALENDAR,
    HOURS,
    TEXTS,
    CONTACTS,
    ANSWERS,
    SENSITIVE,
    OFFICIALS,
    CHANNELS,
    ROADS,
    NOTICES,
    QUESTIONS,
    NEIGHBOURS,
    PLACES,
)


def schema() -> dict[str, object]:
    """All tables as a Frictionless data package: what `cities/schema.json` holds."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tanggap-city-pack",
        "description": f"The tables of a city pack, beside the village boundaries in {BOUNDARIES}.",
        "resources": [
            {
                "name": table.file.removesuffix(".csv"),
                "path": table.file,
                "format": "csv",
                "encoding": "utf-8",
                "schema": _schema_of(table),
            }
            for table in TABLES
        ],
    }


def _schema_of(table: Table) -> dict[str, object]:
    described: dict[str, object] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    if table.keys:
        described["keys"] = [_field(column) for column in table.keys]
    return described


def _field(column: Column) -> dict[str, object]:
    rules: dict[str, object] = {"required": column.required}
    if column.unique:
        rules["unique"] = True
    if column.pattern:
        rules["pattern"] = column.pattern
    if column.choices:
        rules["enum"] = [str(choice) for choice in column.choices]
    field: dict[str, object] = {
        "name": column.name,
        "type": "string" if column.type in {"span", "deadline"} else column.type,
        "description": column.meaning,
        "constraints": rules,
    }
    return {**field, "example": column.example} if column.example else field
