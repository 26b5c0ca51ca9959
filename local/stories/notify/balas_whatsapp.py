"""An officer answers without leaving WhatsApp: one tap, and the report moves."""

from typing import Any

from local.stage.scene import POTHOLE, UNTIL_NUDGED, Filed, Scene

_DUTY = "+6280000000102"


def play(scene: Scene) -> None:
    tell = scene.tell
    filed = scene.file(
        scene.city.signed_in("citizen", name="demo-lampu"),
        {
            "description": "Lampu jalan padam sejak tiga malam.",
            "category": "lampu_jalan",
            "location": POTHOLE,
        },
    )
    scene.settle()
    scene.wait(UNTIL_NUDGED)
    nudge = _messages(scene, filed)[0]
    tell.same(
        "24 jam diam: WhatsApp dengan dua tombol, sampai di ponsel piket Dinas Perhubungan.",
        "24 hours of silence: a WhatsApp with two buttons, delivered to the duty phone.",
        ("delivered", ["accept:kendari", "refuse:kendari"]),
        (nudge["receipt"], nudge["replies"]),
    )
    _press(scene, nudge["id"], "accept")
    last = scene.inside(filed)["events"][-1]
    tell.same(
        "Satu ketukan 'Kami tindak lanjuti': laporan diterima, oleh piket, tanpa nama atau nomor.",
        "One tap on 'We will see to it': the report is accepted, by the duty officer, unnamed.",
        ("accepted", "whatsapp:duty-1", "DISHUB"),
        (
            scene.tracked(filed)["state"],
            last["actor"]["actor_id"],
            last["actor"]["agency_id"],
        ),
    )
    tell.true(
        "Di WhatsApp ada ucapan terima kasih.",
        "A thank-you comes back in WhatsApp.",
        "sudah diterima" in _messages(scene, filed)[-1]["body"],
        _messages(scene, filed)[-1]["body"],
    )
    _press(scene, nudge["id"], "refuse")
    tell.same(
        "Tombol lama yang ditekan kemudian dijawab dengan sopan, dan tidak mengubah apa-apa.",
        "An old button pressed later is answered politely, and changes nothing.",
        ("accepted", True),
        (scene.tracked(filed)["state"], "sudah berlanjut" in _messages(scene, filed)[-1]["body"]),
    )


def _messages(scene: Scene, filed: Filed) -> list[dict[str, Any]]:
    return [each for each in scene.inside(filed)["messages"] if each["to"] == _DUTY]


def _press(scene: Scene, number: object, button: str) -> None:
    scene.city.post(f"/local/messages/{number}", {"press": button})
    scene.settle()
