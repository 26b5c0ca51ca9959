"""The documents of two cities, as our own code writes them."""

from collections.abc import Iterator
from datetime import date

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Document
from shared.adapters.documents.mapping.messages import (
    batch_document,
    digest_document,
    outcome_document,
    sent_message_document,
    tap_document,
)
from shared.adapters.documents.mapping.nonces import nonce_document
from shared.adapters.documents.mapping.people import (
    account_document,
    device_document,
    identity_document,
    staff_document,
)
from shared.adapters.documents.mapping.pictures import (
    evidence_document,
    likeness_line,
    likenesses_document,
    photo_document,
)
from shared.adapters.documents.mapping.reports import (
    counter_document,
    event_document,
    example_document,
    former_document,
    operation_document,
    report_document,
    tracking_document,
)
from shared.adapters.documents.mapping.supporters import supporter_document, telling_document
from shared.domain.cases.supporters import BroadcastCursor, Supporter
from shared.domain.geo.place import Point
from shared.domain.notify.batches import open_batch
from shared.domain.notify.digest import DigestRecord
from shared.domain.notify.outcome import OutcomeState
from shared.domain.notify.receipts import DeliveryChannel, EffectRef, SentMessage
from shared.domain.notify.taps import Tap
from shared.domain.people.access import Role, StaffMember
from shared.domain.people.accounts import Account
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.report.report import ReportRevision
from tests import builders
from tests.rules.matrix import CITIES, GUARDED, PLACES, UNKNOWN
from tests.rules.people import Person


def documents(people: tuple[Person, ...]) -> Iterator[tuple[str, Document]]:
    """Path and content of each."""
    for city in CITIES:
        for place, agency in PLACES.items():
            yield from _of_report(city, place, agency)
            yield from _beside_report(city, place, agency)
        colleague = builders.make_staff(
            city_id=city, uid="uid-colleague", role=Role.DESK, agency_id=None
        )
        yield _record(colleague)
    for person in people:
        yield from map(_record, person.records)


def _record(member: StaffMember) -> tuple[str, Document]:
    return paths.staff(member.city_id, member.uid), staff_document(member)


def _of_report(city: str, place: str, agency: str | None) -> Iterator[tuple[str, Document]]:
    report = builders.make_report(
        city_id=city, report_id=place, agency_id=agency, restricted=place == GUARDED
    )
    path, photo = paths.report(city, place), builders.make_photo(city_id=city, report_id=place)
    outcome = outcome_document(builders.make_outcome(), city, place, "lease")
    yield path, report_document(report, "operation")
    yield f"{path}/events/{place}", event_document(builders.make_event(report))
    yield f"{path}/photos/{place}", photo_document(photo, "000001")
    yield f"{path}/effects/{place}", outcome
    former = ReportRevision(city, place, 2, builders.NOW, "words", None, report.location)
    yield f"{path}/former/{place}", former_document(former)
    yield f"{path}/drafts/{place}", {"city_id": city, "agency_id": agency}


def _beside_report(city: str, place: str, agency: str | None) -> Iterator[tuple[str, Document]]:
    report = builders.make_report(city_id=city, report_id=place, agency_id=agency)
    photo = builders.make_photo(city_id=city, report_id=place)
    identity = builders.make_identity(city_id=city, report_id=place)
    device = builders.make_device(city_id=city, device_id=place, agency_id=agency)
    operation = builders.make_operation(operation_id=place)
    yield paths.identity(city, place), identity_document(identity, report)
    yield (
        paths.evidence(city, place),
        evidence_document(photo, PhotoMetadata(position=Point(-3.99, 122.5))),
    )
    seen = [likeness_line(photo, None)]
    yield paths.likenesses(city, place), likenesses_document(city, seen)
    yield paths.nonce(city, place), nonce_document(photo, builders.NOW)
    yield paths.counter(city, place), counter_document(city, 7)
    example = builders.make_example(city_id=city, example_id=place)
    yield paths.example(city, place), example_document(example)
    yield paths.operation(city, place), operation_document(operation, city)
    yield paths.tracking(city, place), tracking_document(report)
    message = SentMessage(
        "wamid-1", city, builders.NOW, (EffectRef(place, "000001-rung"),), "duty-1"
    )
    batch = open_batch(city, agency or "", DeliveryChannel.WHATSAPP, "duty-1", builders.NOW)
    yield paths.tap(city, place), tap_document(Tap(place, city, builders.NOW))
    yield f"{paths.city(city)}/sent_messages/{place}", sent_message_document(message)
    yield paths.batch(city, place), batch_document(batch)
    supporter = Supporter(city, place, "uid-neighbour", builders.NOW, follows=True)
    yield f"{paths.supporters(city)}/{place}", supporter_document(supporter)
    telling = BroadcastCursor(city, place, "000002-followers", "after", 200, builders.NOW)
    yield f"{paths.city(city)}/tellings/{place}", telling_document(telling)
    yield paths.device(city, place), device_document(device)
    yield from _of_pack(city, place, agency)
    digest = DigestRecord(city, place, date(2026, 11, 23), OutcomeState.SENT, builders.NOW)
    yield paths.digest(city, place), digest_document(digest)
    yield paths.account(city, place), account_document(Account(city, place))
    yield f"{paths.city(city)}/{UNKNOWN[0]}/{place}", {"city_id": city, "agency_id": agency}


def _of_pack(city: str, place: str, agency: str | None) -> Iterator[tuple[str, Document]]:
    """In the shape of nothing in particular: what matters is where each lies."""
    content: Document = {"city_id": city, "agency_id": agency}
    yield f"{paths.city(city)}/reference/{place}", content
    yield paths.reference_version(city, place), content
    yield paths.reference_file(city, place), content
    yield f"{paths.reference_publications(city)}/{place}", content
    yield paths.reference_draft(city, place), content
    yield paths.reference_draft_row(city, place, place), content
