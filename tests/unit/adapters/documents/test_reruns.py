"""A transaction whose commit landed and whose reply was lost is run again: nothing may happen twice."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from shared.adapters.documents.engine.db import (
    Delete,
    Document,
    FoundDocument,
    Query,
    Reader,
    TransactionResult,
)
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores.outcomes import DocumentOutcomes
from shared.adapters.documents.stores.people import DocumentPeople
from shared.adapters.documents.stores.photo_records import DocumentPhotoRecords
from shared.adapters.documents.stores.reports import DocumentReports
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.database import SqliteDb
from shared.adapters.system import SystemIds
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.photos import PhotoState
from shared.ports.reports import Committed, ReportQuery
from tests.builders import (
    CITY,
    NOW,
    REPORT_ID,
    later,
    make_change,
    make_device,
    make_effect,
    make_next,
    make_outcome,
    make_photo,
    make_report,
    make_submission,
)

T = TypeVar("T")


class RunsTwice:
    """Commits, forgets that it did, and runs the body once more."""

    def __init__(self, db: SqliteDb) -> None:
        self._db = db

    def get(self, path: str) -> Document | None:
        return self._db.get(path)

    def get_many(self, paths: Sequence[str]) -> tuple[Document | None, ...]:
        return self._db.get_many(paths)

    def find(self, query: Query) -> tuple[FoundDocument, ...]:
        return self._db.find(query)

    def run(self, body: Callable[[Reader], TransactionResult[T]]) -> T:
        self._db.run(body)
        return self._db.run(body)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[RunsTwice]:
    file = CityFile(tmp_path)
    yield RunsTwice(SqliteDb(file, ()))
    file.close()


@pytest.fixture
def reports(db: RunsTwice) -> DocumentReports:
    """A store with one report, its photo and its key."""
    reports = DocumentReports(VersionedDb(db))
    submission = make_submission(change=make_change(photos=(make_photo(),)))
    claimed = replace(submission.operation, answer=None)
    assert reports.claim(CITY, claimed, NOW) == claimed
    assert reports.submit(submission) == submission.operation
    return reports


def test_a_change_is_made_once(reports: DocumentReports) -> None:
    committed = reports.change(CITY, REPORT_ID, "op-2", lambda found: make_next(found, "op-2"))
    report = reports.get(CITY, REPORT_ID)
    assert report.version == 2
    assert committed == Committed(make_next(replace(report, version=1), "op-2"), repeated=True)


def test_a_lease_is_still_ones_own(db: RunsTwice) -> None:
    outcomes = DocumentOutcomes(VersionedDb(db), SystemIds())
    begun = outcomes.begin(CITY, REPORT_ID, make_effect(), NOW, later(minutes=1))
    assert begun is not None
    assert begun.attempts == 1
    outcomes.finish(CITY, REPORT_ID, make_outcome())
    assert outcomes.all(CITY, REPORT_ID) == (make_outcome(),)


@pytest.mark.usefixtures("reports")
def test_a_photo_is_settled_once(db: RunsTwice) -> None:
    published = make_photo(state=PhotoState.PUBLISHED)
    assert (
        DocumentPhotoRecords(VersionedDb(db)).settle_photo(published, PhotoMetadata(altitude_m=1.0))
        == published
    )


def test_a_device_is_registered_and_retired(db: RunsTwice) -> None:
    people = DocumentPeople(VersionedDb(db))
    people.save_device(make_device())
    assert people.devices_of_role(CITY, "officer") == (make_device(),)
    people.retire_device(make_device())
    assert people.devices_of_role(CITY, "officer") == ()


def test_a_list_goes_on_where_a_report_is_gone(reports: DocumentReports, db: RunsTwice) -> None:
    """Somebody deleted it in the console; its identity is still there."""
    gone = make_report().report_id
    db.run(lambda _: TransactionResult(None, {f"cities/{CITY}/reports/{gone}": Delete()}))
    assert reports.list(ReportQuery(CITY, reporter_uid="uid-citizen")).reports == ()
