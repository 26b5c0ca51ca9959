"""Questions about a place: the reporter's at once, the desk's in one act."""

import json
import secrets
from typing import Any

from shared.usecases.queries.track_report import track_report
from shared.usecases.routing.route_report import route_report
from tests.http.client import TARGETS, Answer, Sent, assert_described, send
from tests.http.installation import CITY, DESK, Installation

(SUBMIT,) = [target for target in TARGETS if str(target) == "POST /v1/reports"]
(PLACE,) = [target for target in TARGETS if str(target) == "POST /v1/reports/<code>/place"]
(READ,) = [target for target in TARGETS if str(target) == "GET /v1/officer/reports/<report_id>"]
(ACT,) = [
    target for target in TARGETS if str(target) == "POST /v1/officer/reports/<report_id>/actions"
]
# Between two districts, and a phone that cannot tell them apart.
BETWEEN = {
    "description": "Kantor lurah tutup sebelum jam dua belas",
    "category": "pelayanan_kecamatan",
    "location": {
        "latitude": -3.972456,
        "longitude": 122.505656,
        "accuracy_m": 30,
        "source": "device",
    },
}
HOLE = {
    "description": "Jalan berlubang di Jl. Melati, motor sering jatuh",
    "location": {"latitude": -3.9668, "longitude": 122.5140},
}
HERE, THERE = "74.71.09.1004", "74.71.08.1003"


def submitted(city: Installation, body: Any, key: str = "") -> Answer:
    headers = {"Idempotency-Key": key or f"key-{secrets.token_hex(8)}"}
    answer = send(city, Sent(SUBMIT, json.dumps(body).encode(), headers=headers))
    assert answer.status == 201
    assert_described(SUBMIT, answer)
    return answer


def test_who_submits_on_a_border_is_asked_in_the_answer_and_may_reply_at_once(
    city: Installation,
) -> None:
    key = f"key-{secrets.token_hex(8)}"
    answer = submitted(city, BETWEEN, key)
    question = answer.json["place_question"]
    assert [each["choice"] for each in question["choices"]] == [HERE, THERE]
    assert question["choices"][1]["text"] == "Kelurahan Pondambea, Kadia"
    assert submitted(city, BETWEEN, key).body == answer.body

    path = f"/v1/reports/{answer.json['tracking_code']}/place"
    replied = send(city, Sent(PLACE, json.dumps({"choice": THERE}).encode(), path))

    assert replied.status == 200
    assert_described(PLACE, replied)
    route_report(CITY, answer.json["report_id"], city.container.ports)
    tracked = track_report(answer.json["tracking_code"], city.container.ports).report
    assert (tracked.agency_id, tracked.village_code) == ("KEC-KADIA", THERE)


def test_who_is_far_from_borders_is_asked_nothing(city: Installation) -> None:
    assert submitted(city, HOLE).json["place_question"] is None


def test_the_desk_says_whose_road_it_is_and_the_rules_run_again(city: Installation) -> None:
    report_id = submitted(city, HOLE).json["report_id"]
    route_report(CITY, report_id, city.container.ports)
    path = f"/v1/officer/reports/{report_id}"
    as_desk = {"Authorization": f"Bearer {city.token(DESK)}"}
    opened = send(city, Sent(READ, path=path, headers=as_desk))
    assert_described(READ, opened)
    question = opened.json["question"]
    assert "Jalan ini milik siapa?" in question["text"]
    provincial = {each["road_status"]: each for each in question["choices"]}["provincial"]

    body = {
        "action": "correct",
        "version": opened.json["report"]["version"],
        "road_status": provincial["road_status"],
    }
    acted = send(city, Sent(ACT, json.dumps(body).encode(), f"{path}/actions", as_desk))

    assert acted.status == 200
    assert_described(ACT, acted)
    after = city.container.ports.reports.get(CITY, report_id)
    assert (after.forwarded_to, after.rule) == (provincial["agency_id"], "jalan-rusak-provinsi")
    assert send(city, Sent(READ, path=path, headers=as_desk)).json["question"] is None


def test_what_the_desk_was_told_on_the_telephone_leads_to_another_office(
    city: Installation,
) -> None:
    lamp = {**HOLE, "description": "Lampu jalan mati", "category": "lampu_jalan"}
    report_id = submitted(city, lamp).json["report_id"]
    route_report(CITY, report_id, city.container.ports)
    path = f"/v1/officer/reports/{report_id}/actions"
    as_desk = {"Authorization": f"Bearer {city.token(DESK)}"}
    version = city.container.ports.reports.get(CITY, report_id).version

    def correct(answers: Any) -> Answer:
        body = {"action": "correct", "version": version, "attributes": answers}
        return send(city, Sent(ACT, json.dumps(body).encode(), path, as_desk))

    refused = correct({"padam": "bulan"})
    assert (refused.status, refused.code) == (422, "attribute_invalid")
    assert_described(ACT, refused)
    assert correct({"padam": "rumah"}).status == 200
    assert city.container.ports.reports.get(CITY, report_id).forwarded_to == "PLN"


def test_a_status_that_no_road_has_is_refused(city: Installation) -> None:
    body = {"action": "correct", "version": 1, "road_status": "unknown"}
    answer = send(city, Sent(ACT, json.dumps(body).encode()))
    assert (answer.status, answer.code) == (422, "body_invalid")
