"""What a program of tomorrow wrote into a city of today, over HTTP."""

import json
from collections.abc import Iterator

import pytest

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import TransactionResult, Update
from shared.adapters.embedded.database import SqliteDb
from shared.bootstrap import embedded_ports
from tests.http.client import JSON, request
from tests.http.installation import CITIZEN, CITY, OFFICER, Installation


@pytest.fixture
def from_tomorrow(city: Installation) -> Iterator[str]:
    """The tracking code of a report that no function can read while the test runs."""
    _set_version(city, 99)
    yield city.report.tracking_code
    _set_version(city, 1)


def _set_version(city: Installation, version: int) -> None:
    db = SqliteDb(embedded_ports(city.container).city_file, triggers=())
    path = paths.report(CITY, city.report.report_id)
    db.run(lambda _: TransactionResult(None, {path: Update({"schema_version": version})}))


def test_lists_go_on_and_the_one_report_is_a_503_of_its_own(
    city: Installation, from_tomorrow: str
) -> None:
    staff = {"Authorization": f"Bearer {city.token(OFFICER)}"}
    own = {"Authorization": f"Bearer {city.token(CITIZEN)}"}
    assert request(city, "officer_api", "GET", "/v1/officer/reports", headers=staff).status == 200
    assert request(city, "citizen_api", "GET", "/v1/me/reports", headers=own).status == 200
    one = request(city, "citizen_api", "GET", f"/v1/reports/{from_tomorrow}", headers={})
    assert (one.status, one.code) == (503, "stored_form_unknown")
    assert '"message": "documents left out"' in city.logs()
    assert "reports: schema_version 99, known: 2" in city.logs()


@pytest.mark.usefixtures("from_tomorrow")
def test_the_sweep_goes_on_and_the_alarm_comes_again(city: Installation) -> None:
    ours = {"Authorization": city.caller(), "Content-Type": JSON}
    assert request(city, "sweep_overdue", "POST", "/", body=b"", headers=ours).status == 200
    assert request(city, "office_digest", "POST", "/", body=b"", headers=ours).status == 200
    alarm = {"city_id": CITY, "report_id": city.report.report_id, "rung_id": "nudge"}
    body = json.dumps({**alarm, "due_version": city.report.due.version}).encode()
    rung = request(city, "escalate_report", "POST", "/", body=body, headers=ours)
    assert (rung.status, rung.body) == (503, b"stored_form_unknown")
