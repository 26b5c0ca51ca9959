"""An office asks before it acts: nobody is nudged meanwhile, nothing ends unseen, a late word goes on."""

from local.stage.scene import Filed, Scene

_OFFICE = "DPUPR"


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-keterangan")
    office = scene.city.signed_in("officer", office=_OFFICE)
    filed = scene.pothole(citizen, "Jalan berlubang di dekat sekolah.")
    scene.act(office, filed, "ask", text="Sekolah yang mana?")
    asked = scene.tracked(filed)
    tell.same(
        "Kantor bertanya; warga melihat pertanyaannya dan sampai kapan dijawab.",
        "The office asks; the citizen sees the question and until when to answer.",
        ("needs_information", "Sekolah yang mana?", True),
        (asked["state"], asked["timeline"][-1]["message"], asked["next"] is not None),
    )
    scene.wait("P4D")
    tell.same(
        "Selama menunggu warga, kantor tidak ditegur.",
        "While the citizen is waited for, the office is not nudged.",
        [],
        scene.climbed(filed),
    )
    _answer(scene, filed, "Sekolah dasar di ujung jalan.")
    tell.same(
        "Jawaban warga mengembalikan laporan ke tempat semula.",
        "The answer brings the report back to where it was.",
        "assigned",
        scene.tracked(filed)["state"],
    )
    scene.act(office, filed, "ask", text="Di sisi kiri atau kanan?")
    scene.wait("P31D")
    silent = scene.tracked(filed)
    tell.same(
        "Tiga puluh hari tanpa jawaban: laporan tidak berakhir sendiri, dan warga membacanya.",
        "Thirty days without an answer: the report does not end by itself, and the citizen reads so.",
        ("needs_information", True),
        (silent["state"], "tidak diakhiri tanpa itu" in silent["timeline"][-1]["text"]),
    )
    _answer(scene, filed, "Maaf terlambat: sisi kiri.")
    back = scene.tracked(filed)
    tell.same(
        "Satu pesan, meski terlambat, cukup untuk melanjutkan di kantor yang sama.",
        "One message, however late, is enough to go on at the same office.",
        ("assigned", _OFFICE, True),
        (back["state"], back["agency_responsible"]["agency_id"], back["next"] is not None),
    )


def _answer(scene: Scene, filed: Filed, text: str) -> None:
    citizen = scene.city.signed_in("citizen", name="demo-keterangan")
    citizen.post(f"/v1/reports/{filed.code}/messages", {"text": text})
    scene.settle()
