"""What a reporter is shown at once when a later message speaks of danger, or needs care."""

import json
import secrets

import pytest

from shared.domain.geo.place import Point
from shared.domain.kernel.states import ReportType
from shared.domain.lifecycle.submission import IntakeForm
from shared.domain.report.location import Location
from shared.usecases.intake.submit_report import SubmitReport, submit_report
from shared.usecases.queries.track_report import track_report
from shared.usecases.routing.route_report import route_report
from tests.http.client import TARGETS, Sent, Target, send
from tests.http.installation import CITIZEN, CITY, Installation

(MESSAGE,) = [t for t in TARGETS if t.route.body and t.route.body.__name__ == "MessageIn"]
(CORRECTION,) = [t for t in TARGETS if t.route.body and t.route.body.__name__ == "CorrectionIn"]


@pytest.fixture
def code(city: Installation) -> str:
    """Of a report that nobody else reads: what is said here changes it for good."""
    answer = submit_report(
        SubmitReport(
            city_id=CITY,
            uid=CITIZEN.uid,
            idempotency_key=secrets.token_hex(8),
            request_hash="hash",
            form=IntakeForm(
                type=ReportType.COMPLAINT,
                description="Got tersumbat",
                location=Location(point=Point(-3.9778, 122.515), source="device"),
                category_id="jalan_rusak",
            ),
        ),
        city.container.ports,
    )
    route_report(CITY, str(answer["report_id"]), city.container.ports)
    return str(answer["tracking_code"])


@pytest.mark.parametrize(
    ("target", "body", "codes"),
    [
        (MESSAGE, {"text": "Kapan diperbaiki?"}, []),
        (MESSAGE, {"text": "Kabel listrik putus di jalan!"}, ["kabel-listrik"]),
        (CORRECTION, {"description": "Ada kecelakaan motor, korban luka"}, ["kecelakaan"]),
        (MESSAGE, {"text": "Petugas minta uang 50 ribu."}, ["secret"]),
    ],
)
def test_notices_come_with_the_answer(
    city: Installation, code: str, target: Target, body: dict[str, str], codes: list[str]
) -> None:
    path = target.route.path.replace("<code>", code)
    answer = send(city, Sent(target, json.dumps(body).encode(), path=path))
    assert answer.status == 200
    assert [each["code"] for each in answer.json["notices"]] == codes
    report = track_report(code, city.container.ports).report
    assert answer.json["handle"] == report.report_id[:8].upper()
