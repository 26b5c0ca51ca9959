"""Who one can be in the local city: made-up people, one for each office and each desk."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from local.platform.city import LocalCity
from local.platform.problems import LocalProblem
from shared.domain.city.reference import Reference
from shared.domain.people.access import Claims, Role, StaffMember
from shared.domain.people.people import Device

# Long, so that a script that moves the clock by weeks need not sign in again; real ones live an hour.
TOKEN_LIFE = timedelta(days=90)
_CITY_ROLES = (Role.DESK, Role.SUPERVISOR, Role.REGIONAL_SECRETARY, Role.LEADER, Role.ADMIN)
_OFFICE_ROLES = (Role.OFFICER, Role.HEAD)
_NAME = re.compile(r"[a-z0-9-]{1,40}")


@dataclass(frozen=True, slots=True)
class Persona:
    """One person who can sign in."""

    uid: str
    role: Role
    city_id: str
    agency_id: str | None = None

    @property
    def device_token(self) -> str:
        """What `to` says in the list of messages: whose phone it is."""
        return f"phone:{self.uid}"

    def claims(self) -> Claims:
        if self.role is Role.CITIZEN:
            return Claims(self.uid, email=f"{self.uid}@warga.invalid")
        return Claims(self.uid, self.role, self.city_id, self.agency_id)


def staff_of(reference: Reference) -> tuple[Persona, ...]:
    """Everybody who works for one city: officer and head of each office of its own, and the desks."""
    city_id = reference.city.city_id
    officers = [
        Persona(f"{city_id}-{role.value}-{agency.agency_id}", role, city_id, agency.agency_id)
        for role in _OFFICE_ROLES
        for agency in reference.agencies.values()
        if agency.owner.is_in_mandate
    ]
    desks = [Persona(f"{city_id}-{role.value}", role, city_id) for role in _CITY_ROLES]
    return (*officers, *desks)


def citizen(city_id: str, name: str) -> Persona:
    """A citizen by a short made-up name; the same name is the same account."""
    _check(name)
    return Persona(f"citizen-{name}", Role.CITIZEN, city_id)


def _colleague(of: Persona, name: str) -> Persona:
    _check(name)
    return replace(of, uid=f"{of.uid}-{name}")


def _check(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise LocalProblem(
            422,
            "name_invalid",
            "Nama hanya boleh huruf kecil, angka, dan tanda hubung.",
            "A name is lower-case letters, digits and hyphens only.",
        )


def find(
    reference: Reference, persona: str, office: str | None, name: str, colleague: str = ""
) -> Persona:
    """The persona that a sign-in asks for; `colleague` names another one of the same office and role.

    Raises LocalProblem.
    """
    if persona == Role.CITIZEN:
        return citizen(reference.city.city_id, name)
    if persona in _OFFICE_ROLES and not office:
        raise LocalProblem(
            422, "office_required", "Sebutkan kantornya (office).", "Name the office."
        )
    wanted = office if persona in _OFFICE_ROLES else None
    for each in staff_of(reference):
        if (each.role, each.agency_id) == (persona, wanted):
            return _colleague(each, colleague) if colleague else each
    raise LocalProblem(
        422,
        "persona_unknown",
        "Persona atau kantor ini tidak ada di kota tersebut.",
        "There is no such persona or office in that city.",
    )


def enroll(city: LocalCity, persona: Persona) -> None:
    """Put the person on the city's books, with a phone; somebody already there stays as they are."""
    people, now = city.ports.people, city.ports.clock.now()
    if persona.role is not Role.CITIZEN and people.staff(persona.city_id, persona.uid) is None:
        member = StaffMember(
            persona.city_id,
            persona.uid,
            persona.role,
            persona.agency_id,
            active=True,
            valid_from=now,
            name=f"{persona.role.value} {persona.agency_id or persona.city_id} (contoh)",
        )
        people.save_staff(member)
    if not people.devices_of_person(persona.city_id, persona.uid):
        device = Device(
            persona.city_id,
            f"phone-{persona.uid}",
            persona.uid,
            persona.device_token,
            persona.role.value,
            persona.agency_id,
            now,
        )
        people.save_device(device)


def enroll_all(city: LocalCity) -> None:
    """Everybody of every city, so that pushes have phones to go to from the first report on."""
    references = city.ports.references
    for city_id in references.cities():
        for persona in staff_of(references.current(city_id)):
            enroll(city, persona)
