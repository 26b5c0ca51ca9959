"""Deliveries as the platform makes them: twice, out of order, broken, or about nothing."""

import io
import secrets
from collections.abc import Mapping
from typing import Any

import pytest

from shared.bootstrap import embedded_ports
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import ReportType, State
from shared.domain.lifecycle.submission import IntakeForm
from shared.domain.photos.photos import AnnouncedPhoto, Photo, PhotoState
from shared.domain.report.location import Location
from shared.usecases.intake.submit_report import SubmitReport, submit_report
from shared.usecases.routing.route_report import route_report
from tests.events.loader import (
    FORMS,
    Delivery,
    document_created,
    document_written,
    object_finalized,
)
from tests.http.client import Answer, request
from tests.http.installation import CITY, WORDS, Installation
from tests.pictures import jpeg

DOCUMENT_FUNCTIONS = ("on_report_created", "on_report_event")
FUNCTIONS = (*DOCUMENT_FUNCTIONS, "on_photo_uploaded", "on_reference_changed")
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
_HTML = b"<!doctype html><script>alert(1)</script>"


def deliver(city: Installation, function: str, delivery: Delivery) -> Answer:
    return request(city, function, "POST", "/", body=delivery.body, headers=delivery.headers)


def submitted(city: Installation, *photos: AnnouncedPhoto) -> tuple[str, Mapping[str, Any]]:
    """A report that nothing was done about yet: its id, and the answer its reporter got."""
    answer = submit_report(
        SubmitReport(
            city_id=CITY,
            uid=f"uid-{secrets.token_hex(4)}",
            idempotency_key="key-of-an-event",
            request_hash="hash",
            form=IntakeForm(
                type=ReportType.COMPLAINT,
                description=WORDS,
                location=Location(point=Point(-3.9778, 122.515)),
                category_id="jalan_rusak",
                photos=photos,
            ),
        ),
        city.container.ports,
    )
    return str(answer["report_id"]), answer


def uploaded(city: Installation, data: bytes, announced: int | None = None) -> Photo:
    """A photo whose bytes lie in quarantine; nobody has looked at them."""
    size = announced or len(data)
    report_id, answer = submitted(city, AnnouncedPhoto("image/jpeg", size))
    session_id = answer["uploads"][0]["url"].rpartition("/")[2]
    embedded_ports(city.container).photo_bytes.receive(
        session_id, io.BytesIO(data), content_type="image/jpeg", content_length=len(data)
    )
    (photo,) = city.container.ports.photo_records.photos(CITY, report_id)
    return photo


@pytest.mark.parametrize("form", FORMS)
def test_a_report_is_routed_once_however_often_its_creation_is_told(
    city: Installation, form: str
) -> None:
    report_id, _ = submitted(city)
    created = document_created(f"cities/{CITY}/reports/{report_id}", form=form)

    first = deliver(city, "on_report_created", created)
    after_first = city.contents()
    again = deliver(city, "on_report_created", created)

    assert (first.status, again.status) == (200, 200)
    report = city.container.ports.reports.get(CITY, report_id)
    assert (report.state, report.version) == (State.ASSIGNED, 2)
    assert city.contents() == after_first


@pytest.mark.parametrize("form", FORMS)
def test_effects_are_performed_once_even_when_told_late_and_twice(
    city: Installation, form: str
) -> None:
    report_id, _ = submitted(city)
    base = f"cities/{CITY}/reports/{report_id}"
    route_report(CITY, report_id, city.container.ports)
    last_first = [
        document_created(f"{base}/events/000002", form=form, event_id="b"),
        document_created(f"{base}/events/000001", form=form, event_id="a"),
    ]

    first = [deliver(city, "on_report_event", each) for each in last_first]
    created = deliver(city, "on_report_created", document_created(base, form=form))
    after_first = city.contents()
    again = [deliver(city, "on_report_event", each) for each in last_first]

    assert [answer.status for answer in (*first, created, *again)] == [200] * 5
    assert city.contents() == after_first
    outcomes = city.container.ports.outcomes.all(CITY, report_id)
    assert len({outcome.key for outcome in outcomes}) == len(outcomes) > 0


def test_a_photo_is_published_once(city: Installation) -> None:
    photo = uploaded(city, jpeg())
    finalized = object_finalized(photo.object_name)

    first = deliver(city, "on_photo_uploaded", finalized)
    after_first = city.contents()
    again = deliver(city, "on_photo_uploaded", finalized)

    assert (first.status, again.status) == (200, 200)
    assert _settled(city, photo).state is PhotoState.PUBLISHED
    assert city.contents() == after_first


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_SVG, "photo_not_an_image"),
        (_HTML, "photo_not_an_image"),
        (b"GIF89a" + bytes(100), "photo_not_an_image"),
        (jpeg()[:2000], "photo_damaged"),
        (b"\xff\xd8\xff\xe0" + _HTML, "photo_damaged"),
    ],
    ids=["SVG", "HTML", "GIF", "half a JPEG", "HTML behind a JPEG's first bytes"],
)
def test_what_is_called_a_jpeg_and_is_none_is_refused_with_its_reason(
    city: Installation, data: bytes, reason: str
) -> None:
    photo = uploaded(city, data)
    before = city.contents()

    answer = deliver(city, "on_photo_uploaded", object_finalized(photo.object_name))

    assert answer.status == 200
    settled = _settled(city, photo)
    assert (settled.state, settled.refused_because) == (PhotoState.REFUSED, reason)
    told = {name: before[name] + 1 for name in ("documents", "deliveries")}
    assert city.contents() == {**before, **told, "files": before["files"] - 1}


def test_an_upload_larger_than_announced_is_not_taken(city: Installation) -> None:
    before = city.contents()

    with pytest.raises(InvalidError, match="photo_larger_than_announced"):
        uploaded(city, jpeg(), announced=100)

    assert city.contents()["files"] == before["files"]


@pytest.mark.parametrize(
    "name", ["x", "a/b/c", f"{CITY}/none/none", "../../etc/passwd", "a/../../b", f"{CITY}/x/y/z"]
)
def test_an_object_that_nobody_announced_changes_nothing(city: Installation, name: str) -> None:
    before = city.contents()

    answer = deliver(city, "on_photo_uploaded", object_finalized(name))

    assert answer.status == 200
    assert city.contents() == before


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("function", "path"),
    [
        ("on_report_created", f"cities/{CITY}/reports/none"),
        ("on_report_created", "cities/atlantis/reports/none"),
        ("on_report_event", f"cities/{CITY}/reports/none/events/000001"),
        ("on_report_event", f"cities/{CITY}/reports/__x__/events/000001"),
    ],
)
def test_news_of_what_is_not_there_is_dropped(
    city: Installation, function: str, path: str, form: str
) -> None:
    before = city.contents()

    answer = deliver(city, function, document_created(path, form=form))

    assert answer.status == 200
    assert city.contents() == before


# How a delivery can be broken: headers to change, the body, and what answers.
BROKEN: Mapping[str, tuple[Mapping[str, str], bytes, int, bytes]] = {
    "half an object": ({}, b'{"value": ', 500, b"event_malformed"),
    "nothing": ({}, b"", 500, b"event_malformed"),
    "a list": ({}, b"[]", 500, b"event_malformed"),
    "a number": ({}, b"1", 500, b"event_malformed"),
    "another type": ({"Content-Type": "text/plain"}, b"{}", 500, b"event_malformed"),
    "no protobuf": ({"Content-Type": "application/protobuf"}, b"\xff\xff", 500, b"event_malformed"),
    "empty protobuf": ({"Content-Type": "application/protobuf"}, b"", 500, b"event_malformed"),
    "zeros": ({"Content-Type": "application/protobuf"}, bytes(40), 500, b"event_malformed"),
    "another subject": ({"ce-subject": "documents/x/y"}, b"{}", 500, b"event_subject_unknown"),
    "no subject": ({"ce-subject": ""}, b"{}", 500, b"event_subject_unknown"),
    "another version": ({"ce-specversion": "9"}, b"{}", 400, b"event_malformed"),
}


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_delivery_is_an_error_and_never_a_silent_success(
    city: Installation, function: str, case: str
) -> None:
    headers, body, status, text = BROKEN[case]
    good = _good(city, function)
    before = city.contents()
    logged = len(city.logs())

    answer = deliver(city, function, Delivery({**good.headers, **headers}, body))

    assert (answer.status, answer.body) == (status, text)
    assert "Traceback" not in city.logs()[logged:]
    assert city.contents() == before


def _good(city: Installation, function: str) -> Delivery:
    if function == "on_photo_uploaded":
        return object_finalized(f"{CITY}/{city.report.report_id}/{city.photo_id}")
    if function == "on_reference_changed":
        return document_written(f"cities/{CITY}/reference_drafts/hours/rows/friday", form="json")
    path = f"cities/{CITY}/reports/{city.report.report_id}"
    path += "/events/000001" if function == "on_report_event" else ""
    return document_created(path, form="json")


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("body", [b"{}", b"[]", b"null", b'{"message": {"data": "a2VuYXJp"}}'])
def test_what_is_no_cloud_event_is_refused_without_repeating_its_headers(
    city: Installation, function: str, body: bytes
) -> None:
    headers = {"Content-Type": "application/json", "Authorization": "Bearer kenari-secret"}
    before = city.contents()

    answer = request(city, function, "POST", "/", body=body, headers=headers)

    assert 400 <= answer.status < 600
    assert b"kenari" not in answer.body
    assert b"Authorization" not in answer.body
    assert city.contents() == before


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS"])
def test_a_delivery_is_a_post(city: Installation, function: str, method: str) -> None:
    assert request(city, function, method, "/").status == 405


def _settled(city: Installation, photo: Photo) -> Photo:
    return city.container.ports.photo_records.photo(CITY, photo.report_id, photo.photo_id)
