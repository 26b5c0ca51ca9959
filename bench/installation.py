"""A Google installation to measure against: emulators, a token, and one report that is there already."""

import base64
import json
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from bench.server import ROOT, Ask, Function, WrongAnswerError, answer, running
from local.commands import build_city
from tests.emulators import services
from tests.events.loader import document_created

PROJECT = "demo-tanggap"
QUARANTINE, PUBLISHED = "bench-quarantine", "bench-published"
CITY = "kendari"
PHOTOS = 2
# Nobody listens there: the variable alone makes the SDK take tokens that no server has signed.
_NO_AUTH_SERVER = "127.0.0.1:9"


@dataclass(frozen=True)
class Installation:
    """`env` are the settings of its functions; each submission is a new one."""

    env: Mapping[str, str]
    _numbers: Iterator[int]

    def function(self, target: str) -> Function:
        return Function(target, env=self.env)

    def submission(self, **chosen: str) -> Ask:
        """`chosen` are fields beside those that every report has, such as its category."""
        headers = {
            "Authorization": f"Bearer {_unsigned_token()}",
            "Idempotency-Key": f"bench-{next(self._numbers):08}",
            "Content-Type": "application/json",
        }
        return Ask(
            "POST", "/v1/reports", 201, headers, json.dumps({**submission(), **chosen}).encode()
        )

    def submitted(self, count: int, **chosen: str) -> list[str]:
        """The ids of new reports that nobody has routed."""
        with running(self.function("citizen_api")) as port:
            answers = [json.loads(answer(port, self.submission(**chosen))) for _ in range(count)]
        return [each["report_id"] for each in answers]


def created(report_id: str) -> Ask:
    """The event of a report's creation, in the binary form that Firestore's triggers have."""
    delivery = document_created(f"cities/{CITY}/reports/{report_id}", event_id=report_id)
    return Ask("POST", "/", 200, delivery.headers, delivery.body)


@contextmanager
def installation() -> Iterator[Installation]:
    _build_packs()
    with services.firestore() as firestore, services.storage() as storage:
        for bucket in (QUARANTINE, PUBLISHED):
            _make_bucket(storage, bucket)
        env = {
            "TANGGAP_BACKEND": "google",
            "GOOGLE_CLOUD_PROJECT": PROJECT,
            "TANGGAP_QUARANTINE_BUCKET": QUARANTINE,
            "TANGGAP_PUBLISHED_BUCKET": PUBLISHED,
            "TANGGAP_ESCALATE_URL": "http://127.0.0.1:9/escalate",
            "TANGGAP_SWEEP_URL": "http://127.0.0.1:9/sweep",
            "TANGGAP_DIGEST_URL": "http://127.0.0.1:9/digest",
            "TANGGAP_CALLBACK_ACCOUNT": f"alarms@{PROJECT}.example",
            "TANGGAP_LINK_KEYS": "5a" * 32,
            "TANGGAP_CAPTURE_KEYS": "c5" * 32,
            "FIRESTORE_EMULATOR_HOST": firestore,
            "STORAGE_EMULATOR_HOST": f"http://{storage}",
            "FIREBASE_AUTH_EMULATOR_HOST": _NO_AUTH_SERVER,
        }
        yield Installation(env, count())


def submission() -> Mapping[str, Any]:
    """A pothole in a kelurahan of Kendari, with two photos announced."""
    photo = {"content_type": "image/jpeg", "size_bytes": 313_000, "capture": "camera"}
    return {
        "description": "Jalan berlubang di lorong depan pasar, dua motor sudah jatuh.",
        "location": {
            "latitude": -3.9778,
            "longitude": 122.515,
            "accuracy_m": 12,
            "source": "device",
        },
        "photos": [photo] * PHOTOS,
    }


def _build_packs() -> None:
    """As the deployment does before it uploads anything."""
    folders = sorted(path.parent for path in (ROOT / "cities").glob("*/city.csv"))
    if build_city.main([str(folder) for folder in folders]):
        raise WrongAnswerError("a city pack has mistakes")


def _make_bucket(storage: str, name: str) -> None:
    asked = urllib.request.Request(
        f"http://{storage}/storage/v1/b?project={PROJECT}",
        json.dumps({"name": name}).encode(),
        {"Content-Type": "application/json"},
    )
    urllib.request.urlopen(asked, timeout=20).close()  # noqa: S310 - see above


def _unsigned_token() -> str:
    """As the Auth emulator makes them: nothing but the claims."""
    now = int(time.time())
    claims = {
        "iss": f"https://securetoken.google.com/{PROJECT}",
        "aud": PROJECT,
        "sub": "bench-citizen",
        "user_id": "bench-citizen",
        "auth_time": now,
        "iat": now,
        "exp": now + 3600,
        "firebase": {"sign_in_provider": "anonymous", "identities": {}},
    }
    return f"{_encoded({'alg': 'none', 'typ': 'JWT'})}.{_encoded(claims)}."


def _encoded(part: Mapping[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
