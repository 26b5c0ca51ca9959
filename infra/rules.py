"""Writes the security rules that clients meet, from the access table: `python -m infra.rules`.

`--check` writes nothing and fails where a file on disk says something else.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import indent

from infra.generated import bring_up_to_date
from shared.domain.people.access import Role, Scope
from shared.domain.people.direct_access import DIRECT_READ, DIRECT_WRITE

Table = Mapping[str, Mapping[Role, Scope]]
Writers = Mapping[str, frozenset[Role]]

MAX_PAGE = 100
"""The most documents that one query of a client may ask for."""

_HEADER = """\
// Written by `python -m infra.rules` from shared/domain/people/: change the table, not this file.
rules_version = '2';
"""

_FIRESTORE_START = (
    _HEADER
    + """
service cloud.firestore {
  match /databases/{database}/documents {

    // Nothing is written by clients and nothing read unless a rule below allows it.
    match /{document=**} {
      allow read, write: if false;
    }

    // Whether the caller works for this city in one of these roles. The token alone does not tell:
    // it may be an hour old, so the city's own record of the person must say the same, today.
    function serves(city, roles) {
      let told = request.auth.token;
      let member = get(
        /databases/$(database)/documents/cities/$(city)/staff/$(request.auth.uid)
      ).data;
      return told.city_id == city
        && told.role in roles
        && member.active == true
        && member.role == told.role
        && member.get('agency_id', null) == told.get('agency_id', null)
        && member.valid_from <= request.time
        && (member.get('valid_until', null) == null || request.time < member.valid_until);
    }

    // A report that no office has yet is nobody's own.
    function isOfOwnOffice(report) {
      return request.auth.token.agency_id is string
        && report.agency_id == request.auth.token.agency_id;
    }

    function report(city, id) {
      return get(/databases/$(database)/documents/cities/$(city)/reports/$(id)).data;
    }

    function isOnePage() {
      return request.query.limit <= PAGE;
    }
""".replace("PAGE", str(MAX_PAGE))
)

_FIRESTORE_END = """\
  }
}
"""

_STORAGE = (
    _HEADER
    + """
// Uploads go through resumable sessions that the functions open; pictures are read through the API.
service firebase.storage {
  match /b/{bucket}/o {
    match /{object=**} {
      allow read, write: if false;
    }
  }
}
"""
)


def firestore_rules(table: Table = DIRECT_READ, writers: Writers = DIRECT_WRITE) -> str:
    blocks = (
        indent(_block(name, table[name], writers.get(name, frozenset())), "    ") for name in table
    )
    return "\n".join([_FIRESTORE_START, *blocks]) + _FIRESTORE_END


def storage_rules() -> str:
    return _STORAGE


def files() -> Mapping[str, str]:
    """What each rules file must contain, by its name in the root folder."""
    return {"firestore.rules": firestore_rules(), "storage.rules": storage_rules()}


def _block(name: str, readers: Mapping[Role, Scope], writers: frozenset[Role]) -> str:
    parent, _, child = name.rpartition("/")
    path = f"{parent}/{{{parent.removesuffix('s')}_id}}/{child}" if parent else child
    lines = [*_allowances(bool(parent), readers), *_writes(writers)]
    told = "\n".join(lines) or "allow read: if false;"
    return f"match /cities/{{city}}/{path}/{{id}} {{\n{indent(told, '  ')}\n}}\n"


def _writes(writers: frozenset[Role]) -> Iterator[str]:
    if writers:
        names = _roles(dict.fromkeys(writers, Scope.OWN_CITY), Scope.OWN_CITY)
        yield f"allow write: if serves(city, {names});"


def _allowances(is_nested: bool, readers: Mapping[Role, Scope]) -> Iterator[str]:  # noqa: FBT001 - private
    scopes = (Scope.OWN_CITY, Scope.OPEN_IN_CITY, Scope.OWN_OFFICE, Scope.SELF)
    whole_city, open_ones, own_office, own = (_roles(readers, scope) for scope in scopes)
    of_report = "report(city, report_id)" if is_nested else "resource.data"
    wide = [f"serves(city, {whole_city})"] if whole_city else []
    if open_ones:
        wide.append(f"(serves(city, {open_ones}) && {of_report}.restricted == false)")
    if own_office:
        wide.append(f"(serves(city, {own_office}) && isOfOwnOffice({of_report}))")
    narrow = [f"(request.auth.uid == id && serves(city, {own}))"] if own else []
    if wide or narrow:
        yield f"allow get: if {_any_of([*wide, *narrow])};"
    if wide:
        yield f"allow list: if isOnePage() && ({_any_of(wide)});"


def _roles(readers: Mapping[Role, Scope], scope: Scope) -> str:
    names = sorted(role.value for role, reach in readers.items() if reach is scope)
    return f"[{', '.join(repr(name) for name in names)}]" if names else ""


def _any_of(conditions: list[str]) -> str:
    return "\n  || ".join(conditions)


def main(arguments: list[str], root: Path) -> int:
    return bring_up_to_date(
        arguments,
        module="infra.rules",
        follows="the access table",
        wanted={root / name: text for name, text in files().items()},
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent.parent))
