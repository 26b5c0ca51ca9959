"""A complaint's whole life on the semantics of Google's services, every function on its own."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.domain.people.access import Role
from tests import pictures
from tests.journeys.google.bridge import wait_until
from tests.journeys.google.city import City, Emulators, running_city

pytestmark = [pytest.mark.emulator, pytest.mark.journey]
PLACE = {"latitude": -3.9745, "longitude": 122.515, "accuracy_m": 8.0, "source": "device"}


@pytest.fixture(scope="module")
def city(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[City]:
    names = ("firestore_emulator", "storage_emulator", "tasks_emulator", "auth_emulator")
    emulators = Emulators(*(request.getfixturevalue(name) for name in names))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("FIRESTORE_EMULATOR_HOST", emulators.firestore)
        environment.setenv("STORAGE_EMULATOR_HOST", f"http://{emulators.storage}")
        environment.setenv("FIREBASE_AUTH_EMULATOR_HOST", emulators.auth)
        environment.setenv("GOOGLE_CLOUD_PROJECT", "demo-tanggap")
        with running_city(emulators, tmp_path_factory.mktemp("city")) as running:
            yield running


def test_a_pothole_is_nudged_visited_answered_contested_and_confirmed(city: City) -> None:
    citizen, desk = city.citizen(), city.staff(Role.DESK)
    officer = city.staff(Role.OFFICER, "DPUPR")
    photo = pictures.photo()
    announced = [{"content_type": "image/jpeg", "size_bytes": len(photo), "capture": "camera"}]

    status, submitted = city.call(
        "POST",
        "/v1/reports",
        citizen,
        {
            "description": "Jalan berlubang di lorong depan pasar",
            "location": PLACE,
            "photos": announced,
        },
        {"Idempotency-Key": "pothole-0001"},
    )
    assert status == 201
    code, report_id = submitted["tracking_code"], submitted["report_id"]
    city.upload(submitted["uploads"][0], report_id, photo)

    # Routed, and on the phone of the office.
    wait_until("the office's phone", lambda: _pushes(city, report_id, "Laporan baru") == 1)
    tracked = _track(city, code)
    assert (tracked["state"], tracked["agency_responsible"]["agency_id"]) == ("assigned", "DPUPR")
    wait_until("the photo", lambda: _track(city, code)["photos"][0]["state"] == "published")

    # Silence: the queue itself calls, with its own token.
    wait_until("the nudge", lambda: _nudges(city, report_id) == 1)
    # Their reporter has just heard of it, and is left in peace for an hour; the desk does not wait.
    left = datetime.fromisoformat(_track(city, code)["next"]["at"]) - datetime.now(UTC)
    assert timedelta(minutes=50) < left <= timedelta(hours=1)
    ordered = _act(city, desk, report_id, "order_visit", goes="Petugas humas (contoh)")
    assert ordered["state"] == "assigned"
    visited = _act(city, desk, report_id, "visit_result", text="Dijanjikan pekan ini.", met="Kabid")
    assert visited["state"] == "assigned"

    # The answer, with a proof that passes the same worker.
    answered = _act(
        city,
        officer,
        report_id,
        "answer",
        text="Sudah kami tambal. Terima kasih.",
        photos=announced,
    )
    city.upload(answered["uploads"][0], report_id, photo)
    wait_until("the proof", lambda: _published(city, code) == 2)
    # It is the complaint's own picture, so the report is told that it is doubted.
    wait_until("the doubt", lambda: "proof_weighed" in _events(city, desk, report_id))

    # Not fixed: the office has it again. Then it is.
    status, _ = city.call(
        "POST",
        f"/v1/reports/{code}/confirmation",
        citizen,
        {"outcome": "not_fixed", "reason": "Masih berlubang di sisi kiri."},
    )
    assert (status, _track(city, code)["state"]) == (200, "reopened")
    _act(city, officer, report_id, "answer", text="Sisi kiri sudah kami tambal juga.")
    status, _ = city.call("POST", f"/v1/reports/{code}/confirmation", citizen, {"outcome": "fixed"})
    assert (status, _track(city, code)["state"]) == (200, "closed")

    # Every event was delivered twice and the queue rang for deadlines long gone: once is once.
    wait_until("every effect settled", lambda: _is_settled(city, desk, report_id))
    history = _events(city, desk, report_id)
    assert history.count("rung_climbed") == 1
    assert _nudges(city, report_id) == 1
    assert _pushes(city, report_id, "Laporan baru") == 1
    assert history == [
        "submitted",
        "routed",
        "rung_climbed",
        "visit_ordered",
        "visited",
        "answered",
        "proof_weighed",
        "reopened",
        "answered",
        "confirmed",
    ]


def test_a_blackout_is_forwarded_and_stays_tracked(city: City) -> None:
    citizen, desk = city.citizen(), city.staff(Role.DESK)
    body = {"description": "Listrik padam sejak pagi", "location": PLACE}
    _, submitted = city.call(
        "POST", "/v1/reports", citizen, body, {"Idempotency-Key": "blackout-0001"}
    )
    code = submitted["tracking_code"]
    wait_until("the hand-over", lambda: _track(city, code)["state"] == "forwarded")
    tracked = _track(city, code)
    assert tracked["agency_responsible"]["agency_id"] == "PLN"
    assert tracked["next"] is not None
    _act(city, desk, submitted["report_id"], "outside_answer", text="PLN: gardu sudah diperbaiki.")
    assert _track(city, code)["state"] == "answered"


def test_a_repeated_submission_is_the_same_report(city: City) -> None:
    citizen = city.citizen()
    body = {"description": "Sampah menumpuk", "location": PLACE, "category": "sampah"}
    key = {"Idempotency-Key": "waste-0001"}
    first = city.call("POST", "/v1/reports", citizen, body, key)
    assert city.call("POST", "/v1/reports", citizen, body, key) == first
    status, problem = city.call(
        "POST", "/v1/reports", citizen, {**body, "description": "Lain"}, key
    )
    assert (status, problem["code"]) == (422, "idempotency_key_reused")


def test_nobody_but_the_queue_rings_alarms(city: City) -> None:
    body = {"city_id": "kendari", "report_id": "r1", "rung_id": "nudge", "due_version": 1}
    assert city.ring(body, token="made-up") == 401


def _track(city: City, code: str) -> Any:
    status, tracked = city.call("GET", f"/v1/reports/{code}", "nobody")
    assert status == 200
    return tracked


def _published(city: City, code: str) -> int:
    return sum(photo["state"] == "published" for photo in _track(city, code)["photos"])


def _opened(city: City, token: str, report_id: str) -> Any:
    status, opened = city.call("GET", f"/v1/officer/reports/{report_id}", token)
    assert status == 200
    return opened


def _events(city: City, token: str, report_id: str) -> list[str]:
    return [event["event"] for event in _opened(city, token, report_id)["events"]]


def _is_settled(city: City, token: str, report_id: str) -> bool:
    opened = _opened(city, token, report_id)
    final = {"sent", "superseded", "given_up"}
    told = {outcome["key"].split("-")[0] for outcome in opened["outcomes"]}
    return f"{opened['report']['version']:06d}" in told and all(
        outcome["state"] in final for outcome in opened["outcomes"]
    )


def _act(city: City, token: str, report_id: str, action: str, **fields: object) -> Any:
    """Act on the report as it is now; somebody else's alarm may come between, then once more."""
    while True:
        version = _opened(city, token, report_id)["report"]["version"]
        body = {"action": action, "version": version, **fields}
        status, acted = city.call("POST", f"/v1/officer/reports/{report_id}/actions", token, body)
        if status == 200:
            return acted
        assert acted["code"] == "version_conflict", acted


def _pushes(city: City, report_id: str, title: str) -> int:
    return sum(
        message["data"]["report_id"] == report_id and message["notification"]["title"] == title
        for message in city.pushes.messages
    )


def _nudges(city: City, report_id: str) -> int:
    """Nudges by WhatsApp that carry this report's handle."""
    handle = report_id[:8].upper()
    return sum(
        message["template"]["name"] == "whatsapp_office_nudge" and handle in str(message)
        for message in city.chats.messages
    )
