"""Several silent reports, one message: with the handles, one tap for all, one page for all."""

from typing import Any

from local.stage.scene import POTHOLE, UNTIL_NUDGED, Filed, Scene

_DUTY = "+6280000000103"
_WORDS = (
    "Sampah menumpuk di depan gang.",
    "Sampah berserakan di dekat pasar.",
    "Bak sampah penuh sejak dua hari.",
)


def play(scene: Scene) -> None:
    tell = scene.tell
    scene.wait_until(9)
    filed = [_file(scene, number, words) for number, words in enumerate(_WORDS)]
    scene.wait(UNTIL_NUDGED)
    sent = _nudges(scene, filed)
    tell.same(
        "Tiga laporan didiamkan 24 jam: kantor menerima satu WhatsApp dengan ketiga nomornya.",
        "Three reports are left for 24 hours: the office gets one WhatsApp with all three handles.",
        [("whatsapp_office_nudges", [True, True, True])],
        [(each["template"], [one.handle in each["body"] for one in filed]) for each in sent],
    )
    accounts = [_step(scene, one) for one in filed]
    tell.same(
        "Setiap laporan tetap punya catatan sendiri tentang pesan bersama itu.",
        "Each report keeps its own account of the message it shared.",
        ([("duty-1", "delivered")] * 3, 1),
        (
            [(step["contact"], step["receipt"]) for step in accounts],
            len({step["batch_id"] for step in accounts}),
        ),
    )
    scene.act(scene.city.signed_in("officer", office="DLHK"), filed[2], "accept")
    scene.city.post(f"/local/messages/{sent[0]['id']}", {"press": "accept"})
    scene.settle()
    tell.same(
        "Satu ketukan menerima semua yang masih menunggu; yang sudah diterima tidak dihitung lagi.",
        "One tap accepts all that still wait; what was accepted already is not counted again.",
        (["accepted"] * 3, [True, True, False]),
        (
            [scene.tracked(one)["state"] for one in filed],
            [one.handle in _thanks(scene) for one in filed],
        ),
    )


def _file(scene: Scene, number: int, words: str) -> Filed:
    citizen = scene.city.signed_in("citizen", name=f"demo-sampah-{number}")
    filed = scene.file(citizen, {"description": words, "category": "sampah", "location": POTHOLE})
    scene.settle()
    return filed


def _nudges(scene: Scene, filed: list[Filed]) -> list[dict[str, Any]]:
    """To the duty phone, each once, whichever of the reports it tells of."""
    found = {
        each["id"]: each
        for one in filed
        for each in scene.inside(one)["messages"]
        if each["to"] == _DUTY and each["template"].startswith("whatsapp_office_nudge")
    }
    return list(found.values())


def _step(scene: Scene, filed: Filed) -> dict[str, Any]:
    (nudge,) = [o for o in scene.inside(filed)["outcomes"] if o["kind"] == "whatsapp"]
    return dict(nudge["steps"][0])


def _thanks(scene: Scene) -> str:
    sent = scene.city.get("/local/messages")["messages"]
    return next(str(each["body"]) for each in sent if each["to"] == _DUTY)
