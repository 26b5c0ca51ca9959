"""Who may do what to Firestore directly, cell by cell, on an emulator that enforces our rules."""

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from shared.domain.people.access import Role, Scope
from shared.domain.people.direct_access import DIRECT_READ, DIRECT_WRITE
from tests.emulators import services
from tests.emulators.plugin import require
from tests.emulators.tools import FIRESTORE, in_ci
from tests.rules.documents import documents
from tests.rules.matrix import (
    ALLOWED,
    CITY,
    CITY_PARTS,
    OFFICE,
    OPEN_PARTS,
    SELF,
    UNKNOWN,
    VERBS,
    WRITES,
    Cell,
    cells_of,
    step_of,
)
from tests.rules.node_packages import HERE, node_modules
from tests.rules.people import Person, everybody

PROJECT = "demo-tanggap"
# Each program has one connection, and the emulator ends one that saw some five thousand refusals.
PEOPLE_AT_ONCE = 6
RULES = HERE.parent.parent / "firestore.rules"


def test_every_collection_of_the_access_table_is_decided_here_and_alike() -> None:
    assert set(ALLOWED) == set(DIRECT_READ), "a new collection needs its cells"
    for collection, readers in DIRECT_READ.items():
        whole_city = CITY_PARTS if "/" in collection else CITY
        meant = {
            Scope.OWN_OFFICE: OFFICE,
            Scope.OWN_CITY: whole_city,
            Scope.OPEN_IN_CITY: OPEN_PARTS,
            Scope.SELF: SELF,
        }
        decided = {role: verbs for role, verbs in ALLOWED[collection].items() if verbs}
        writers = DIRECT_WRITE.get(collection, frozenset())
        assert decided == {
            role: meant[scope] | (WRITES if role in writers else frozenset())
            for role, scope in readers.items()
        }, collection
        assert writers <= readers.keys(), collection


def test_every_role_is_tried() -> None:
    served = {person.role for person in everybody()}
    assert served | {Role.CITIZEN} == {*Role, None}


@pytest.fixture(scope="module")
def enforced() -> Iterator[str]:
    """An emulator with our rules and two cities in it."""
    require(FIRESTORE)
    if shutil.which("npm") is None:
        (pytest.fail if in_ci() else pytest.skip)("npm is not installed")
    with services.firestore(rules=RULES) as address:
        _fill(address)
        yield address


@pytest.mark.emulator
def test_every_cell(enforced: str, tmp_path: Path) -> None:
    found = dict(_tried(enforced, tmp_path))
    wrong = [f"{cell}, was {answer}" for cell, answer in found.items() if answer != cell.expected]
    assert not wrong, "\n".join(wrong[:50])
    counted = Counter(cell.expected for cell in found)
    people, collections = everybody(), {*ALLOWED, *UNKNOWN}
    assert counted.total() == len(people) * 2 * len(collections) * len(VERBS)
    assert counted["allowed"] > 0


def _tried(address: str, folder: Path) -> Iterator[tuple[Cell, str]]:
    whole = everybody()
    for first in range(0, len(whole), PEOPLE_AT_ONCE):
        people = whole[first : first + PEOPLE_AT_ONCE]
        cells = [list(cells_of(person)) for person in people]
        steps = [
            [step_of(cell, person) for cell in row]
            for person, row in zip(people, cells, strict=True)
        ]
        for row, answers in zip(cells, _answers(address, people, steps, folder), strict=True):
            yield from zip(row, answers, strict=True)


def _answers(
    address: str, people: Sequence[Person], steps: Sequence[object], folder: Path
) -> list[list[str]]:
    host, _, port = address.partition(":")
    given, answered = folder / "operations.json", folder / "answers.json"
    tasks = [
        {"uid": person.uid, "claims": person.claims, "steps": each}
        for person, each in zip(people, steps, strict=True)
    ]
    work = {"project": PROJECT, "host": host, "port": int(port), "people": tasks}
    given.write_text(json.dumps(work))
    subprocess.run(
        ["node", str(HERE / "matrix.cjs"), str(given), str(answered)],
        env={**os.environ, "NODE_PATH": str(node_modules())},
        check=True,
        timeout=120,
    )
    answers: list[list[str]] = json.loads(answered.read_text())
    return answers


def _fill(address: str) -> None:
    from google.auth.credentials import AnonymousCredentials
    from google.cloud import firestore

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIRESTORE_EMULATOR_HOST", address)
        client = firestore.Client(project=PROJECT, credentials=AnonymousCredentials())  # type: ignore[no-untyped-call]
    batch = client.batch()
    for path, content in documents(everybody()):
        batch.set(client.document(path), dict(content))
    batch.commit()
    client.close()  # type: ignore[no-untyped-call]
