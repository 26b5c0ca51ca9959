"""One embedded installation, every function of it served by its own functions-framework and gunicorn."""

import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from shared.bootstrap import Container, embedded_ports, ports_of
from shared.config import load
from shared.domain.geo.place import Point
from shared.domain.kernel.states import ReportType
from shared.domain.lifecycle.submission import IntakeForm
from shared.domain.people.access import Claims, Role, StaffMember
from shared.domain.photos.photos import AnnouncedPhoto
from shared.domain.report.location import Location
from shared.domain.report.report import Report
from shared.usecases.intake.submit_report import SubmitReport, submit_report
from shared.usecases.queries.track_report import track_report
from shared.usecases.routing.route_report import route_report
from tests.emulators.processes import answers, free_port, running

ROOT = Path(__file__).resolve().parents[2]
FUNCTIONS = (
    "citizen_api",
    "officer_api",
    "on_reference_changed",
    "on_report_created",
    "on_report_event",
    "on_photo_uploaded",
    "escalate_report",
    "sweep_overdue",
    "office_digest",
    "signed_pages",
    "whatsapp_webhook",
)
CITY, OTHER_CITY = "kendari", "makassar"
OFFICE, OTHER_OFFICE = "DPUPR", "DISHUB"
# Whatever a log line may never hold; the reports of these tests carry all of it.
NAME, PHONE = "Wa Ode Kenari", "+6281234567890"
WORDS = "Lubang-kenari di depan pasar"
_TABLES = ("documents", "deliveries", "alarms", "messages", "uploads")


@dataclass(frozen=True)
class Installation:
    """The running functions, and the same container seen from inside."""

    container: Container
    folder: Path
    ports: Mapping[str, int]
    report: Report
    photo_id: str

    def token(self, claims: Claims, life: timedelta = timedelta(hours=1)) -> str:
        return embedded_ports(self.container).token_check.issue(claims, life)

    def caller(self) -> str:
        """The Authorization header of our own queue."""
        return embedded_ports(self.container).alarm_caller_check.authorization()

    def contents(self) -> Mapping[str, int]:
        """How many rows of each kind there are, files included."""
        connection = sqlite3.connect(self.folder / "tanggap.sqlite3")
        try:
            counted = {
                table: connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]  # noqa: S608 - names of ours
                for table in _TABLES
            }
        finally:
            connection.close()
        files = [p for p in self.folder.rglob("*") if p.is_file() and "sqlite3" not in p.name]
        return {**counted, "files": len(files)}

    def logs(self) -> str:
        """All that the functions have written to stdout and stderr."""
        return "".join(
            (self.folder.parent / name / "output.log").read_text(encoding="utf-8")
            for name in FUNCTIONS
        )


CITIZEN = Claims("uid-kenari-citizen")
OTHER_CITIZEN = Claims("uid-kenari-other")
OFFICER = Claims("uid-officer", Role.OFFICER, CITY, OFFICE)
OTHER_OFFICER = Claims("uid-officer-2", Role.OFFICER, CITY, OTHER_OFFICE)
FOREIGN_OFFICER = Claims("uid-officer-3", Role.OFFICER, OTHER_CITY, OFFICE)
DESK = Claims("uid-desk", Role.DESK, CITY)
SUPERVISOR = Claims("uid-supervisor", Role.SUPERVISOR, CITY)
STAFF = (OFFICER, OTHER_OFFICER, FOREIGN_OFFICER, DESK, SUPERVISOR)


@contextmanager
def installation(base: Path) -> Iterator[Installation]:
    """Up until the block ends. `base` is an empty folder."""
    environment = {
        "TANGGAP_DATA": str(base / "city"),
        "TANGGAP_BACKEND": "embedded",
        "TANGGAP_ENV": "local",
        "THREADS": "8",
    }
    container = Container(config := load(environment), ports_of(config))
    for claims in STAFF:
        container.ports.people.save_staff(_record(claims, container))
    report, photo_id = _routed_report(container)
    ports = {name: free_port() for name in FUNCTIONS}
    with ExitStack() as stack:
        for name, port in ports.items():
            stack.enter_context(_function(base / name, name, port, environment))
        yield Installation(container, base / "city", ports, report, photo_id)


@contextmanager
def _function(folder: Path, name: str, port: int, environment: Mapping[str, str]) -> Iterator[None]:
    folder.mkdir()
    command = [sys.executable, "-m", "functions_framework", "--target", name, "--port", str(port)]
    command += ["--host", "127.0.0.1", "--source", str(ROOT / "main.py")]
    with running(
        command,
        folder=folder,
        is_ready=answers(f"http://127.0.0.1:{port}/healthz"),
        env={**environment, "PYTHONPATH": os.pathsep.join([str(ROOT)])},
    ):
        yield


def _record(claims: Claims, container: Container) -> StaffMember:
    return StaffMember(
        city_id=claims.city_id or "",
        uid=claims.uid,
        role=claims.role,
        agency_id=claims.agency_id,
        active=True,
        valid_from=container.ports.clock.now() - timedelta(days=30),
    )


def _routed_report(container: Container) -> tuple[Report, str]:
    """A report of CITIZEN's with one announced photo, at its office."""
    answer = submit_report(
        SubmitReport(
            city_id=CITY,
            uid=CITIZEN.uid,
            idempotency_key="first-report",
            request_hash="hash",
            form=IntakeForm(
                type=ReportType.COMPLAINT,
                description=WORDS,
                location=Location(point=Point(-3.9778, 122.515), source="device"),
                category_id="jalan_rusak",
                photos=(AnnouncedPhoto("image/jpeg", 1000),),
                name=NAME,
                phone=PHONE,
            ),
        ),
        container.ports,
    )
    report_id = str(answer["report_id"])
    route_report(CITY, report_id, container.ports)
    (photo,) = container.ports.photo_records.photos(CITY, report_id)
    report = track_report(str(answer["tracking_code"]), container.ports).report
    return report, photo.photo_id
