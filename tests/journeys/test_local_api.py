"""The addresses that scripts and lessons use."""

import json
import socket
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest

from local.stage.client import CityClient, HttpAnswer
from tests.journeys.local_cities import KORUMBA, city, own_city, submit

__all__ = ["city", "own_city"]

pytestmark = pytest.mark.journey
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("persona", "who", "uid"),
    [
        ("citizen", {}, "citizen-warga"),
        ("citizen", {"name": "warga-2"}, "citizen-warga-2"),
        ("officer", {"office": "DPUPR"}, "kendari-officer-DPUPR"),
        ("officer", {"office": "DPU", "city": "makassar"}, "makassar-officer-DPU"),
        ("desk", {}, "kendari-desk"),
        ("supervisor", {}, "kendari-supervisor"),
        ("leader", {}, "kendari-leader"),
        ("admin", {"city": "makassar"}, "makassar-admin"),
    ],
)
def test_one_can_sign_in_as_anybody(
    city: CityClient, persona: str, who: dict[str, str], uid: str
) -> None:
    session = city.post("/local/sign-in", {"persona": persona, **who})
    assert session["uid"] == uid
    assert session["id_token"].count(".") == 2


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"persona": "officer"}, 422, "office_required"),
        ({"persona": "officer", "office": "NOWHERE"}, 422, "persona_unknown"),
        ({"persona": "officer", "office": "PLN"}, 422, "persona_unknown"),
        ({"persona": "king"}, 422, "persona_unknown"),
        ({}, 422, "persona_unknown"),
        ({"persona": "citizen", "name": "../x"}, 422, "name_invalid"),
        ({"persona": "citizen", "city": "atlantis"}, 404, None),
        ([], 400, "json_malformed"),
    ],
)
def test_a_sign_in_that_names_nobody_is_refused(
    city: CityClient, body: object, status: int, code: str | None
) -> None:
    answer = city.send("POST", "/local/sign-in", json.dumps(body).encode(), JSON)
    assert_problem(answer, status, code)


def test_staff_are_seeded_and_see_only_their_own_office(city: CityClient) -> None:
    filed = submit(city.signed_in("citizen"), "seen-by-its-own-office")
    city.post("/local/settle", {})
    path = f"/v1/officer/reports/{filed['report_id']}"
    assert city.signed_in("officer", office="DPUPR").get(path)["report"]["agency_id"] == "DPUPR"
    assert city.signed_in("officer", office="DLHK").send("GET", path).status == 404
    assert city.signed_in("desk", city="makassar").send("GET", path).status == 404
    assert city.signed_in("admin").send("GET", "/v1/officer/reports").status == 403


def test_the_clock_moves_and_what_falls_due_happens_at_its_time(own_city: CityClient) -> None:
    filed = submit(own_city.signed_in("citizen"), "watched-by-the-clock")
    own_city.post("/local/settle", {})
    (alarm,) = own_city.get("/local/alarms")["alarms"]
    assert (alarm["report_id"], alarm["rung_id"]) == (filed["report_id"], "nudge")

    own_city.post("/local/clock", {"advance": "P4D"})

    events = own_city.get(f"/local/reports/{filed['report_id']}")["events"]
    climbed = [
        (event["detail"]["rung"], event["at"][:13])
        for event in events
        if event["type"] == "rung_climbed"
    ]
    assert [rung for rung, _ in climbed] == [
        "nudge",
        "head",
        "warn-75",
        "warn-90",
        "visit",
        "secretary",
    ]
    assert climbed[0][1] == alarm["at"][:13], "not when the clock stopped, but when it was due"
    (mayor,) = own_city.get("/local/alarms")["alarms"]
    assert mayor["rung_id"] == "mayor"


def test_the_clock_goes_to_the_next_alarm(own_city: CityClient) -> None:
    nothing = own_city.send("POST", "/local/clock", b'{"to": "next_alarm"}', JSON)
    assert_problem(nothing, 409, "no_alarm_set")
    submit(own_city.signed_in("citizen"), "to-the-next-alarm")
    own_city.post("/local/settle", {})
    (alarm,) = own_city.get("/local/alarms")["alarms"]
    now = own_city.post("/local/clock", {"to": "next_alarm"})["now"]
    late_by = datetime.fromisoformat(now) - datetime.fromisoformat(alarm["at"])
    assert timedelta(0) <= late_by < timedelta(seconds=30)
    own_city.post("/local/clock", {"advance": "PT15M"})
    templates = [each["template"] for each in own_city.get("/local/messages")["messages"]]
    assert templates.count("whatsapp_office_nudge") == 1


@pytest.mark.parametrize("advance", ["24h", "P1M", "", None, -5, "-PT1H", "PT"])
def test_a_span_that_is_none_is_refused(city: CityClient, advance: object) -> None:
    answer = city.send("POST", "/local/clock", json.dumps({"advance": advance}).encode(), JSON)
    assert_problem(answer, 422, "duration_invalid")


def test_messages_tell_channel_recipient_words_and_time(own_city: CityClient) -> None:
    filed = submit(
        own_city.signed_in("citizen"),
        "told-by-whatsapp",
        contact={"phone": "0812-3456-7890", "whatsapp": True},
    )
    own_city.post("/local/settle", {})
    found = own_city.get("/local/messages")["messages"]
    assert {"channel", "to", "template", "title", "body", "at", "receipt"} <= set(found[0])
    by_channel = {message["channel"]: message for message in found}
    assert by_channel["push"]["to"] == "phone:kendari-officer-DPUPR"
    assert by_channel["whatsapp"]["to"] == "+6281234567890"
    assert by_channel["whatsapp"]["template"] == "reporter_report_assigned"
    handle = filed["report_id"][:8].upper()
    assert all(handle in message["body"] for message in found)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "phone_required"),
        ({"on": False}, "phone_required"),
        ({"phone": " ", "on": False}, "phone_required"),
        ({"phone": 628, "on": False}, "phone_required"),
        ({"phone": "+6280000000101"}, "on_required"),
        ({"phone": "+6280000000101", "on": "no"}, "on_required"),
    ],
)
def test_a_switch_without_its_phone_or_its_side_is_refused(
    city: CityClient, body: object, code: str
) -> None:
    answer = city.send("POST", "/local/phones", json.dumps(body).encode(), JSON)
    assert_problem(answer, 422, code)


def test_a_phone_is_switched_off_and_on(own_city: CityClient) -> None:
    for is_on in (False, True):
        asked = {"phone": "+6280000000101", "on": is_on}
        assert own_city.post("/local/phones", asked) == asked


@pytest.mark.parametrize("body", [{"press": "accept"}, {"receipt": "read"}])
def test_a_push_has_neither_buttons_nor_receipts(city: CityClient, body: dict[str, str]) -> None:
    submit(city.signed_in("citizen"), "pushed-to-the-office")
    city.post("/local/settle", {})
    push = next(m for m in city.get("/local/messages")["messages"] if m["channel"] == "push")
    path = f"/local/messages/{push['id']}"
    answer = city.send("POST", path, json.dumps(body).encode(), JSON)
    assert_problem(answer, 422, "not_whatsapp")
    none = city.send("POST", "/local/messages/999999", json.dumps(body).encode(), JSON)
    assert_problem(none, 404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/local/reports/00000000000000000000000000000000", 404),
        ("GET", "/local/nowhere", 404),
        ("GET", "/nowhere", 404),
        ("DELETE", "/local/clock", 405),
        ("PUT", "/local/uploads/guessed", 404),
        ("POST", "/escalate_report", 404),
        ("POST", "/sweep_overdue", 404),
        ("POST", "/on_report_created", 404),
    ],
)
def test_what_is_not_there_is_a_problem_in_two_languages(
    city: CityClient, method: str, path: str, status: int
) -> None:
    assert_problem(city.send(method, path, b"{}" if method != "GET" else b"", JSON), status, None)


def test_a_forty_megabyte_body_is_refused_before_it_is_read(city: CityClient) -> None:
    for path in ("/v1/reports", "/local/sign-in"):
        token = city.signed_in("citizen").token
        head = _head(path, f"Content-Length: {40 * 1024 * 1024}", f"Authorization: Bearer {token}")
        assert _raw(city, head + b'{"description":').startswith(b"HTTP/1.1 413")


def test_a_chunked_body_is_understood_or_refused_but_never_hangs(city: CityClient) -> None:
    chunk = b'{"persona": "citizen"}'
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(chunk), chunk)
    chunked = "Transfer-Encoding: chunked"
    assert _raw(city, _head("/local/sign-in", chunked) + body).startswith(b"HTTP/1.1 200")
    assert _raw(city, _head("/v1/reports", chunked) + body).startswith(b"HTTP/1.1 411")


def test_a_page_of_another_site_that_borrowed_our_address_gets_nothing(city: CityClient) -> None:
    answer = city.send("GET", "/local/messages", headers={"Host": "attacker.example"})
    assert answer.status == 421


def test_silent_connections_keep_nobody_waiting(city: CityClient) -> None:
    address = urlsplit(city.base_url)
    silent = [
        socket.create_connection((address.hostname or "", address.port or 0)) for _ in range(8)
    ]
    try:
        assert city.get("/healthz") == {"status": "ok"}
    finally:
        for connection in silent:
            connection.close()


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"x" * 1001, "image/jpeg", 422),
        (b"x" * 999, "image/jpeg", 422),
        (b"x" * 1000, "image/svg+xml", 422),
        (b"x" * 1000, "image/jpeg", 200),
    ],
)
def test_an_upload_must_be_what_was_announced(
    city: CityClient, body: bytes, content_type: str, status: int
) -> None:
    photos = [{"content_type": "image/jpeg", "size_bytes": 1000}]
    key = f"upload-{len(body)}-{len(content_type)}"
    filed = city.signed_in("citizen").post(
        "/v1/reports",
        {"description": "Jalan rusak.", "location": KORUMBA, "photos": photos},
        Idempotency_Key=key,
    )
    path = urlsplit(filed["uploads"][0]["url"]).path
    answer = city.send("PUT", path, body, {"Content-Type": content_type})
    assert answer.status == status


def assert_problem(answer: HttpAnswer, status: int, code: str | None) -> None:
    assert answer.status == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json
    assert body["status"] == status
    assert body["detail"]
    assert body["detail_en"]
    assert code in {None, body["code"]}


def _head(path: str, *lines: str) -> bytes:
    host = "Host: localhost"
    typed = "Content-Type: application/json"
    return "\r\n".join([f"POST {path} HTTP/1.1", host, typed, *lines, "", ""]).encode()


def _raw(city: CityClient, request: bytes) -> bytes:
    """The first line or more of the answer to bytes as they are."""
    address = urlsplit(city.base_url)
    with socket.create_connection((address.hostname or "", address.port or 0), 10) as connection:
        connection.sendall(request)
        return connection.recv(200)
