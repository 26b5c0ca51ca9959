"""What a report may say, and what a repeated one is answered."""

import json
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from shared.domain.kernel.ids import derived_id, request_hash
from shared.domain.kernel.operations import KEPT_FOR, LEASE, Operation
from tests.http.client import (
    TARGETS,
    Answer,
    Sent,
    Target,
    assert_described,
    assert_refused,
    good_body,
    send,
)
from tests.http.installation import CITIZEN, CITY, NAME, OTHER_CITIZEN, PHONE, WORDS, Installation

(SUBMIT,) = [target for target in TARGETS if str(target) == "POST /v1/reports"]
PHOTO = {"content_type": "image/jpeg", "size_bytes": 1000}
ADDRESS = {"address_text": "Jalan kenari 1", "kelurahan_code": "74.71.01.9999"}
BODY: dict[str, Any] = {
    "description": WORDS,
    "category": "jalan_rusak",
    "location": {"latitude": -3.9778, "longitude": 122.515},
    "contact": {"name": NAME, "phone": PHONE},
}


def submit(city: Installation, body: Any, key: str = "", **headers: str | None) -> Answer:
    key = key or f"key-{secrets.token_hex(8)}"
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return send(city, Sent(SUBMIT, data, headers={"Idempotency-Key": key, **headers}))


# What is put in place of a good body's field, and the code and field of the refusal.
VALUES: dict[str, tuple[dict[str, Any], str, str]] = {
    "no words": ({"description": ""}, "body_invalid", "description"),
    "only blanks": ({"description": " \n\t "}, "text_required", "description"),
    "5001 letters": ({"description": "x" * 5001}, "body_invalid", "description"),
    "latitude 91": (
        {"location": {"latitude": 91, "longitude": 0}},
        "body_invalid",
        "location.latitude",
    ),
    "longitude -181": (
        {"location": {"latitude": 0, "longitude": -181}},
        "body_invalid",
        "location.longitude",
    ),
    "a fix before there were clocks": (
        {"location": {**BODY["location"], "fixed_at": "1969-12-31T23:59:59Z"}},
        "body_invalid",
        "location.fixed_at",
    ),
    "half a point": ({"location": {"latitude": -3.9}}, "place_required", "location"),
    "no place": ({"location": {}}, "place_required", "location"),
    "an unknown kelurahan": ({"location": ADDRESS}, "village_unknown", "location.kelurahan_code"),
    "a kelurahan that is a path": (
        {"location": {**ADDRESS, "kelurahan_code": "../../etc"}},
        "body_invalid",
        "location.kelurahan_code",
    ),
    "a field in the place": (
        {"location": {**BODY["location"], "altitude": 3}},
        "body_invalid",
        "location.altitude",
    ),
    "accuracy below zero": (
        {"location": {**BODY["location"], "accuracy_m": -1}},
        "body_invalid",
        "location.accuracy_m",
    ),
    "a phone at half a point": (
        {"location": {**BODY["location"], "device": {"latitude": -3.9}}},
        "body_invalid",
        "location.device.longitude",
    ),
    "a phone beyond the pole": (
        {"location": {**BODY["location"], "device": {"latitude": 91, "longitude": 0}}},
        "body_invalid",
        "location.device.latitude",
    ),
    "an unknown category": ({"category": "ufo"}, "category_unknown", "category"),
    "a category that is a path": ({"category": "../reports"}, "body_invalid", "category"),
    "an unknown type": ({"type": "threat"}, "body_invalid", "type"),
    "6 photos": ({"photos": [PHOTO] * 6}, "too_many_photos", "photos"),
    "an SVG": (
        {"photos": [{**PHOTO, "content_type": "image/svg+xml"}]},
        "photo_type_unsupported",
        "photos[0].content_type",
    ),
    "HTML": (
        {"photos": [PHOTO, {**PHOTO, "content_type": "text/html"}]},
        "photo_type_unsupported",
        "photos[1].content_type",
    ),
    "a type with a tail": (
        {"photos": [{**PHOTO, "content_type": "image/jpeg, text/html"}]},
        "photo_type_unsupported",
        "photos[0].content_type",
    ),
    "a photo of 26 MB": (
        {"photos": [{**PHOTO, "size_bytes": 26 * 1024 * 1024}]},
        "photo_too_large",
        "photos[0].size_bytes",
    ),
    "a photo of nothing": (
        {"photos": [{**PHOTO, "size_bytes": 0}]},
        "body_invalid",
        "photos[0].size_bytes",
    ),
    "a local time": (
        {"photos": [{**PHOTO, "captured_at": "2026-11-23T10:00:00"}]},
        "body_invalid",
        "photos[0].captured_at",
    ),
    "the first second of the calendar": (
        {"photos": [{**PHOTO, "captured_at": "0001-01-01T00:00:00+14:00"}]},
        "body_invalid",
        "photos[0].captured_at",
    ),
    "the last second of the calendar": (
        {"photos": [{**PHOTO, "captured_at": "9999-12-31T23:59:59-14:00"}]},
        "body_invalid",
        "photos[0].captured_at",
    ),
    "no phone number": ({"contact": {"phone": "call me"}}, "phone_invalid", "contact.phone"),
    "an emergency number": ({"contact": {"phone": "112"}}, "phone_invalid", "contact.phone"),
    "a hidden sign in the name": (
        {"contact": {"name": "a\u200bb"}},
        "text_invalid",
        "contact.name",
    ),
    "a NUL in the address": (
        {"location": {**BODY["location"], "address_text": "a\0b"}},
        "text_invalid",
        "location.address_text",
    ),
}


@pytest.mark.parametrize("case", VALUES)
def test_a_report_that_cannot_be_taken_names_the_field(city: Installation, case: str) -> None:
    change, code, field = VALUES[case]
    before = city.contents()

    answer = submit(city, {**BODY, **change})

    assert_refused(answer, 422, code)
    assert answer.json["field"] == field
    assert_described(SUBMIT, answer)
    assert city.contents() == before


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 400])
def test_a_place_that_is_no_number_is_refused(city: Installation, value: str) -> None:
    before = city.contents()
    body = json.dumps({**BODY, "location": {"latitude": "@", "longitude": 1}})

    answer = submit(city, body.replace('"@"', value).encode())

    assert_refused(answer, answer.status, answer.code)
    assert answer.code in {"json_malformed", "body_invalid"}
    assert city.contents() == before


def test_a_hundred_kilobytes_of_words_are_not_read(city: Installation) -> None:
    before = city.contents()

    answer = submit(city, {**BODY, "description": "x" * 100_000})

    assert_refused(answer, 413, "body_too_large")
    assert city.contents() == before


def test_five_thousand_letters_of_any_script_are_taken(city: Installation) -> None:
    body = {**BODY, "description": "\U0001d54f" * 5000}

    assert submit(city, json.dumps(body, ensure_ascii=True).encode()).status == 201


def test_the_same_request_again_is_answered_the_same_byte_for_byte(city: Installation) -> None:
    key = f"key-{secrets.token_hex(8)}"
    body = {**BODY, "photos": [PHOTO, PHOTO]}
    first = submit(city, body, key)
    after_first = city.contents()

    again = submit(city, json.dumps(dict(reversed(body.items())), indent=3).encode(), key)

    assert (first.status, again.status) == (201, 201)
    assert again.body == first.body
    assert_described(SUBMIT, first)
    # Sessions that nobody is told of are opened while the key is claimed; they expire by themselves.
    sessions = {"uploads": after_first["uploads"] + 2}
    assert city.contents() == {**after_first, **sessions}


def test_where_the_phone_was_is_compared_and_written_nowhere(city: Installation) -> None:
    key = f"key-{secrets.token_hex(8)}"
    home = {"latitude": -3.993412, "longitude": 122.534178, "accuracy_m": 9}
    body = {**BODY, "photos": [PHOTO], "location": {**BODY["location"], "device": home}}
    first = submit(city, body, key)

    moved = {**home, "latitude": -3.999876}
    again = submit(city, {**body, "location": {**BODY["location"], "device": moved}}, key)

    assert (first.status, again.body) == (201, first.body)
    kept = city.container.ports.reports.get(CITY, first.json["report_id"])
    assert kept.location.device_away_m == 2_500
    files = [path for path in city.folder.rglob("*") if path.is_file()]
    written = b"".join(path.read_bytes() for path in files) + city.logs().encode()
    assert b"122.515" in written
    assert not [each for each in (b"993412", b"534178", b"999876") if each in written]


def test_the_key_of_another_request_is_refused(city: Installation) -> None:
    key = f"key-{secrets.token_hex(8)}"
    submit(city, BODY, key)
    before = city.contents()

    answer = submit(city, {**BODY, "secret": True}, key)

    assert_refused(answer, 422, "idempotency_key_reused")
    assert_described(SUBMIT, answer)
    assert city.contents() == before


def test_the_same_key_of_another_person_is_another_request(city: Installation) -> None:
    key = f"key-{secrets.token_hex(8)}"
    first = submit(city, BODY, key)

    other = submit(city, BODY, key, Authorization=f"Bearer {city.token(OTHER_CITIZEN)}")

    assert other.status == 201
    assert other.json["tracking_code"] != first.json["tracking_code"]
    assert other.json["handle"] == other.json["report_id"][:8].upper()


def test_a_request_that_is_being_worked_on_is_asked_to_wait(city: Installation) -> None:
    key = f"key-{secrets.token_hex(8)}"
    _claim(city, key, BODY)
    before = city.contents()

    answer = submit(city, BODY, key)

    assert_refused(answer, 409, "operation_in_progress")
    assert 1 <= int(answer.headers["retry-after"]) <= LEASE.total_seconds()
    assert_described(SUBMIT, answer)
    assert city.contents() == before


def _claim(city: Installation, key: str, body: dict[str, Any]) -> None:
    """As an attempt would that has not got any further yet."""
    import msgspec

    from functions._edge.schemas.incoming import ReportIn

    now = city.container.ports.clock.now()
    asked = request_hash(msgspec.to_builtins(msgspec.convert(body, ReportIn)))
    operation_id = derived_id("submit", CITY, CITIZEN.uid, key)
    wanted = Operation(operation_id, asked, "another attempt", now + LEASE, now + KEPT_FOR)
    city.container.ports.reports.claim(CITY, wanted, now)


def test_a_request_that_was_given_up_is_taken_over(city: Installation) -> None:
    key = f"key-{secrets.token_hex(8)}"
    now = city.container.ports.clock.now() - timedelta(seconds=1)
    operation_id = derived_id("submit", CITY, CITIZEN.uid, key)
    import msgspec

    from functions._edge.schemas.incoming import ReportIn

    asked = request_hash(msgspec.to_builtins(msgspec.convert(BODY, ReportIn)))
    city.container.ports.reports.claim(
        CITY, Operation(operation_id, asked, "it died", now, now + KEPT_FOR), now
    )

    assert submit(city, BODY, key).status == 201


WITH_KEY = [target for target in TARGETS if target.route.idempotency]


@pytest.mark.parametrize("target", WITH_KEY, ids=str)
@pytest.mark.parametrize(
    "key", ["short", "x" * 129, "eight letters", "../../etc/passwd", "kunci-\xe9-kunci", "a" * 8000]
)
def test_a_key_of_no_usable_form_is_refused(city: Installation, target: Target, key: str) -> None:
    before = city.contents()

    answer = send(city, Sent(target, headers={"Idempotency-Key": key}))

    assert_refused(answer, 400, "idempotency_key_invalid")
    assert_described(target, answer)
    assert city.contents() == before


@pytest.mark.parametrize("target", WITH_KEY, ids=str)
def test_a_missing_key_is_refused_where_one_is_required(city: Installation, target: Target) -> None:
    if target.route.idempotency == "optional":
        body = {**good_body(target), "unknown": 1}
        answer = send(
            city, Sent(target, json.dumps(body).encode(), headers={"Idempotency-Key": None})
        )
        assert answer.code == "body_invalid"
        return
    answer = send(city, Sent(target, headers={"Idempotency-Key": None}))

    assert_refused(answer, 400, "idempotency_key_missing")


def test_five_at_once_make_one_report(city: Installation) -> None:
    key = f"key-{secrets.token_hex(8)}"
    before = city.contents()["documents"]
    submit(city, BODY)
    each = city.contents()["documents"] - before

    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda _: submit(city, BODY, key), range(5)))

    assert {answer.status for answer in answers} <= {201, 409}
    assert len({answer.body for answer in answers if answer.status == 201}) == 1
    assert city.contents()["documents"] == before + 2 * each


REPEATABLE = [
    target for target in WITH_KEY if target.route.path.endswith(("/messages", "/actions"))
]


@pytest.mark.parametrize("target", REPEATABLE, ids=str)
def test_a_word_that_is_repeated_is_said_once(city: Installation, target: Target) -> None:
    body = _word(city, target, "Masih menunggu")
    key = {"Idempotency-Key": f"key-{secrets.token_hex(8)}"}
    first = send(city, Sent(target, body, headers=key))
    after_first = city.contents()

    again = send(city, Sent(target, body, headers=key))

    assert (first.status, again.status) == (200, 200)
    assert again.body == first.body
    assert_described(target, first)
    assert city.contents() == after_first


@pytest.mark.parametrize("target", REPEATABLE, ids=str)
def test_another_word_under_the_same_key_is_refused_and_not_swallowed(
    city: Installation, target: Target
) -> None:
    key = {"Idempotency-Key": f"key-{secrets.token_hex(8)}"}
    send(city, Sent(target, _word(city, target, "Masih menunggu"), headers=key))
    before = city.contents()

    answer = send(city, Sent(target, _word(city, target, "Sudah selesai"), headers=key))

    assert_refused(answer, 422, "idempotency_key_reused")
    assert_described(target, answer)
    assert city.contents() == before


def _word(city: Installation, target: Target, text: str) -> bytes:
    """A message, on the version that stands now where one is asked for."""
    body = {**good_body(target), "text": text}
    if "version" in body:
        body["version"] = city.container.ports.reports.get(CITY, city.report.report_id).version
    return json.dumps(body).encode()
