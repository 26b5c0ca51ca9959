"""Every function as a process of its own, on emulators of the Google services and two stubs."""

import csv
import json
import re
import shutil
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from google.cloud import firestore

from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores.people import DocumentPeople
from shared.adapters.google.firestore import FirestoreDb
from shared.domain.people.access import Claims, Role, StaffMember
from shared.domain.people.people import Device
from tests.contracts.auth_accounts import sign_in, sign_in_anonymously
from tests.emulators.processes import answers, free_port, running
from tests.journeys.google.bridge import Bridge, bridging
from tests.stubs import whatsapp as cloud_api
from tests.stubs.fcm import FcmStub, fcm
from tests.stubs.whatsapp import WhatsAppStub

ROOT = Path(__file__).resolve().parents[3]
PROJECT = "demo-tanggap"
CALLER = "callbacks@demo-tanggap.iam.gserviceaccount.com"
FUNCTIONS = (
    "citizen_api",
    "officer_api",
    "on_report_created",
    "on_report_event",
    "on_photo_uploaded",
    "escalate_report",
    "sweep_overdue",
    "office_digest",
    "whatsapp_webhook",
)
# The ladder's days as seconds: what the alarms wait for is real time here. The warnings in between,
# at 75 and 90 percent and to the office's head, are left out.
BETWEEN = ("warn-", "head")
HASTE = {"PT24H": "PT8S", "P2D": "PT12S", "P3D": "PT16S"}


@dataclass(frozen=True)
class Emulators:
    """Addresses, as `host:port`."""

    firestore: str
    storage: str
    tasks: str
    auth: str


@dataclass(frozen=True)
class City:
    """A running city: its functions' URLs, its bridge, and what reached the outside."""

    urls: Mapping[str, str]
    bridge: Bridge
    pushes: FcmStub
    chats: WhatsAppStub
    emulators: Emulators
    people: DocumentPeople

    def citizen(self) -> str:
        return sign_in_anonymously(self.emulators.auth)

    def staff(self, role: Role, agency_id: str | None = None) -> str:
        """A token of a member of staff of Kendari, with a staff document and a registered phone."""
        uid = f"{role.value}-{agency_id or 'kota'}".lower()
        now = datetime.now(UTC)
        self.people.save_staff(StaffMember("kendari", uid, role, agency_id, True, now))
        self.people.save_device(
            Device("kendari", uid, uid, f"token-of-{uid}", role.value, agency_id, now)
        )
        return sign_in(self.emulators.auth, PROJECT, Claims(uid, role, "kendari", agency_id))

    def call(
        self,
        method: str,
        path: str,
        token: str,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, Any]:
        """Status and parsed answer, from the function that Hosting would send the path to."""
        function = "officer_api" if path.startswith("/v1/officer/") else "citizen_api"
        request = urllib.request.Request(  # noqa: S310 - a loopback address
            self.urls[function] + path,
            None if body is None else json.dumps(body).encode(),
            {
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
                **(headers or {}),
            },
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - see above
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.load(refused)

    def ring(self, alarm: object, token: str) -> int:
        """The status that somebody with this token gets for calling like the queue."""
        request = urllib.request.Request(  # noqa: S310 - a loopback address
            self.urls["escalate_report"],
            json.dumps(alarm).encode(),
            {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - see above
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            refused.close()
            return refused.code

    def upload(self, announced: Mapping[str, Any], report_id: str, data: bytes) -> None:
        """Send a photo where the answer said; then the platform learns of the object."""
        request = urllib.request.Request(  # noqa: S310 - a loopback address
            announced["url"], data, announced["headers"], method=announced["method"]
        )
        with urllib.request.urlopen(request, timeout=30):  # noqa: S310 - see above
            self.bridge.uploaded.append(f"kendari/{report_id}/{announced['photo_id']}")


@contextmanager
def running_city(emulators: Emulators, folder: Path) -> Iterator[City]:
    """The whole city. Expects the emulators' variables in this process's own environment."""
    ports = {function: free_port() for function in FUNCTIONS}
    urls = {function: f"http://127.0.0.1:{port}" for function, port in ports.items()}
    with ExitStack() as stack:
        pushes = stack.enter_context(fcm())
        chats = stack.enter_context(cloud_api.whatsapp())
        env = _environment(emulators, urls, pushes, chats, hasty_cities(folder))
        for function, port in ports.items():
            command = [str(Path(sys.executable).with_name("functions-framework"))]
            command += ["--target", function, "--source", str(ROOT / "main.py")]
            command += ["--host", "127.0.0.1", "--port", str(port)]
            home = folder / function
            home.mkdir()
            ready = answers(f"{urls[function]}/healthz")
            stack.enter_context(running(command, folder=home, is_ready=ready, env=env))
        database = firestore.Client(project=PROJECT)
        bridge = stack.enter_context(bridging(Bridge(database, urls)))
        people = DocumentPeople(VersionedDb(FirestoreDb(PROJECT)))
        yield City(urls, bridge, pushes, chats, emulators, people)


def hasty_cities(folder: Path) -> Path:
    """The real city packs, with a ladder for people in a hurry, who are told at once at any hour."""
    cities = folder / "cities"
    shutil.copytree(ROOT / "cities", cities)
    for decided in cities.glob("*/city.csv"):
        text = decided.read_text(encoding="utf-8")
        awake = re.sub(r"(?m)^(quiet_\w+),[^,]*,", r"\1,never,", text)
        at_once = re.sub(r"(?m)^nudges_every,[^,]*,", "nudges_every,never,", awake)
        decided.write_text(at_once, encoding="utf-8")
    for ladder in cities.glob("*/ladder.csv"):
        with ladder.open(newline="", encoding="utf-8") as file:
            rows = [row for row in csv.DictReader(file) if not row["rung_id"].startswith(BETWEEN)]
        for row in rows:
            row["after"] = HASTE.get(row["after"], row["after"])
        with ladder.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    return cities


def _environment(
    emulators: Emulators,
    urls: Mapping[str, str],
    pushes: FcmStub,
    chats: WhatsAppStub,
    cities: Path,
) -> Mapping[str, str]:
    for bucket in ("quarantine", "published"):
        _post(f"http://{emulators.storage}/storage/v1/b?project={PROJECT}", {"name": bucket})
    parent = f"projects/{PROJECT}/locations/asia-southeast2"
    _post(f"http://{emulators.tasks}/v2/{parent}/queues", {"name": f"{parent}/queues/alarms"})
    return {
        "TANGGAP_BACKEND": "google",
        "TANGGAP_CITIES": str(cities),
        "GOOGLE_CLOUD_PROJECT": PROJECT,
        "TANGGAP_QUARANTINE_BUCKET": "quarantine",
        "TANGGAP_PUBLISHED_BUCKET": "published",
        "TANGGAP_TASKS_ENDPOINT": emulators.tasks,
        "TANGGAP_ESCALATE_URL": urls["escalate_report"],
        "TANGGAP_SWEEP_URL": urls["sweep_overdue"],
        "TANGGAP_DIGEST_URL": urls["office_digest"],
        "TANGGAP_CALLBACK_ACCOUNT": CALLER,
        "TANGGAP_OIDC_ISSUER": f"http://{emulators.tasks}",
        "TANGGAP_FCM_URL": pushes.base_url,
        "WHATSAPP_URL": chats.base_url,
        "WHATSAPP_PHONE_NUMBER_ID": cloud_api.PHONE_NUMBER_ID,
        "WHATSAPP_TOKEN": cloud_api.TOKEN,
        "TANGGAP_LINK_KEYS": "5a" * 32,
        "TANGGAP_CAPTURE_KEYS": "c5" * 32,
        "WHATSAPP_APP_SECRET": cloud_api.APP_SECRET,
        "THREADS": "8",
        "PYTHONUNBUFFERED": "1",
    }


def _post(url: str, body: object) -> None:
    request = urllib.request.Request(  # noqa: S310 - a loopback address
        url, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=10):  # noqa: S310 - see above
        return
