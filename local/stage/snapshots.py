"""What the stories about photos have in common: a pothole with one photo, and what staff see of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from local.stage.camera import take_photo
from local.stage.client import CityClient
from local.stage.scene import Filed, Scene, announced

PLACE = -3.971088, 122.521592
_WORDS = "Jalan berlubang besar di depan pasar, kemarin ada motor jatuh."


def snapshot(
    scene: Scene,
    *,
    place: tuple[float, float] = PLACE,
    days_ago: int = 0,
    mended: bool = False,
) -> bytes:
    """A photo of the pothole, or one that only says so."""
    at = scene.now() - timedelta(days=days_ago)
    return take_photo(*place, at, mended=mended)


def file_with(
    scene: Scene,
    name: str,
    photo: bytes,
    *,
    capture: str = "camera",
    category: str = "jalan_rusak",
    location: Mapping[str, object] | None = None,
    nonce: str = "",
) -> Filed:
    """A report by one citizen with this photo, by default of the pothole, settled."""
    citizen = scene.city.signed_in("citizen", name=name)
    body = {
        "description": _WORDS,
        "category": category,
        "location": location or pin(PLACE),
        "photos": [{**announced(photo), "capture": capture, "capture_nonce": nonce}],
    }
    filed = scene.file(citizen, body)
    citizen.upload(filed.uploads[0], photo)
    scene.settle()
    return filed


def pin(place: tuple[float, float]) -> dict[str, object]:
    """A point set on the map."""
    latitude, longitude = place
    return {"latitude": latitude, "longitude": longitude, "accuracy_m": 12}


def fix(place: tuple[float, float], at: datetime) -> dict[str, object]:
    """Where the citizen's own device was at that moment."""
    return {**pin(place), "source": "device", "fixed_at": at.isoformat()}


def prove(scene: Scene, officer: CityClient, filed: Filed, proof: bytes) -> None:
    """The office answers with this photo as proof."""
    acted = scene.act(
        officer, filed, "answer", text="Lubang sudah ditambal.", photos=[announced(proof)]
    )
    officer.upload(acted["uploads"][0], proof)
    scene.settle()


def seen_by(officer: CityClient, filed: Filed, purpose: str = "complaint") -> Mapping[str, Any]:
    """The first photo of that purpose as staff see it."""
    photos = officer.get(f"/v1/officer/reports/{filed.report_id}")["photos"]
    found: Mapping[str, Any] = next(each for each in photos if each["purpose"] == purpose)
    return found


def codes(photo: Mapping[str, Any]) -> set[str]:
    return {reason["code"] for reason in photo["reasons"]}


def is_shown(scene: Scene, filed: Filed) -> tuple[bool, bool]:
    """Whether the reporter sees all photos published, and whether anything about their worth."""
    photos = scene.tracked(filed)["photos"]
    published = all(each["state"] == "published" for each in photos)
    return published, any({"score", "flag", "reasons"} & set(each) for each in photos)
