"""Document queries and indexes as SQLite's SQL, over the JSON text of the documents."""

import re
from collections.abc import Iterable, Sequence

from shared.adapters.documents.engine.db import Order, Query
from shared.adapters.documents.engine.indexes import Index

# Names are written into the statements; ours are plain, and anything else is a bug.
_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)*")
_SQL_OF = {"==": "=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def select(query: Query) -> tuple[str, Sequence[object]]:
    """The statement and its values: rows of path and data, in the query's order."""
    conditions, values = _scope(query)
    for each in query.filters:
        conditions.append(f"{_field(each.name)} {_SQL_OF[each.operator]} ?")
        values.append(each.value)
    direction = _direction(query.orders)
    places = [*(_field(order.name) for order in query.orders), "path"]
    if query.after is not None:
        beyond, marks = "<" if direction == "DESC" else ">", ", ".join("?" * len(places))
        conditions.append(f"({', '.join(places)}) {beyond} ({marks})")
        values += [*query.after[:-1], f"{query.collection}/{query.after[-1]}"]
    values.append(-1 if query.limit is None else query.limit)
    statement = (
        f"SELECT path, data FROM documents WHERE {' AND '.join(conditions)}"  # noqa: S608 - names are checked, values are bound
        f" ORDER BY {', '.join(f'{place} {direction}' for place in places)} LIMIT ?"
    )
    return statement, values


def indexes(declared: Iterable[Index]) -> list[str]:
    """Statements that make SQLite keep what Firestore keeps.

    That is the composite indexes and, of the automatic ones, those that lists are ordered by.
    """
    found = {}
    for index in declared:
        names = [name for name, _ in index.fields]
        for fields in (names, names[-1:]):
            found[_index_name(index, fields)] = (index, fields)
    return [
        f'CREATE INDEX IF NOT EXISTS "{name}" ON documents'
        f" ({', '.join([_scope_column(index.is_group), *map(_field, fields), 'path'])})"
        f" WHERE collection = '{_checked(index.collection)}'"
        for name, (index, fields) in found.items()
    ]


def _scope(query: Query) -> tuple[list[str], list[object]]:
    """An ordered list names its collection too: SQLite uses an index made for one only then.

    Any other search would be led astray by it, to all the documents of that name.
    """
    named = f"collection = '{_checked(query.collection.rpartition('/')[2])}'"
    if query.is_group:
        return [named], []
    return [*([named] if query.orders else []), "parent = ?"], [query.collection]


def _scope_column(is_group: bool) -> str:  # noqa: FBT001 - a property of the index, not a switch
    return "collection" if is_group else "parent"


def _index_name(index: Index, fields: Sequence[str]) -> str:
    return "_".join(["documents", _scope_column(index.is_group), index.collection, *fields])


def _direction(orders: Sequence[Order]) -> str:
    directions = {order.descending for order in orders} or {False}
    if len(directions) > 1:
        raise ValueError("no query of ours runs in two directions")
    return "DESC" if directions.pop() else "ASC"


def _field(name: str) -> str:
    return f"json_extract(data, '$.{_checked(name)}')"


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a plain name: {name!r}")
    return name
