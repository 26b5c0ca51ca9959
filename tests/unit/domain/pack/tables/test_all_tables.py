"""All tables of a pack, as `cities/schema.json` tells machines of them."""

import json
from dataclasses import replace

import pytest

from shared.domain.city.agencies import OwnerKind
from shared.domain.pack.edit.draft import laid_out, reviewed
from shared.domain.pack.files.columns import Table
from shared.domain.pack.tables.all_tables import TABLES, schema
from tests.unit.domain.packs import CITIES, TINY


def test_the_schema_for_machines_says_what_the_parser_does() -> None:
    assert json.loads((CITIES / "schema.json").read_text()) == schema()


def test_the_schema_holds_every_table_and_every_choice() -> None:
    resources = {
        r["path"]: r for r in json.loads((CITIES / "schema.json").read_text())["resources"]
    }
    assert set(resources) == {table.file for table in TABLES}
    fields = {field["name"]: field for field in resources["agencies.csv"]["schema"]["fields"]}
    assert fields["owner"]["constraints"]["enum"] == [owner.value for owner in OwnerKind]


# Columns whose cells name something elsewhere in the pack; others with a form of their own say so.
_NAMING = {"agency_id", "area", "category", "category_id", "key", "of", "replaced_by", "template"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_whatever_names_something_or_has_a_form_is_checked_in_every_table(table: Table) -> None:
    draft = laid_out("kendari", "base", TINY)
    name = table.file.removesuffix(".csv")
    for column in table.columns:
        is_checked = column.choices or column.pattern or column.type != "string"
        is_own_key = (column.name,) == table.key
        if not (is_checked or column.name in _NAMING) or (is_own_key and not is_checked):
            continue
        for row in draft.rows[name][:1]:
            wrong = replace(row, cells={**row.cells, column.name: "-? tidak ada ?-"})
            rows = {**draft.rows, name: (wrong, *draft.rows[name][1:])}
            assert reviewed(replace(draft, rows=rows), TINY).count, (table.file, column.name)
