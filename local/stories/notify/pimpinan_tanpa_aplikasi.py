"""A regional secretary who never signed in: told by WhatsApp, and what nothing brings the desk brings."""

from local.stage.scene import Filed, Scene

_DEVICE = "phone-kendari-regional_secretary"
_AIDE, _SECRETARY = "+6280000000192", "+6280000000193"
_MAILBOXES = ("ajudan-sekda@kendari.example", "sekda@kendari.example")
_DESK = "phone:kendari-desk"
_NOTICE = ["whatsapp_leadership_notice"]


def play(scene: Scene) -> None:
    """Everything is put back at the end: other stories need these phones."""
    unreachable = (_AIDE, _SECRETARY, *_MAILBOXES)
    # Their old phone is somebody else's now, and they have signed in on no other.
    old_phone = {"token": "phone:kendari-admin-lama"}
    scene.city.signed_in("admin").put(f"/v1/officer/devices/{_DEVICE}", old_phone)
    for recipient in unreachable:
        scene.city.post("/local/phones", {"phone": recipient, "on": False})
    try:
        _told(scene)
    finally:
        for recipient in unreachable:
            scene.city.post("/local/phones", {"phone": recipient, "on": True})
        scene.city.signed_in("regional_secretary")


def _told(scene: Scene) -> None:
    tell = scene.tell
    desk = scene.city.signed_in("desk")
    filed = scene.pothole(
        scene.city.signed_in("citizen", name="demo-sekda"), "Jalan ambles di depan sekolah."
    )
    # What is urgent waits for no morning, and comes to the secretary after two days.
    scene.act(desk, filed, "set_urgency", urgency="urgent", text="Anak-anak lewat di sini.")
    scene.wait("P2D")
    tell.same(
        "Dua hari tanpa jawaban. Sekda belum pernah masuk ke aplikasi: WhatsApp ke ajudannya.",
        "Two days without an answer. The secretary never signed in: a WhatsApp to the aide.",
        (_NOTICE, []),
        (scene.titles(filed, _AIDE), scene.titles(filed, _SECRETARY)),
    )
    _reads(scene, filed, "pemberitahuannya sudah terkirim")
    # An hour without a receipt, and then the next; so that both have had theirs.
    scene.wait("PT2H5M")
    tell.same(
        "Tidak sampai, surel pun ditolak: meja pengaduan yang menyampaikannya.",
        "It does not arrive, and e-mail is refused: the desk has to bring it.",
        (_NOTICE, "Pimpinan belum terhubungi", ["regional_secretary"]),
        (scene.titles(filed, _SECRETARY), scene.titles(filed, _DESK)[-1], _listed(scene, filed)),
    )
    _reads(scene, filed, "pemberitahuannya belum sampai")
    scene.act(desk, filed, "order_visit", goes="Petugas humas (contoh)")
    tell.same(
        "Setelah meja pengaduan bertindak, laporan itu keluar dari daftarnya.",
        "Once the desk has acted, the report leaves its list.",
        [],
        _listed(scene, filed),
    )


def _reads(scene: Scene, filed: Filed, words: str) -> None:
    sentences = [step["text"] for step in scene.tracked(filed)["timeline"]]
    scene.tell.true(
        f"Warga membaca apa adanya: {words}.",
        "The citizen reads what is so, and no more.",
        any(words in sentence for sentence in sentences),
        sentences,
    )


def _listed(scene: Scene, filed: Filed) -> list[str]:
    """Whom of those who lead the desk has to tell of it."""
    found = scene.city.signed_in("desk").get("/v1/officer/reports?unreached=true")
    return [
        leader
        for report in found["reports"]
        if report["report_id"] == filed.report_id
        for leader in report["leaders_unreached"]
    ]
