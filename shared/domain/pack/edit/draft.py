"""A city's draft: the pack's tables as officials edit them, row by row, and what a review says of it.

Maps are not edited by hand: a draft takes those of the version it was laid out from.
"""

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from hashlib import sha256

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.value_object import value_object
from shared.domain.pack.edit.version_compatibility import check_compatibility
from shared.domain.pack.files.columns import Table
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.files.rows import Draft, read_table
from shared.domain.pack.files.validation_errors import PackError, ValidationError, validation_error
from shared.domain.pack.parse import parse_pack
from shared.domain.pack.tables.all_tables import TABLES

# Between the parts of a row's name where several columns make its key.
_JOIN = "~"
_FIRST_LINE = 2
_LINE = re.compile(r"\bbaris (\d+)")
_TABLE_OF: Mapping[str, Table] = {table.file.removesuffix(".csv"): table for table in TABLES}
TABLE_NAMES = tuple(_TABLE_OF)

Place = tuple[str, str]
"""A table's name and the name of one of its rows; an empty row is the table as a whole."""


@value_object
class DraftRow:
    """One row: its cells by column, its place among the others, and what it is called.

    The name stands for the key where that is one column and its cell was left out.
    """

    name: str
    cells: Mapping[str, str]
    position: float = math.inf

    def digest(self) -> str:
        told = repr((sorted(self.cells.items()), self.position))
        return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@value_object
class PackDraft:
    """All tables, the version they were laid out from, and whether the official wants it published."""

    city_id: str
    base: str
    rows: Mapping[str, tuple[DraftRow, ...]]
    publish: bool = False
    note: str = ""

    def digests(self) -> Mapping[str, str]:
        """What tells each row from what it was at another time."""
        return {
            place_name(table, row.name): row.digest()
            for table, rows in self.rows.items()
            for row in rows
        }


@value_object
class Review:
    """What is wrong, by place and in Bahasa Indonesia; or, where nothing is, what it would mean."""

    mistakes: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    files: Files = field(default_factory=dict)
    reference: Reference | None = None

    @property
    def count(self) -> int:
        return sum(map(len, self.mistakes.values()))


def table_named(name: str) -> Table:
    """Raises NotFoundError for no such table."""
    if name not in _TABLE_OF:
        raise NotFoundError("not_found")
    return _TABLE_OF[name]


def place_name(table: str, row: str) -> str:
    return f"{table}/{row}"


def laid_out(city_id: str, base: str, files: Files) -> PackDraft:
    """The draft that says what these sound files say."""
    held = Draft(files)
    rows: dict[str, tuple[DraftRow, ...]] = {}
    for name, table in _TABLE_OF.items():
        read_table(held, table)
        rows[name] = tuple(
            DraftRow(
                _JOIN.join(part for part in (row[key] for key in table.key) if part),
                {column: cell for column, cell in row.cells.items() if cell},
                float(number),
            )
            for number, row in enumerate(held.rows[table.file], start=1)
        )
    return PackDraft(city_id, base, rows)


def files_of(draft: PackDraft, base: Files) -> Files:
    """The pack's files that a draft amounts to, written in one way only; its maps are those of `base`."""
    tables = {table.file for table in TABLES}
    written = {name: content for name, content in base.items() if name not in tables}
    for name, table in _TABLE_OF.items():
        written[table.file] = _written(table, in_order(draft.rows.get(name, ())))
    return written


def reviewed(draft: PackDraft, base: Files, before: Reference | None = None) -> Review:
    """Everything that is wrong with the draft, each where it is; also as the successor of `before`."""
    files = files_of(draft, base)
    strangers = _strange_columns(draft)
    try:
        reference = parse_pack(draft.city_id, files)
        if before:
            check_compatibility(before, reference)
    except PackError as error:
        return Review({**strangers, **_by_place(draft, error.mistakes)}, files)
    return Review(strangers, files, None if strangers else reference)


def is_same(draft: PackDraft, files: Files) -> bool:
    """Whether the draft says just what these sound files say."""
    return files_of(draft, files) == files_of(laid_out(draft.city_id, draft.base, files), files)


def in_order(rows: Iterable[DraftRow]) -> list[DraftRow]:
    """As they stand in their table: by position, new ones last."""
    return sorted(rows, key=lambda row: (row.position, row.name))


def _written(table: Table, rows: Iterable[DraftRow]) -> str:
    """As CSV, one line for each row: what a person wrote in two lines is read as one."""
    known = [column.name for column in table.columns]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(known)
    for row in rows:
        cells = {**_key_of(table, row), **row.cells}
        writer.writerow([" ".join(cells.get(name, "").split()) for name in known])
    return text.getvalue()


def _key_of(table: Table, row: DraftRow) -> Mapping[str, str]:
    return {table.key[0]: row.name} if len(table.key) == 1 else {}


def _strange_columns(draft: PackDraft) -> Mapping[Place, tuple[str, ...]]:
    """Fields that no column is called, such as one with a slip in its name: told where they stand."""
    found: dict[Place, tuple[str, ...]] = {}
    for name, table in _TABLE_OF.items():
        known = [column.name for column in table.columns]
        for row in draft.rows.get(name, ()):
            params = {"known": ", ".join(known)}
            strange = sorted(set(row.cells) - set(known))
            if strange:
                found[name, row.name] = tuple(
                    validation_error(
                        table.file, 1, "column_unknown", column=column, **params
                    ).reason
                    for column in strange
                )
    return found


def _by_place(
    draft: PackDraft, mistakes: Iterable[ValidationError]
) -> Mapping[Place, tuple[str, ...]]:
    found: dict[Place, list[str]] = {}
    names = {
        table.file: [row.name for row in in_order(draft.rows.get(name, ()))]
        for name, table in _TABLE_OF.items()
    }
    for one in mistakes:
        rows = names.get(one.file, [])
        number = one.line - _FIRST_LINE
        row = rows[number] if 0 <= number < len(rows) else ""
        place = one.file.partition(".")[0], row
        found.setdefault(place, []).append(_in_words(one.reason, rows))
    return {place: tuple(reasons) for place, reasons in found.items()}


def _in_words(reason: str, rows: list[str]) -> str:
    """Lines and files mean nothing to somebody who sees rows by name, in tables."""

    def named(match: re.Match[str]) -> str:
        number = int(match[1]) - _FIRST_LINE
        return f"baris '{rows[number]}'" if 0 <= number < len(rows) else match[0]

    return _LINE.sub(named, reason).replace(".csv", "")
