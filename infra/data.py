"""Writes the dictionary of what Firestore holds (docs/data.md): `python -m infra.data`.

`--check` writes nothing and fails where the page says something else than the code. A collection or a
field that nobody has described fails both.
"""

import inspect
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from typing import get_type_hints

from infra.data_fields import UndescribedError, in_words, meaning, summary, values_in
from infra.generated import bring_up_to_date
from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.indexes import DECLARED_IN
from shared.adapters.documents.mapping import versions
from shared.adapters.documents.mapping.dictionary import COLLECTIONS, Collection, Field
from shared.domain.people.access import Scope
from shared.domain.people.direct_access import DIRECT_READ, DIRECT_WRITE

ROOT = Path(__file__).resolve().parent.parent
PATH = ROOT / "docs" / "data.md"

_HEADER = """\
<!-- Written by `python -m infra.data` from what is stored: change that, not this page. -->

# What Firestore holds

Every collection lies below its city, `cities/{city}`. Names of collections and fields are for good: what
is called otherwise today is still stored as it was first.

A moment is a timestamp in Firestore and ISO text in an embedded installation. A field that a document
does not have counts as its default: adding one needs no migration. A field that gets another name, form
or meaning needs a new version of its kind, and a function in
`shared/adapters/documents/mapping/versions.py` that turns the one before into it: older documents are
read through it, and rewritten when they change. `schema_version` says which a document is in; without it,
a document is of the first. A version that this program does not know is refused.

Clients read past the functions what the access table allows (`shared/domain/people/direct_access.py`),
and the functions read everything. Use cases are named as in `shared/usecases/`.

"""
_REACH = {
    Scope.OWN_CITY: "all of the city",
    Scope.OPEN_IN_CITY: "what is not restricted",
    Scope.OWN_OFFICE: "what is of their own office's reports",
    Scope.SELF: "their own",
}


def kinds() -> list[str]:
    """Every kind of document that there is a path to."""
    return sorted({paths.kind_of(path) for path in _paths()})


def _paths() -> Iterator[str]:
    for name, function in inspect.getmembers(paths, inspect.isfunction):
        if function.__module__ == paths.__name__ and name not in {"_join", "city_of", "kind_of"}:
            yield function(*inspect.signature(function).parameters)


def require_described(found: Iterable[str], described: Iterable[Collection] = COLLECTIONS) -> None:
    """Raises UndescribedError where collections and their descriptions are not the same."""
    odd = sorted({*found} ^ {each.kind for each in described})
    if odd:
        raise UndescribedError(
            f"no collection, or described nowhere: {', '.join(odd)}:"
            " see shared/adapters/documents/mapping/dictionary"
        )


def fields_of(of: Collection) -> Iterator[Field]:
    """In the order of the value, then what is beside it."""
    if of.holds:
        yield from (each for each in _own_fields(of.holds) if each.name not in of.without)
    yield from of.beside


def _own_fields(cls: type) -> Iterator[Field]:
    for name, hint in get_type_hints(cls).items():
        yield Field(name, hint, meaning(cls, name, hint))


def text(described: Sequence[Collection] = COLLECTIONS) -> str:
    """The page. Raises UndescribedError for the first thing of which nobody says what it is."""
    require_described(kinds(), described)
    return "\n".join(
        [
            _HEADER + _overview(described),
            *map(_section, described),
            "## Values within documents\n",
            *map(_value, _nested(described)),
        ]
    )


def _overview(described: Sequence[Collection]) -> str:
    rows = ["| Collection | What for |", "| --- | --- |"]
    rows += [f"| [`{each.kind}`](#{_anchor(each.kind)}) | {each.purpose} |" for each in described]
    return "\n".join(rows) + "\n"


def _anchor(kind: str) -> str:
    return re.sub(r"[^\w-]", "", kind)


def _section(of: Collection) -> str:
    facts = {
        "Path": f"`{_pattern(of.kind)}`",
        "Id": of.document_id,
        "Read by clients": _readers(of.kind),
        "Written by": _writers(of),
        "Kept": _kept(of),
        "Schema version": _version(of.kind),
    }
    lines = [f"## {of.kind}\n", f"{of.purpose}\n"]
    lines += [f"- {name}: {told}" for name, told in facts.items()]
    return "\n".join([*lines, "", *_table(fields_of(of))])


def _pattern(kind: str) -> str:
    if kind == paths.CITIES:
        return "cities/{city}"
    return "cities/{city}/" + kind.replace("/", "/{…}/") + "/{id}"


def _readers(kind: str) -> str:
    readers = DIRECT_READ.get(kind, {})
    told = []
    for scope, reach in _REACH.items():
        names = sorted(role.value for role, of_role in readers.items() if of_role is scope)
        told += [f"{', '.join(names)} ({reach})"] if names else []
    return "; ".join(told) or "nobody"


def _writers(of: Collection) -> str:
    found = {name for each in of.writes for name in _use_cases(each)}
    clients = sorted(role.value for role in DIRECT_WRITE.get(of.kind, ()))
    told = [f"`{name}`" for name in sorted(found)]
    told += [of.writers] if of.writers else []
    told += [f"clients as {', '.join(clients)}"] if clients else []
    return ", ".join(told)


@cache
def _use_cases(of: str) -> frozenset[str]:
    """The one of this name, or those that call this method of a port; UndescribedError for none."""
    folder = ROOT / "shared" / "usecases"
    found = frozenset(
        name
        for path in folder.rglob("*.py")
        for name in path.relative_to(folder).with_suffix("").parts[1:2]
        if name == of or ("." in of and f"{of}(" in path.read_text(encoding="utf-8"))
    )
    if not found:
        raise UndescribedError(
            f"no use case: {of}: see shared/adapters/documents/mapping/dictionary"
        )
    return found


def _kept(of: Collection) -> str:
    ends = _ttl().get(of.kind.rpartition("/")[2])
    return f"{of.kept}; Firestore removes it after `{ends}`" if ends else of.kept


@cache
def _ttl() -> dict[str, str]:
    """The field by which Firestore itself deletes, by collection."""
    overrides = json.loads(DECLARED_IN.read_text(encoding="utf-8"))["fieldOverrides"]
    return {each["collectionGroup"]: each["fieldPath"] for each in overrides if each.get("ttl")}


def _version(kind: str) -> str:
    is_free = kind in versions.UNVERSIONED
    return "none, officials write it by hand" if is_free else str(versions.current(kind))


def _nested(described: Sequence[Collection]) -> Iterator[type]:
    """All that documents are made of, each once."""
    held = [each.type for of in described for each in fields_of(of)]
    yield from sorted(dict.fromkeys(each for hint in held for each in values_in(hint)), key=_name)


def _name(cls: type) -> str:
    return cls.__name__


def _value(cls: type) -> str:
    told = summary(cls)
    lines = [f"### {cls.__name__}\n", *([f"{told}\n"] if told else [])]
    if issubclass(cls, Enum):
        return "\n".join([*lines, f"One of {', '.join(f'`{each.value}`' for each in cls)}.\n"])
    return "\n".join([*lines, *_table(_own_fields(cls))])


def _table(fields: Iterable[Field]) -> list[str]:
    rows = [f"| `{each.name}` | {in_words(each.type)} | {each.meaning} |" for each in fields]
    return ["| Field | Type | Meaning |", "| --- | --- | --- |", *rows, ""]


def main(
    arguments: list[str], path: Path = PATH, described: Sequence[Collection] = COLLECTIONS
) -> int:
    try:
        page = text(described)
    except UndescribedError as undescribed:
        print(undescribed)
        return 1
    return bring_up_to_date(
        arguments, module="infra.data", follows="what is stored", wanted={path: page}
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
