"""What every story needs: people, a report they share, and a look at what the city has sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from secrets import token_hex
from typing import Any

from local.stage.client import CityClient
from local.stage.telling import Teller
from shared.domain.calendar.clocks import parse_duration

# A day of silence, and until the next reminders leave: they go together, every quarter of an hour.
UNTIL_NUDGED = "PT24H15M"
DIGEST = "Ringkasan pagi"
POTHOLE = {"latitude": -3.971088, "longitude": 122.521592}
_CHAT_DIGEST = "whatsapp_office_digest"


_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Filed:
    """A report as its reporter knows it."""

    report_id: str
    code: str
    uploads: tuple[Mapping[str, Any], ...]
    question: Mapping[str, Any] | None = None

    @property
    def handle(self) -> str:
        return self.report_id[:8].upper()


@dataclass(frozen=True, slots=True)
class Scene:
    city: CityClient
    tell: Teller

    def now(self) -> datetime:
        return datetime.fromisoformat(self.city.get("/local/clock")["now"])

    def file(self, citizen: CityClient, body: Mapping[str, object]) -> Filed:
        answer = citizen.post("/v1/reports", body, Idempotency_Key=token_hex(16))
        return Filed(
            answer["report_id"],
            answer["tracking_code"],
            tuple(answer["uploads"]),
            answer["place_question"],
        )

    def pothole(self, citizen: CityClient, words: str, **more: object) -> Filed:
        """One on a road of DPUPR's in Kendari, reported and with its office."""
        body = {"description": words, "category": "jalan_rusak", "location": POTHOLE, **more}
        filed = self.file(citizen, body)
        self.settle()
        return filed

    def settle(self) -> None:
        self.city.post("/local/settle", {})

    def wait(self, duration: str) -> None:
        """Let time pass, with everything that falls due on the way, and week by week: nothing is silent."""
        left = parse_duration(duration)
        while left > _WEEK:
            self.city.post("/local/clock", {"advance": "P7D"})
            left -= _WEEK
        self.city.post("/local/clock", {"advance": f"PT{ceil(left.total_seconds())}S"})
        self.tell.moment(self.city.get("/local/clock")["shown"])

    def wait_until(self, hour: int, minute: int = 0) -> None:
        """Let time pass until the city's clocks show that, today or tomorrow."""
        shown = datetime.fromisoformat(self.city.get("/local/clock")["local"])
        then = shown.replace(hour=hour, minute=minute, second=0, microsecond=0)
        left = (then - shown) % timedelta(days=1)
        self.wait(f"PT{ceil(left.total_seconds())}S")

    def tracked(self, filed: Filed) -> dict[str, Any]:
        """What the reporter sees."""
        return self.city.get(f"/v1/reports/{filed.code}")

    def inside(self, filed: Filed) -> dict[str, Any]:
        """What only the local city shows: everything."""
        return self.city.get(f"/local/reports/{filed.report_id}")

    def act(self, officer: CityClient, filed: Filed, action: str, **more: object) -> dict[str, Any]:
        """A staff action on the report as it stands, with everything it causes."""
        path = f"/v1/officer/reports/{filed.report_id}"
        version = officer.get(path)["report"]["version"]
        acted = officer.post(f"{path}/actions", {"action": action, "version": version, **more})
        self.settle()
        return acted

    def respond(
        self, citizen: CityClient, filed: Filed, outcome: str, reason: str = ""
    ) -> dict[str, Any]:
        answer = citizen.post(
            f"/v1/reports/{filed.code}/confirmation", {"outcome": outcome, "reason": reason}
        )
        self.settle()
        return answer

    def titles(self, filed: Filed, to: str) -> list[str]:
        """What one phone was sent about the report, oldest first: titles, or templates in chats.

        A morning digest may name it among others, on working days; that is none of these.
        """
        titles = [
            message["title"] or message["template"]
            for message in self.inside(filed)["messages"]
            if message["to"] == to
        ]
        return [title for title in titles if title not in {DIGEST, _CHAT_DIGEST}]

    def climbed(self, filed: Filed) -> list[str]:
        """What each rung that was climbed did, oldest first."""
        return [
            event["detail"]["act"]
            for event in self.inside(filed)["events"]
            if event["type"] == "rung_climbed"
        ]


def capture_nonce(person: CityClient, path: str = "/v1/capture-nonces") -> str:
    """What the app asks for before it opens its camera."""
    (nonce,) = person.post(path, {"photos": 1})["nonces"]
    return str(nonce)


def announced(photo: bytes) -> dict[str, object]:
    return {"content_type": "image/jpeg", "size_bytes": len(photo), "capture": "camera"}
