"""Nonces of the camera over the wire: who gets them, and what becomes of the photos they come with."""

import json
import secrets
from datetime import datetime, timedelta
from typing import Any

import pytest

from shared.domain.people.access import Claims
from shared.domain.photos.capture import LONGEST_NONCE, NonceStatus
from shared.domain.photos.photos import Photo
from tests.http.client import TARGETS, Answer, Sent, Target, assert_described, assert_refused, send
from tests.http.installation import CITIZEN, CITY, OTHER_CITIZEN, WORDS, Installation


def _target(wanted: str) -> Target:
    (found,) = (target for target in TARGETS if str(target) == wanted)
    return found


SUBMIT = _target("POST /v1/reports")
FOR_CITIZENS = _target("POST /v1/capture-nonces")
FOR_STAFF = _target("POST /v1/officer/capture-nonces")


def ask(city: Installation, target: Target = FOR_CITIZENS, photos: int = 1) -> Answer:
    return send(city, Sent(target, json.dumps({"photos": photos}).encode()))


def nonce_of(city: Installation) -> str:
    (nonce,) = ask(city).json["nonces"]
    return str(nonce)


@pytest.mark.parametrize("target", [FOR_CITIZENS, FOR_STAFF], ids=str)
def test_each_photo_gets_a_nonce_and_nothing_is_kept(city: Installation, target: Target) -> None:
    before = city.contents()
    answer = ask(city, target, photos=5)
    assert answer.status == 201
    assert_described(target, answer)
    told = answer.json
    assert len(set(told["nonces"])) == 5
    assert max(map(len, told["nonces"])) <= LONGEST_NONCE
    live, last = (datetime.fromisoformat(told[name]) for name in ("live_until", "send_until"))
    assert last - live == timedelta(hours=23, minutes=45)
    assert city.contents() == before


@pytest.mark.parametrize("photos", [0, 6])
def test_no_more_than_a_report_takes(city: Installation, photos: int) -> None:
    answer = ask(city, photos=photos)
    assert_refused(answer, 422, "body_invalid")
    assert answer.json["field"] == "photos"


def test_a_city_that_is_not_served_issues_none(city: Installation) -> None:
    path = "/v1/capture-nonces?jurisdiction_id=atlantis"
    assert_refused(send(city, Sent(FOR_CITIZENS, path=path)), 404, "jurisdiction_unknown")


def announced(city: Installation, nonce: str, sender: Claims = CITIZEN, query: str = "") -> Photo:
    """The one photo of a new report that came with this nonce."""
    photo: dict[str, Any] = {"content_type": "image/jpeg", "size_bytes": 1000, "capture": "camera"}
    body = {
        "description": WORDS,
        "location": {"latitude": -3.9778, "longitude": 122.515},
        "photos": [{**photo, "capture_nonce": nonce}],
    }
    headers = {
        "Idempotency-Key": f"key-{secrets.token_hex(8)}",
        "Authorization": f"Bearer {city.token(sender)}",
    }
    answer = send(
        city, Sent(SUBMIT, json.dumps(body).encode(), f"/v1/reports{query}", headers=headers)
    )
    assert answer.status == 201
    records = city.container.ports.photo_records
    (found,) = records.photos(query.rpartition("=")[2] or CITY, answer.json["report_id"])
    return found


def test_a_nonce_is_its_senders_own_in_its_own_city(city: Installation) -> None:
    nonce = nonce_of(city)
    standings = {
        "own": announced(city, nonce),
        "neighbour": announced(city, nonce, OTHER_CITIZEN),
        "elsewhere": announced(city, nonce, query="?jurisdiction_id=makassar"),
        "forged": announced(city, nonce[:-1] + ("A" if nonce[-1] != "A" else "Q")),
        "none": announced(city, ""),
    }
    assert {
        name: photo.session.standing if photo.session else None for name, photo in standings.items()
    } == {
        "own": NonceStatus.OWN,
        "neighbour": NonceStatus.OTHERS,
        "elsewhere": NonceStatus.OTHERS,
        "forged": NonceStatus.UNKNOWN,
        "none": None,
    }


def test_nonces_are_in_no_log(city: Installation) -> None:
    nonce = nonce_of(city)
    announced(city, nonce)
    assert nonce not in city.logs()
