"""What was once stored is read for ever: as it is, brought up to date, or refused, and never guessed at."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from infra.data import kinds
from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import (
    Document,
    FoundDocument,
    Put,
    TransactionResult,
    Update,
)
from shared.adapters.documents.engine.kept_texts import part_document
from shared.adapters.documents.mapping import (
    drafts,
    fields,
    nonces,
    packs,
    people,
    pictures,
    supporters,
)
from shared.adapters.documents.mapping import messages as sent
from shared.adapters.documents.mapping import reports as filed
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.mapping.versions import Upgrades
from shared.adapters.documents.stores.reports import DocumentReports
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.database import SqliteDb
from shared.adapters.embedded.document_json import from_text, to_text
from shared.domain.kernel.errors import UnreadableError
from shared.domain.photos.perceptual_hash import Match
from shared.domain.photos.photos import PhotoPurpose
from tests.builders import CITY, NOW, REPORT_ID, later, make_next, make_photo, make_report
from tests.contracts.documents.filing import file_report
from tests.unit.adapters.documents import kept_samples

PLACE = paths.report(CITY, REPORT_ID)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[SqliteDb]:
    file = CityFile(tmp_path)
    yield SqliteDb(file, triggers=())
    file.close()


def write(db: SqliteDb, path: str, document: Document) -> None:
    db.run(lambda _: TransactionResult(None, {path: Put(document)}))


def _reference(document: Document) -> Document:
    if "rows" not in document:
        return packs.publication_document(packs.read_publication(document))
    rows: Any = document["rows"]
    read = {place: drafts.digest_in(document, place) for place in rows}
    return drafts.reviewed_document({place: str(digest) for place, digest in read.items()})


def _draft(document: Document) -> Document:
    """What a review has left in it is for people to read, but for the mistakes."""
    read = drafts.read_draft(CITY, document, {})
    known = {"publish": read.publish, "note": read.note, "base": read.base}
    return {**document, **known, "mistakes": drafts.mistakes_in(document)}


def _row(document: Document) -> Document:
    read = drafts.read_row(FoundDocument("rows/one", document))
    return {**drafts.row_document(read), "mistakes": drafts.mistakes_in(document)}


def _version(document: Document) -> Document:
    city, prefix = packs.prefix_in(document)
    named = {
        name: {"digest": kept.digest, "parts": kept.parts}
        for name, kept in packs.files_in(document).items()
    }
    version = packs.version_in(document)
    return {"city_id": city, "tracking_prefix": prefix, "files": named, "version": version}


def _evidence(document: Any) -> Document:
    photo = make_photo(report_id=document["report_id"], photo_id=document["photo_id"])
    seen = Match(REPORT_ID, "photo-1", PhotoPurpose.COMPLAINT, NOW, is_same_file=False)
    told, trace = pictures.metadata_in(document), pictures.trace_in(document)
    written: Any = pictures.evidence_document(photo, told, [seen], trace)
    # In the first sample the story made up this name, which no cleaner ever told.
    made_up = {name: held for name, held in document["found"].items() if name == "taken_at"}
    return {**written, "found": {**written["found"], **made_up}}


def _identity(document: Document) -> Document:
    submitted = fields.place_in(document, fields.SUBMITTED)
    code = people.code_in_identity(document)
    of = make_report(submitted_at=submitted, tracking_code=code)
    return people.identity_document(people.read_identity(document), of)


READ_AND_WRITTEN: Mapping[str, Callable[[Any], Document]] = {
    "accounts": lambda d: people.account_document(people.read_account(d)),
    "batches": lambda d: sent.batch_document(sent.read_batch(d)),
    "cities": lambda d: packs.city_document(_version(d | {"version": ""})),
    "counters": lambda d: filed.counter_document(d["city_id"], filed.last_number(d)),
    "crowd": lambda d: supporters.supporter_document(supporters.read_supporter(d)),
    "devices": lambda d: people.device_document(people.read_device(d)),
    "digests": lambda d: sent.digest_document(sent.read_digest(d)),
    "evidence": _evidence,
    "examples": lambda d: filed.example_document(filed.read_example(d)),
    "identities": _identity,
    "likenesses": lambda d: pictures.likenesses_document(CITY, pictures.likenesses_in(d)),
    "nonces": lambda d: nonces.nonce_document(make_photo(photo_id=nonces.photo_in(d)), NOW),
    "operations": lambda d: filed.operation_document(filed.read_operation(d), d["city_id"]),
    "reference": _reference,
    "reference_drafts": _draft,
    "reference_drafts/rows": _row,
    "reference_files": lambda d: part_document(CITY, d["whole"], d["text"]),
    "reference_publications": _reference,
    "reference_versions": _version,
    "reference_versions/packed": lambda d: part_document(CITY, d["whole"], d["text"]),
    "reports": lambda d: filed.report_document(filed.read_report(d), d["last_operation_id"]),
    "reports/effects": lambda d: sent.outcome_document(
        sent.read_outcome(d), d["city_id"], d["report_id"], str(sent.lease_of(d))
    ),
    "reports/events": lambda d: filed.event_document(filed.read_event(d)),
    "reports/former": lambda d: filed.former_document(filed.read_former(d)),
    "reports/photos": lambda d: pictures.photo_document(pictures.read_photo(d), d["event_id"]),
    "sent_messages": lambda d: sent.sent_message_document(sent.read_sent_message(d)),
    "staff": lambda d: people.staff_document(people.read_staff(d)),
    "taps": lambda d: sent.tap_document(sent.read_tap(d)),
    "tellings": lambda d: supporters.telling_document(supporters.read_telling(d)),
    "tracking": lambda d: filed.tracking_document(
        make_report(report_id=filed.tracked_report_id(d))
    ),
}


@pytest.mark.parametrize("kind", kinds())
def test_a_kept_sample_is_read_without_losing_anything(kind: str, db: SqliteDb) -> None:
    """A field that got another name without an upgrade would be lost here, and in every city."""
    samples = kept_samples.kept(kind)
    assert samples, "run python -m tests.unit.adapters.documents.kept_samples"
    for documents in samples.values():
        for path, document in documents.items():
            write(db, path, document)
            today = VersionedDb(db).get(path)
            assert today is not None
            again = from_text(to_text(READ_AND_WRITTEN[kind](today)))
            assert is_within({**today, "schema_version": 0}, {**again, "schema_version": 0})


def is_within(kept: object, written: object) -> bool:
    """Whether all that was kept is written again; what a later program adds is its own."""
    if isinstance(kept, Mapping) and isinstance(written, Mapping):
        return all(name in written and is_within(kept[name], written[name]) for name in kept)
    if isinstance(kept, list) and isinstance(written, list):
        return len(kept) == len(written) and all(map(is_within, kept, written))
    return kept == written


def test_all_that_is_written_today_is_kept_as_a_sample() -> None:
    today = kept_samples.written_today()
    assert sorted(today) == kinds()
    missing = [kind for kind, documents in today.items() if kept_samples.unkept(kind, documents)]
    assert missing == [], "run python -m tests.unit.adapters.documents.kept_samples"


def test_a_sample_is_added_and_none_written_over(tmp_path: Path) -> None:
    kept_samples.keep(tmp_path)
    whole = tmp_path / "tracking.1.json"
    whole.write_text(whole.read_text().replace("report_id", "report"))
    before = whole.read_text()
    kept_samples.keep(tmp_path)
    assert whole.read_text() == before
    assert sorted(kept_samples.kept("tracking", tmp_path)) == ["tracking.1.json", "tracking.2.json"]


def _named_words(document: Document) -> Document:
    """A made-up first version, in which the description was called so."""
    rest = {name: held for name, held in document.items() if name != "words"}
    return {**rest, "description": document["words"]}


def _said_in_capitals(document: Document) -> Document:
    return {**document, "description": str(document["description"]).upper()}


UPGRADES: Upgrades = {"reports": (_named_words, _said_in_capitals)}
REPORT = make_report()


@pytest.fixture
def older(db: SqliteDb) -> VersionedDb:
    """A database with a report of the made-up first version; today's is the third."""
    file_report(DocumentReports(VersionedDb(db)), REPORT)
    stored = dict(db.get(PLACE) or {})
    del stored["schema_version"]
    write(db, PLACE, {"words": stored.pop("description"), **stored})
    return VersionedDb(db, UPGRADES)


def test_an_older_document_is_read_as_todays(older: VersionedDb) -> None:
    reports = DocumentReports(older)
    words = REPORT.description.upper()
    assert reports.get(CITY, REPORT_ID).description == words
    assert [each.description for each in reports.unrouted(CITY, later(days=1), 10)] == [words]


def test_a_change_writes_an_older_document_anew(older: VersionedDb, db: SqliteDb) -> None:
    reports = DocumentReports(older)
    reports.change(CITY, REPORT_ID, "op-2", lambda found: make_next(found, "op-2"))
    stored = db.get(PLACE) or {}
    assert (stored["schema_version"], stored["version"]) == (3, 2)
    assert "words" not in stored
    assert reports.get(CITY, REPORT_ID).description == REPORT.description.upper()


def test_so_does_a_single_field_that_nobody_looked_at(older: VersionedDb, db: SqliteDb) -> None:
    older.run(lambda _: TransactionResult(None, {PLACE: Update({"scheduled_by": "rules-2"})}))
    stored = db.get(PLACE) or {}
    assert (stored["schema_version"], stored["scheduled_by"]) == (3, "rules-2")
    assert stored["description"] == REPORT.description.upper()
    older.run(lambda _: TransactionResult(None, {PLACE: Update({"scheduled_by": "rules-3"})}))
    assert db.get(PLACE) == {**stored, "scheduled_by": "rules-3"}


@pytest.mark.parametrize("version", [3, 0, -1, 10**400, 1.5, "1", True, [1]])
def test_what_no_version_of_this_program_wrote_is_refused(version: object, db: SqliteDb) -> None:
    reports = DocumentReports(VersionedDb(db))
    file_report(reports, REPORT)
    write(db, PLACE, {**(db.get(PLACE) or {}), "schema_version": version})
    with pytest.raises(UnreadableError, match=r"^reports: schema_version .{1,20}, known: 2$"):
        reports.get(CITY, REPORT_ID)
    with pytest.raises(UnreadableError):
        reports.change(CITY, REPORT_ID, "op-2", lambda found: make_next(found, "op-2"))


@pytest.mark.parametrize("version", [None, 1, 1.0])
def test_the_first_version_is_known_however_a_console_writes_it(
    version: object, db: SqliteDb
) -> None:
    reports = DocumentReports(VersionedDb(db))
    file_report(reports, REPORT)
    write(db, PLACE, {**(db.get(PLACE) or {}), "schema_version": version})
    assert reports.get(CITY, REPORT_ID).report_id == REPORT_ID
    reports.change(CITY, REPORT_ID, "op-2", lambda found: make_next(found, "op-2"))
    assert reports.get(CITY, REPORT_ID).version == REPORT.version + 1


def test_a_row_that_an_official_wrote_has_no_version(db: SqliteDb) -> None:
    path = paths.reference_draft_row(CITY, "hours", "friday")
    write(db, path, {"schema_version": "whatever", "day": "friday"})
    versioned = VersionedDb(db)
    versioned.run(lambda _: TransactionResult(None, {path: Put({"day": "saturday"})}))
    assert versioned.get(path) == {"day": "saturday"}
