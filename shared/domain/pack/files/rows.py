"""Reading a pack's tables: text to rows, and what can be said of each row on its own."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from shared.domain.kernel.value_object import value_object
from shared.domain.pack.files.columns import Column, Table
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.files.validation_errors import ValidationError, validation_error

# In characters: ten times the largest that any city has needed, and what a review can still look at.
LARGEST_TABLE = 1_000_000


@value_object
class Row:
    """One row: where it begins, and its trimmed cells by column; a cell left out is empty."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass
class Draft:
    """A pack while it is being read: its rows by file, and the mistakes found so far."""

    files: Files
    rows: dict[str, list[Row]] = field(default_factory=dict)
    mistakes: list[ValidationError] = field(default_factory=list)

    def fault(self, file: str, line: int, code: str, /, **params: str | int) -> None:
        self.mistakes.append(validation_error(file, line, code, **params))

    def text(self, file: str) -> str | None:
        """The file's text without a byte order mark; None, with a mistake, where there is none."""
        content = self.files.get(file)
        if content is None:
            self.fault(file, 1, "file_missing")
            return None
        try:
            text = content.decode() if isinstance(content, bytes) else content
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.fault(file, line, "not_utf8")
            return None
        return text.removeprefix("\ufeff")


def read_table(draft: Draft, table: Table) -> None:
    """Put the table's rows into the draft, with every mistake a row can have on its own."""
    rows: list[Row] = []
    draft.rows[table.file] = rows
    text = _text(draft, table)
    if text is None:
        return
    records = _records(draft, table.file, text)
    _, columns = next(records, (1, []))
    if not columns:
        draft.fault(table.file, 1, "empty")
        return
    _check_heading(draft, table, columns)
    for line, cells in records:
        if len(cells) > len(columns):
            draft.fault(table.file, line, "too_many_cells", count=len(cells), wanted=len(columns))
        rows.append(Row(line, dict(zip(columns, cells, strict=False))))
    if not rows and not table.may_be_empty:
        draft.fault(table.file, 1, "no_rows")
    _check_cells(draft, table, columns, rows)
    _check_duplicates(draft, table, rows)
    if table.keys:
        _check_keys(draft, table, rows)


def _text(draft: Draft, table: Table) -> str | None:
    """What there is to read; None where the table may be missing, or what is wrong has been told."""
    if table.may_be_absent and table.file not in draft.files:
        return None
    text = draft.text(table.file)
    if text is not None and len(text) > LARGEST_TABLE:
        draft.fault(table.file, 1, "table_too_large", size=len(text), most=LARGEST_TABLE)
        return None
    return text


def _check_cells(draft: Draft, table: Table, columns: list[str], rows: list[Row]) -> None:
    present = [column for column in table.columns if column.name in columns]
    for row in rows:
        for column in present:
            value = row.cells.get(column.name, "")
            if value or column.required:
                check_value(draft, table.file, row.line, column, value)


def is_readable(row: Row, table: Table) -> bool:
    """Whether no cell of the row is wrong on its own."""
    return all(_fits(row[column.name], column) for column in table.columns)


def _fits(cell: str, column: Column) -> bool:
    if not cell:
        return not column.required
    return column.is_well_formed(cell) and (not column.choices or cell in column.choices)


def check_value(draft: Draft, file: str, line: int, column: Column, value: str) -> None:
    if not value:
        if column.required:
            draft.fault(file, line, "value_missing", column=column.name)
    elif column.choices and value not in column.choices:
        known = ", ".join(column.choices)
        draft.fault(file, line, "value_unknown", column=column.name, value=value, known=known)
    elif not column.is_well_formed(value):
        draft.fault(
            file, line, "value_malformed", column=column.name, value=value, example=column.example
        )


def _records(draft: Draft, file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not blank, trimmed, with the line it begins in.

    Spreadsheets set to Indonesian write semicolons between cells; the heading tells which it is.
    """
    first = text.partition("\n")[0]
    delimiter = ";" if ";" in first and "," not in first else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            draft.fault(file, line, "csv_malformed", problem=str(error))
            return
        if any(cells):
            yield line, cells


def _check_heading(draft: Draft, table: Table, columns: list[str]) -> None:
    known = [column.name for column in table.columns]
    for column in table.columns:
        if column.required and column.name not in columns:
            draft.fault(table.file, 1, "column_missing", column=column.name)
    for number, name in enumerate(columns):
        if name not in known:
            draft.fault(table.file, 1, "column_unknown", column=name, known=", ".join(known))
        elif name in columns[:number]:
            draft.fault(table.file, 1, "column_repeated", column=name)


def _check_duplicates(draft: Draft, table: Table, rows: list[Row]) -> None:
    groups = [table.key, *((column.name,) for column in table.columns if column.unique)]
    for names in groups:
        seen: dict[tuple[str, ...], int] = {}
        for row in rows:
            values = tuple(row[name] for name in names)
            first = seen.setdefault(values, row.line)
            if all(values) and first != row.line:
                value, column = "/".join(values), "/".join(names)
                draft.fault(
                    table.file, row.line, "duplicate", value=value, column=column, first=first
                )


def _check_keys(draft: Draft, table: Table, rows: Iterable[Row]) -> None:
    """Rows of a key,value table: each key there once, each value of its key's form."""
    by_key = {row["key"]: row for row in rows}
    for column in table.keys:
        row = by_key.get(column.name)
        if row is None:
            if column.required:
                draft.fault(table.file, 1, "key_missing", key=column.name)
        elif row["value"]:
            check_value(draft, table.file, row.line, column, row["value"])
