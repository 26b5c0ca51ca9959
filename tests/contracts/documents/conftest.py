"""The document stores on both engines: SQLite in a folder, Firestore in its emulator."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.adapters.documents.engine.db import DocumentDb
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores.digests import DocumentDigests
from shared.adapters.documents.stores.drafts import DocumentDrafts
from shared.adapters.documents.stores.outcomes import DocumentOutcomes
from shared.adapters.documents.stores.people import DocumentPeople
from shared.adapters.documents.stores.photo_records import DocumentPhotoRecords
from shared.adapters.documents.stores.publications import DocumentPublications
from shared.adapters.documents.stores.reports import DocumentReports
from shared.adapters.documents.stores.supporters import DocumentSupporters
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.database import SqliteDb
from shared.adapters.google.firestore import FirestoreDb
from shared.adapters.google.transactions import Backoff
from shared.ports.cities import Drafts, Publications
from shared.ports.people import Digests, People, Supporters
from shared.ports.pictures import PhotoRecords
from shared.ports.reports import Outcomes, Reports

_projects = itertools.count()


class CountingIds:
    """The port Ids, predictable."""

    def __init__(self) -> None:
        self._count = itertools.count(1)

    def new_id(self) -> str:
        return f"{next(self._count):032x}"

    def random_bits(self, count: int) -> int:
        return next(self._count) % (1 << count)


@pytest.fixture(params=["sqlite", pytest.param("firestore", marks=pytest.mark.emulator)])
def db(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[DocumentDb]:
    """An empty database."""
    if request.param == "sqlite":
        file = CityFile(tmp_path)
        yield SqliteDb(file, triggers=())
        file.close()
        return
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", request.getfixturevalue("firestore_emulator"))
    # Eight writers on one document take their turns in the emulator, at the pace of a busy machine.
    patient = Backoff(deadline=120)
    yield FirestoreDb(f"demo-contract-{next(_projects)}", backoff=patient)


@pytest.fixture
def reports(db: DocumentDb) -> Reports:
    return DocumentReports(VersionedDb(db))


@pytest.fixture
def photo_records(db: DocumentDb) -> PhotoRecords:
    return DocumentPhotoRecords(VersionedDb(db))


@pytest.fixture
def outcomes(db: DocumentDb) -> Outcomes:
    return DocumentOutcomes(VersionedDb(db), CountingIds())


@pytest.fixture
def supporters(db: DocumentDb) -> Supporters:
    return DocumentSupporters(VersionedDb(db))


@pytest.fixture
def people(db: DocumentDb) -> People:
    return DocumentPeople(VersionedDb(db))


@pytest.fixture
def digests(db: DocumentDb) -> Digests:
    return DocumentDigests(VersionedDb(db))


@pytest.fixture
def publications(db: DocumentDb) -> Publications:
    return DocumentPublications(VersionedDb(db))


@pytest.fixture
def drafts(db: DocumentDb) -> Drafts:
    return DocumentDrafts(VersionedDb(db))
