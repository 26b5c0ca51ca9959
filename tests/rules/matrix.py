"""Every cell of people x collections x verbs, and what must come of it. Decided here, by hand.

The rules are written from the access table, so this must not be: a mistake there would prove itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from shared.domain.people.access import Role
from tests.rules.people import KENDARI, MAKASSAR, OTHER, OWN, Person

CITIES = (KENDARI, MAKASSAR)
PLACES = {"own": OWN, "other": OTHER, "nobody": None, "guarded": OTHER}
"""Reports in each city: of the office that people here claim, of another, of none, a restricted one."""
GUARDED = "guarded"

READS = tuple(f"{verb}_{place}" for verb in ("get", "list") for place in PLACES)
VERBS = (
    *READS,
    "list_all",
    "list_unlimited",
    "list_too_long",
    "group",
    "create",
    "update",
    "delete",
)

OFFICE = frozenset({"get_own", "list_own"})
CITY_PARTS = frozenset(READS)
OPEN_PARTS = frozenset(verb for verb in READS if not verb.endswith(GUARDED))
CITY = CITY_PARTS | {"list_all"}
SELF = frozenset({"get_own"})
WRITES = frozenset({"create", "update", "delete"})

_OF_REPORTS = {
    Role.OFFICER: OFFICE,
    Role.HEAD: OFFICE,
    Role.REGIONAL_SECRETARY: OPEN_PARTS,
    Role.DESK: OPEN_PARTS,
    Role.SUPERVISOR: CITY,
    Role.LEADER: OPEN_PARTS,
}
_OF_PARTS = {
    Role.OFFICER: OFFICE,
    Role.HEAD: OFFICE,
    Role.REGIONAL_SECRETARY: OPEN_PARTS,
    Role.DESK: OPEN_PARTS,
    Role.SUPERVISOR: CITY_PARTS,
    Role.LEADER: OPEN_PARTS,
}
_OF_STAFF: Mapping[Role, frozenset[str]] = {role: SELF for role in Role if role is not Role.CITIZEN}
ALLOWED: Mapping[str, Mapping[Role, frozenset[str]]] = {
    "reports": _OF_REPORTS,
    "reports/events": _OF_PARTS,
    "reports/photos": _OF_PARTS,
    "reports/effects": {},
    "reports/former": {},
    "identities": {},
    "evidence": {},
    "likenesses": {},
    "nonces": {},
    "examples": {},
    "counters": {},
    "operations": {},
    "tracking": {},
    "sent_messages": {},
    "batches": {},
    "taps": {},
    "devices": {},
    "reference": {},
    "reference_versions": {},
    "reference_files": {},
    "reference_publications": {Role.ADMIN: CITY},
    "reference_drafts": {Role.ADMIN: CITY | WRITES},
    "reference_drafts/rows": {Role.ADMIN: CITY_PARTS | WRITES},
    "accounts": {},
    "digests": {},
    "crowd": {},
    "tellings": {},
    "staff": _OF_STAFF,
}

# No rule speaks of these: a collection nobody thought of, and the city's own document.
UNKNOWN = ("drafts", "reports/drafts")


@dataclass(frozen=True)
class Cell:
    person: str
    city: str
    collection: str
    verb: str
    expected: str

    def __str__(self) -> str:
        return f"{self.person}: {self.verb} {self.city}/{self.collection} must be {self.expected}"


def cells_of(person: Person) -> Iterator[Cell]:
    for city in CITIES:
        role = person.role if person.city == city else None
        for collection in (*ALLOWED, *UNKNOWN):
            allowed = ALLOWED.get(collection, {}).get(role, frozenset()) if role else frozenset()
            if person.name == "officeless" and collection != "staff":
                allowed = frozenset()
            for verb in VERBS:
                expected = "allowed" if verb in allowed else "denied"
                yield Cell(person.name, city, collection, verb, expected)


def step_of(cell: Cell, person: Person) -> dict[str, object]:
    """The operation that tries the cell, as the Node program takes it."""
    action, _, place = cell.verb.partition("_")
    subject = place if place in PLACES else "own"
    parent, _, name = cell.collection.rpartition("/")
    folder = f"cities/{cell.city}/" + (f"{parent}/{subject}/{name}" if parent else name)
    if action == "group" or (parent and cell.verb == "list_all"):
        return {"operation": "group", "path": name, "limit": 100}
    if action == "list":
        limit = {"unlimited": None, "too_long": 101}.get(place, 100)
        is_filtered = not parent and place != "all"
        chosen = {"agency_id": PLACES[subject], "restricted": subject == GUARDED}
        filters = chosen if is_filtered else {}
        return {"operation": "list", "path": folder, "filters": filters, "limit": limit}
    document = _document_id(cell, subject, person)
    return {"operation": action, "path": f"{folder}/{document}"}


def _document_id(cell: Cell, subject: str, person: Person) -> str:
    if cell.verb == "create":
        return "new"
    if cell.collection == "staff":
        return person.uid if subject == "own" and person.uid else "uid-colleague"
    return subject
