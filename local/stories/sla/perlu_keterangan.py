"""An office asks before it acts: nobody is nudged meanwhile, silence ends it, and a word brings it back."""

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
    lapsed = scene.tracked(filed)
    tell.same(
        "Tiga puluh hari tanpa jawaban: laporan diakhiri, dan warga diberi tahu jalan kembalinya.",
        "Thirty days without an answer: the report ends, and the citizen is told of the way back.",
        ("withdrawn", True),
        (lapsed["state"], "melanjutkannya" in lapsed["timeline"][-1]["text"]),
    )
    _answer(scene, filed, "Maaf terlambat: sisi kiri.")
    back = scene.tracked(filed)
    tell.same(
        "Satu pesan cukup untuk melanjutkan, di kantor yang sama dan dengan tenggat baru.",
        "One message is enough to go on, at the same office and with a new deadline.",
        ("assigned", _OFFICE, True),
        (back["state"], back["agency_responsible"]["agency_id"], back["next"] is not None),
    )


def _answer(scene: Scene, filed: Filed, text: str) -> None:
    citizen = scene.city.signed_in("citizen", name="demo-keterangan")
    citizen.post(f"/v1/reports/{filed.code}/messages", {"text": text})
    scene.settle()
