"""What the desk writes down for others, and what it is advised on, over HTTP."""

import json

from shared.usecases.queries.track_report import track_report
from tests.http.client import TARGETS, Sent, good_body, send
from tests.http.installation import DESK, OFFICER, Installation

(INTAKE,) = [t for t in TARGETS if t.route.body and t.route.body.__name__ == "IntakeIn"]
(ADVICE,) = [t for t in TARGETS if t.route.body and t.route.body.__name__ == "AdviceIn"]

(PREPARED,) = [t for t in TARGETS if t.route.path.endswith("/prepared-answers")]


def test_the_desk_gets_a_code_to_hand_over_and_the_report_says_how_it_came(
    city: Installation,
) -> None:
    token = {"Authorization": f"Bearer {city.token(DESK)}", "Idempotency-Key": "intake-1"}

    first = send(city, Sent(INTAKE, headers=token))
    again = send(city, Sent(INTAKE, headers=token))

    assert first.status == 201
    assert again.json == first.json
    assert first.json["handle"] == first.json["report_id"][:8].upper()
    report = track_report(first.json["tracking_code"], city.container.ports).report
    assert report.channel == "phone"


def test_an_officer_takes_in_nothing(city: Installation) -> None:
    before = city.contents()

    answer = send(city, Sent(INTAKE, headers={"Authorization": f"Bearer {city.token(OFFICER)}"}))

    assert (answer.status, answer.code) == (403, "forbidden")
    assert city.contents() == before


def test_a_contact_needs_consent(city: Installation) -> None:
    body = {**good_body(INTAKE), "contact": {"name": "Sitti Contoh"}}

    answer = send(
        city,
        Sent(
            INTAKE,
            json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {city.token(DESK)}"},
        ),
    )

    assert (answer.status, answer.code) == (422, "consent_required")


def test_advice_is_given_in_the_readers_language(city: Installation) -> None:
    answer = send(city, Sent(ADVICE, headers={"Accept-Language": "en"}))

    assert answer.status == 200
    assert [each["code"] for each in answer.json["advice"]] == ["greeting", "when", "whom_to_ask"]
    assert answer.json["advice"][0]["text"].startswith("Begin with a greeting")


def test_prepared_answers_are_filled_in_for_the_report(city: Installation) -> None:
    answer = send(city, Sent(PREPARED))

    assert answer.status == 200
    first = answer.json["answers"][0]
    assert first["category"] == "jalan_rusak"
    assert "[nama jalan]" in first["text"]
    assert not any("{" in each["text"] for each in answer.json["answers"])
