"""What must hold of the offices and categories that a pack gives up."""

from collections.abc import Mapping

from shared.domain.pack.files.columns import Table
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.offices import AGENCIES, CATEGORIES
from shared.domain.pack.tables.places import NEIGHBOURS
from shared.domain.pack.tables.rules import ROUTING
from shared.domain.pack.tables.safety import OFFICIALS, SENSITIVE
from shared.domain.routing.matching import DISTRICT_OFFICE

# The tables that say who gets a report, or whom it is kept from.
_NAMING_OFFICES = (ROUTING, SENSITIVE, OFFICIALS, NEIGHBOURS)


def check_retirement(draft: Draft) -> None:
    """Each has a successor in its table that is in use, and nobody is sent to a retired office."""
    for table in (AGENCIES, CATEGORIES):
        rows = {row[table.key[0]]: row for row in draft.rows[table.file]}
        for row in rows.values():
            _check_successor(draft, table, row, rows)
    offices = {row["agency_id"]: row for row in draft.rows[AGENCIES.file]}
    for table in _NAMING_OFFICES:
        for row in draft.rows[table.file]:
            office = offices.get(row["agency_id"])
            if row["agency_id"] != DISTRICT_OFFICE and office and office["retired"]:
                draft.fault(
                    table.file,
                    row.line,
                    "rule_to_retired",
                    agency=row["agency_id"],
                    date=office["retired"],
                    successor=office["replaced_by"] or "?",
                )


def _check_successor(draft: Draft, table: Table, row: Row, rows: Mapping[str, Row]) -> None:
    successor = row["replaced_by"]
    if bool(row["retired"]) != bool(successor):
        draft.fault(table.file, row.line, "retirement_incomplete")
    elif successor and successor not in rows:
        params = {"column": "replaced_by", "value": successor, "table": table.file}
        draft.fault(table.file, row.line, "reference_unknown", **params)
    elif successor and rows[successor]["retired"]:
        draft.fault(table.file, row.line, "successor_retired", value=successor)
