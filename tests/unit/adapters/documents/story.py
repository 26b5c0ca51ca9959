"""A story that leaves a document in every collection, told through the stores. All of it is invented."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores.batches import DocumentBatches
from shared.adapters.documents.stores.digests import DocumentDigests
from shared.adapters.documents.stores.drafts import DocumentDrafts
from shared.adapters.documents.stores.outcomes import DocumentOutcomes
from shared.adapters.documents.stores.people import DocumentPeople
from shared.adapters.documents.stores.photo_records import DocumentPhotoRecords
from shared.adapters.documents.stores.publications import DocumentPublications
from shared.adapters.documents.stores.reports import DocumentReports
from shared.adapters.documents.stores.supporters import DocumentSupporters
from shared.adapters.documents.stores.taps import DocumentTaps
from shared.domain.cases.supporters import BroadcastCursor, Supporter, SupportKind
from shared.domain.evidence.seen_before import PriorUse
from shared.domain.kernel.operations import Operation
from shared.domain.kernel.states import State
from shared.domain.notify.batches import Batch
from shared.domain.notify.digest import DigestRecord
from shared.domain.notify.outcome import Outcome
from shared.domain.notify.receipts import DeliveryAttempt, Status
from shared.domain.notify.taps import Tap
from shared.domain.pack.edit.draft import Review, laid_out
from shared.domain.pack.edit.publication import Publication
from shared.domain.pack.edit.publish_decision import DraftState, PublishDecision
from shared.domain.pack.files.pack_files import pack_version
from shared.domain.pack.files.packed import pack
from shared.domain.pack.parse import parse_pack
from shared.domain.people.access import StaffMember
from shared.domain.people.accounts import Account
from shared.domain.people.people import Device, Identity
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.perceptual_hash import ImageFingerprint
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.report import Change, Event, Report, ReportRevision
from shared.domain.report.training_example import TrainingExample
from tests.builders import (
    CITY,
    NOW,
    REPORT_ID,
    TRACKING_CODE,
    make_change,
    make_effect,
    make_operation,
    make_submission,
)
from tests.contracts.documents.filing import file_report, numbered, step
from tests.fakes import FakeIds
from tests.unit.adapters.documents.filled import filled
from tests.unit.domain.packs import TINY

OTHER = numbered(2)
PLACE = {"city_id": CITY, "report_id": REPORT_ID}
VERSION = pack_version(TINY)
PHOTOS = tuple(
    filled(Photo, **PLACE, photo_id=f"photo-{number}", state=PhotoState.ANNOUNCED)
    for number in (1, 2)
)


def tell(db: VersionedDb) -> None:
    _a_city_and_its_draft(db)
    _a_report_that_another_joins(DocumentReports(db), DocumentSupporters(db))
    _its_photos(DocumentPhotoRecords(db))
    _what_was_sent(db)
    _people(DocumentPeople(db))


def _a_city_and_its_draft(db: VersionedDb) -> None:
    publications, drafts = DocumentPublications(db), DocumentDrafts(db)
    publications.keep(CITY, TINY, pack(parse_pack(CITY, TINY)))
    publications.publish(filled(Publication, city_id=CITY, number=1, version=VERSION))
    drafts.lay_out(laid_out(CITY, VERSION, TINY))
    mistakes = {("hours", "friday"): ("terlalu pagi",), ("hours", ""): ("ada yang salah",)}
    ruling = PublishDecision(DraftState.FAULTY, Review(mistakes), VERSION, answers_wish=True)
    drafts.review(CITY, lambda *_: ruling, NOW)


def _a_report_that_another_joins(reports: DocumentReports, supporters: DocumentSupporters) -> None:
    reports.claim(CITY, filled(Operation, operation_id="operation-1"), NOW)
    reports.claim(CITY, make_operation(operation_id="operation-2"), NOW)
    reports.submit(
        make_submission(
            change=make_change(photos=PHOTOS),
            identity=filled(Identity, **PLACE),
            operation=make_operation(operation_id="operation-2", answer={"report_id": REPORT_ID}),
        )
    )
    file_report(reports, OTHER, uid="uid-other")
    step(reports, OTHER, "operation-3", state=State.ASSIGNED)
    supporter = Supporter(CITY, OTHER.report_id, "uid-neighbour", NOW)
    supporters.wish(supporter, SupportKind.SUPPORT, on=True)
    reports.change(CITY, REPORT_ID, "operation-4", lambda _: _joined())
    supporters.note_telling(filled(BroadcastCursor, **PLACE))


def _joined() -> Change:
    """A report of which everything can be said; the commit gives its letter a number."""
    report = filled(
        Report,
        **PLACE,
        tracking_code=TRACKING_CODE,
        version=2,
        letter=filled(OutgoingLetter, number=0),
        ties=filled(CaseLinks, joined=(OTHER.report_id,), merged_into=None),
        submitted_at=NOW,
    )
    event = filled(Event, **PLACE, seq=2, operation_id="operation-4")
    former = filled(ReportRevision, **PLACE, seq=2)
    example = filled(TrainingExample, city_id=CITY)
    return Change(report, event, example=example, former=former)


def _its_photos(records: DocumentPhotoRecords) -> None:
    for photo in PHOTOS:
        settled = replace(photo, state=PhotoState.PUBLISHED)
        trace = ImageFingerprint(photo.photo_id, likeness=1)
        records.settle_weighed(photo, filled(PhotoMetadata), trace, partial(_as_decided, settled))


def _as_decided(settled: Photo, _: PriorUse) -> Photo:
    return settled


def _what_was_sent(db: VersionedDb) -> None:
    outcomes, key = DocumentOutcomes(db, FakeIds()), "000002-push"
    outcomes.begin(CITY, REPORT_ID, make_effect(key=key), NOW, NOW + timedelta(minutes=1))
    step = filled(DeliveryAttempt, message_id="message-1", seen={})
    outcomes.finish(CITY, REPORT_ID, filled(Outcome, key=key, steps=(step,)))
    outcomes.note(CITY, filled(Status, message_id="message-1"), NOW)
    outcomes.heard(CITY, "message-1", "answer-1")
    batch = filled(Batch, city_id=CITY)
    DocumentBatches(db).change_batch(batch, lambda each: each)
    tap = filled(Tap, city_id=CITY)
    DocumentTaps(db).change_tap(tap, lambda each: each)
    DocumentDigests(db).begin(filled(DigestRecord, city_id=CITY), NOW)


def _people(people: DocumentPeople) -> None:
    people.save_staff(filled(StaffMember, city_id=CITY))
    people.change_account(CITY, "uid-citizen", lambda _: filled(Account, city_id=CITY))
    people.save_device(filled(Device, city_id=CITY))
