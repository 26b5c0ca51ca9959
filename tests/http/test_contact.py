"""A reporter's number, opened over HTTP: to whom, how often, and that nothing else tells it."""

import json

from tests.http.client import TARGETS, Answer, Sent, assert_described, assert_refused, send
from tests.http.installation import (
    DESK,
    NAME,
    OFFICER,
    PHONE,
    SUPERVISOR,
    Installation,
)

(CONTACT,) = [t for t in TARGETS if t.route.path.endswith("/contact-openings")]
(OPENED,) = [t for t in TARGETS if str(t) == "GET /v1/officer/reports/<report_id>"]
(TRACKED,) = [t for t in TARGETS if str(t) == "GET /v1/reports/<code>"]
WHY = "Menanyakan hasil perbaikan."


def _asked(city: Installation, reason: str = WHY, key: str | None = None) -> Answer:
    headers = {"Authorization": f"Bearer {city.token(SUPERVISOR)}", "Idempotency-Key": key}
    return send(city, Sent(CONTACT, json.dumps({"reason": reason}).encode(), headers=headers))


def test_a_supervisor_is_told_once_and_a_repeat_is_the_same_opening(city: Installation) -> None:
    first = _asked(city, key="contact-0001")
    again = _asked(city, key="contact-0001")

    assert_described(CONTACT, first)
    told = first.json
    assert (told["opened"], told["name"], told["phone"]) == (True, NAME, PHONE)
    assert told["agreed_until"] is None
    assert again.json == told
    assert_refused(_asked(city, "Lain.", "contact-0001"), 422, "idempotency_key_reused")


def test_the_reporter_reads_why_and_nothing_else_that_is_answered_tells_the_number(
    city: Installation,
) -> None:
    _asked(city)

    tracked = send(city, Sent(TRACKED))
    opened = send(city, Sent(OPENED, headers={"Authorization": f"Bearer {city.token(DESK)}"}))

    last = tracked.json["timeline"][-1]
    assert (last["event"], last["message"]) == ("contact_opened", WHY)
    for answer in (tracked, opened):
        assert NAME not in answer.body.decode()
        assert PHONE not in answer.body.decode()
    logs = city.logs()
    assert not [word for word in (NAME, PHONE, WHY) if word in logs]


def test_who_may_not_call_is_refused_and_nothing_is_written(city: Installation) -> None:
    before = city.contents()

    for claims, code in ((OFFICER, "forbidden"), (DESK, "contact_for_supervisors")):
        headers = {"Authorization": f"Bearer {city.token(claims)}"}
        assert_refused(send(city, Sent(CONTACT, headers=headers)), 403, code)
    for reason, code in ((" ", "text_required"), ("0812-3456-7890", "reason_tells_of_people")):
        assert_refused(_asked(city, reason), 422, code)
    assert_refused(_asked(city, ""), 422, "body_invalid")

    assert city.contents() == before
