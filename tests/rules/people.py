"""Who tries to read: everybody with a right, and everybody who might look as if they had one."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from shared.domain.people.access import Role, StaffMember

KENDARI, MAKASSAR = "kendari", "makassar"
OWN, OTHER = "pupr", "dlh"
_NOW = datetime.now(UTC)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Person:
    """`claims` is what the token says, `records` what the cities' own books say of the same person.

    `city` and `role` are what rules must take the person for; no role means nobody at all.
    """

    name: str
    uid: str | None
    claims: dict[str, str | None] = field(default_factory=dict)
    records: tuple[StaffMember, ...] = ()
    city: str = KENDARI
    role: Role | None = None


def _claims(role: Role, city: str, agency: str | None) -> dict[str, str | None]:
    told: dict[str, str | None] = {"role": role.value, "city_id": city}
    return told | ({"agency_id": agency} if agency else {})


def _record(
    name: str,
    role: Role,
    city: str = KENDARI,
    agency: str | None = None,
    *,
    active: bool = True,
    since: datetime = _NOW - _DAY,
    until: datetime | None = None,
) -> StaffMember:
    return StaffMember(city, f"uid-{name}", role, agency, active, since, until)


def _serving(name: str, role: Role, city: str = KENDARI, agency: str | None = None) -> Person:
    record = _record(name, role, city, agency, until=_NOW + _DAY)
    return Person(name, f"uid-{name}", _claims(role, city, agency), (record,), city, role)


def _pretending(
    name: str, role: Role, record: StaffMember | None, agency: str | None = None
) -> Person:
    records = (record,) if record else ()
    return Person(name, f"uid-{name}", _claims(role, KENDARI, agency), records)


def everybody() -> tuple[Person, ...]:
    officer, supervisor, desk = Role.OFFICER, Role.SUPERVISOR, Role.DESK
    return (
        Person("anonymous", None),
        Person("citizen", "uid-citizen"),
        _serving("officer", officer, agency=OWN),
        _serving("desk", desk),
        _serving("supervisor", supervisor),
        _serving("head", Role.HEAD, agency=OWN),
        _serving("regional-secretary", Role.REGIONAL_SECRETARY),
        _serving("leader", Role.LEADER),
        _serving("admin", Role.ADMIN),
        _serving("officer-elsewhere", officer, MAKASSAR, OWN),
        _serving("desk-elsewhere", desk, MAKASSAR),
        _pretending("left", officer, _record("left", officer, agency=OWN, active=False), OWN),
        _pretending("expired", officer, _record("expired", officer, agency=OWN, until=_NOW), OWN),
        _pretending(
            "early", officer, _record("early", officer, agency=OWN, since=_NOW + _DAY), OWN
        ),
        _pretending("left-desk", desk, _record("left-desk", desk, active=False)),
        _pretending("unrecorded", officer, None, OWN),
        _pretending("unrecorded-desk", desk, None),
        _pretending("risen", supervisor, _record("risen", officer, agency=OWN), OWN),
        _pretending("demoted", officer, _record("demoted", Role.ADMIN, agency=OWN), OWN),
        _pretending("moved", officer, _record("moved", officer, agency=OTHER), OWN),
        _pretending("recorded-elsewhere", desk, _record("recorded-elsewhere", desk, MAKASSAR)),
        # Serves, and has no office: reports that no office has are not hers for that.
        replace(
            _serving("officeless", officer),
            claims={"role": "officer", "city_id": KENDARI, "agency_id": None},
        ),
        # The books know them, the token does not say so (yet).
        Person("unclaimed", "uid-unclaimed", {}, (_record("unclaimed", desk),)),
        Person(
            "half-claimed", "uid-half-claimed", {"role": "desk"}, (_record("half-claimed", desk),)
        ),
    )
