"""An official changes a deadline: first with a slip, which changes nothing, and then as it was meant.

In Makassar, so that the other stories keep the clocks they know.
"""

from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any

from local.stage.client import CityClient
from local.stage.scene import Filed, Scene

_CITY = "makassar"
_NUDGE = f"/local/drafts/{_CITY}/ladder/office~nudge"
_WISH = f"/local/drafts/{_CITY}/publication"


def play(scene: Scene) -> None:
    tell = scene.tell
    before = scene.city.post(f"/local/drafts/{_CITY}", {})["version"]
    scene.settle()
    citizen = scene.city.signed_in("citizen", city=_CITY, name="demo-aturan")
    filed = _file(scene, citizen)
    told = scene.inside(filed)["report"]
    tell.same(
        "Aturan kota: 24 jam tanpa tindak lanjut, kantor diingatkan lewat WhatsApp.",
        "The city's rule: 24 hours without a follow-up, and the office is nudged by WhatsApp.",
        (timedelta(hours=24), before),
        (_until_due(told), told["reference_version"]),
    )
    _edit(scene, _NUDGE, after="18 jam")
    mistakes = _rows(scene)["office~nudge"]["mistakes"]
    tell.true(
        "Admin kota menulis '18 jam' di draf; kesalahannya dijelaskan di baris itu juga.",
        "The city's admin writes '18 jam' into the draft; the mistake is explained in that row.",
        len(mistakes) >= 1 and "18 jam" in mistakes[0],
        mistakes,
    )
    _edit(scene, _WISH, publish=True, note="SK Wali Kota (contoh)")
    draft = _draft(scene)
    tell.same(
        "Meminta terbit pun tidak menolong: versi terakhir yang benar tetap berlaku.",
        "Asking to publish is no help: the last good version stays in force.",
        ("faulty", False, before, _due(told)),
        (
            draft["publication"]["state"],
            draft["publication"]["publish"],
            draft["in_force"]["version"],
            _due(scene.inside(filed)["report"]),
        ),
    )
    _edit(scene, _NUDGE, after="PT18H")
    draft = _draft(scene)
    tell.same(
        "Setelah diperbaiki draf itu benar, dan menunggu sampai diterbitkan.",
        "Mended, the draft is sound, and waits until somebody publishes it.",
        ("sound", [], before),
        (
            draft["publication"]["state"],
            _rows(scene)["office~nudge"]["mistakes"],
            draft["in_force"]["version"],
        ),
    )
    _edit(scene, _WISH, publish=True, note="SK Wali Kota (contoh)")
    _published(scene, filed, before)


def _published(scene: Scene, filed: Filed, before: str) -> None:
    tell = scene.tell
    draft, told = _draft(scene), scene.inside(filed)
    in_force = draft["in_force"]
    tell.same(
        "Diterbitkan: versi baru berlaku, tercatat siapa yang menerbitkannya.",
        "Published: a new version is in force, and it is on record who published it.",
        ("published", True, 2, "admin@local"),
        (
            draft["publication"]["state"],
            in_force["version"] != before,
            in_force["number"],
            in_force["by"],
        ),
    )
    moved = [event for event in told["events"] if event["type"] == "rescheduled"]
    tell.same(
        "Tenggat laporan yang masih terbuka ikut pindah, dengan catatan: yang lama dan mengapa.",
        "The deadline of the open report moves as well, on record: the old one, and why.",
        (timedelta(hours=18), 1, before, in_force["version"]),
        (
            _until_due(told["report"]),
            len(moved),
            moved[0]["detail"]["was_reference"],
            moved[0]["reference_version"],
        ),
    )
    scene.wait("PT18H")
    tell.same(
        "Delapan belas jam kemudian kantor diingatkan, dan tidak sebelumnya.",
        "Eighteen hours later the office is nudged, and not before.",
        ["whatsapp"],
        scene.climbed(filed),
    )


def _file(scene: Scene, citizen: CityClient) -> Filed:
    answer = citizen.post(
        f"/v1/reports?jurisdiction_id={_CITY}",
        {
            "description": "Jalan berlubang di depan pasar, ada motor jatuh.",
            "category": "jalan_rusak",
            "location": {"latitude": -5.1436, "longitude": 119.4095},
        },
        Idempotency_Key=token_hex(16),
    )
    scene.settle()
    return Filed(answer["report_id"], answer["tracking_code"], tuple(answer["uploads"]))


def _edit(scene: Scene, path: str, **fields: object) -> None:
    scene.city.post(path, fields)
    scene.settle()


def _draft(scene: Scene) -> dict[str, Any]:
    return scene.city.get(f"/local/drafts/{_CITY}")


def _rows(scene: Scene) -> dict[str, Any]:
    rows: dict[str, Any] = scene.city.get(f"/local/drafts/{_CITY}/ladder")["rows"]
    return rows


def _due(report: dict[str, Any]) -> str:
    return str(report["due"]["at"])


def _until_due(report: dict[str, Any]) -> timedelta:
    """From the moment the office got it."""
    started = report["clocks"][f"office/{report['agency_id']}"]
    return datetime.fromisoformat(_due(report)) - datetime.fromisoformat(started)
