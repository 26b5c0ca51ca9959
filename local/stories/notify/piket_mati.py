"""A nudge that the duty phones never get: from contact to contact, by e-mail, and to the desk's list."""

from local.stage.scene import UNTIL_NUDGED, Filed, Scene

_PHONES = {"piket 1": "+6280000000101", "piket 2": "+6280000001101", "kepala": "+6280000002101"}
_MAILBOXES = ("piket@dpupr-kendari.example", "kepala@dpupr-kendari.example")
_DESK = "phone:kendari-desk"
# An hour without a receipt, and until the next reminders leave.
_UNTIL_THE_NEXT = "PT1H15M"
_NUDGE = ["whatsapp_office_nudge"]


def play(scene: Scene) -> None:
    """Everything is put back at the end: other stories need these phones."""
    dead = (*_PHONES.values(), *_MAILBOXES)
    for recipient in dead:
        scene.city.post("/local/phones", {"phone": recipient, "on": False})
    try:
        _told(scene)
    finally:
        for recipient in dead:
            scene.city.post("/local/phones", {"phone": recipient, "on": True})


def _told(scene: Scene) -> None:
    tell = scene.tell
    officer = scene.city.signed_in("officer", office="DPUPR")
    filed = scene.pothole(
        scene.city.signed_in("citizen", name="demo-piket"), "Jalan berlubang di tikungan."
    )
    scene.wait(UNTIL_NUDGED)
    tell.same(
        "24 jam diam: WhatsApp ke piket 1, tetapi ponselnya mati.",
        "24 hours of silence: a WhatsApp to the first on duty, whose phone is off.",
        (_NUDGE, []),
        (_got(scene, filed, "piket 1"), _got(scene, filed, "piket 2")),
    )
    scene.wait(_UNTIL_THE_NEXT)
    tell.same(
        "Sejam belum sampai: pesan diteruskan ke piket 2.",
        "Not delivered within the hour: it goes to the second on duty.",
        (_NUDGE, []),
        (_got(scene, filed, "piket 2"), _got(scene, filed, "kepala")),
    )
    _fail(scene, filed, "piket 2")
    scene.wait("PT15M")
    tell.same(
        "WhatsApp piket 2 gagal: kepala dinas mendapat giliran berikutnya.",
        "The second one's WhatsApp fails: the head of the office is next.",
        _NUDGE,
        _got(scene, filed, "kepala"),
    )
    scene.wait(_UNTIL_THE_NEXT)
    scene.wait("PT15M")
    _listed(scene, filed)
    scene.act(officer, filed, "accept")
    tell.same(
        "Setelah kantor menerima laporan, daftar itu kosong lagi.",
        "Once the office has accepted the report, it leaves the list.",
        False,
        filed.report_id in _list(scene),
    )


def _listed(scene: Scene, filed: Filed) -> None:
    tell = scene.tell
    (nudge,) = [o for o in scene.inside(filed)["outcomes"] if o["kind"] == "whatsapp"]
    tell.same(
        "Surel pun ditolak. Setiap langkah tercatat dengan alasannya.",
        "E-mail is refused as well. Every step is recorded with its reason.",
        [
            ("whatsapp", "duty-1", "accepted", ""),
            ("whatsapp", "duty-2", "failed", "whatsapp:131026"),
            ("whatsapp", "head-1", "accepted", ""),
            ("email", "duty-1", "failed", "mail:550"),
            ("email", "head-1", "failed", "mail:550"),
            ("push", "office", "accepted", ""),
            ("desk", "desk", "accepted", ""),
        ],
        [
            (step["channel"], step["contact"], step["receipt"], step["reason"])
            for step in nudge["steps"]
        ],
    )
    tell.same(
        "Meja pengaduan diberi tahu, dan laporan itu ada di daftarnya.",
        "The desk is told, and the report stands on its list.",
        ("Pengingat tidak sampai", True),
        (scene.titles(filed, _DESK)[-1], filed.report_id in _list(scene)),
    )
    sentences = [step["text"] for step in scene.tracked(filed)["timeline"]]
    tell.true(
        "Warga melihatnya juga: pengingat belum diterima kantor.",
        "The citizen sees it too: the office has not got our reminder.",
        any("belum diterima" in sentence for sentence in sentences),
        sentences,
    )


def _list(scene: Scene) -> list[str]:
    found = scene.city.signed_in("desk").get("/v1/officer/reports?unreached=true")
    return [report["report_id"] for report in found["reports"]]


def _got(scene: Scene, filed: Filed, who: str) -> list[str]:
    return scene.titles(filed, _PHONES[who])


def _fail(scene: Scene, filed: Filed, who: str) -> None:
    messages = scene.inside(filed)["messages"]
    number = next(each["id"] for each in messages if each["to"] == _PHONES[who])
    scene.city.post(f"/local/messages/{number}", {"receipt": "failed"})
    scene.settle()
