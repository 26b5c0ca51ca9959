"""A hole under a broken lamp: two offices have a part each, and the citizen is asked once."""

from local.stage.client import CityClient
from local.stage.scene import Filed, Scene

_ROADS, _LAMPS = "DPUPR", "DISHUB"


def play(scene: Scene) -> None:
    citizen = scene.city.signed_in("citizen", name="demo-dua-kantor")
    desk = scene.city.signed_in("desk")
    roads, lamps = (scene.city.signed_in("officer", office=each) for each in (_ROADS, _LAMPS))
    whole = scene.pothole(citizen, "Jalan berlubang tepat di bawah lampu jalan yang padam.")
    for_roads, for_lamps = _split(scene, desk, whole)
    scene.wait("PT2H")
    scene.act(roads, for_roads, "answer", text="Lubang sudah kami tambal.")
    _waits_for_the_other(scene, whole)
    scene.act(lamps, for_lamps, "answer", text="Lampu sudah kami ganti.")
    _asked_once(scene, whole)
    scene.wait("PT1H")
    scene.respond(citizen, whole, "not_fixed", reason="Lampunya padam lagi.")
    scene.tell.same(
        "Belum selesai: kedua kantor menerima bagiannya kembali.",
        "Not fixed: both offices have their part again.",
        ["split", "reopened", "reopened"],
        [scene.inside(each)["report"]["state"] for each in (whole, for_roads, for_lamps)],
    )
    scene.wait("PT1H")
    scene.act(roads, for_roads, "answer", text="Lubang tetap tertutup.")
    scene.act(lamps, for_lamps, "answer", text="Kabelnya kami perbaiki juga.")
    scene.respond(citizen, whole, "fixed")
    scene.tell.same(
        "Warga puas sekali saja, dan semuanya selesai.",
        "The citizen says so once, and all of it is closed.",
        ["closed"] * 3,
        [scene.inside(each)["report"]["state"] for each in (whole, for_roads, for_lamps)],
    )


def _split(scene: Scene, desk: CityClient, whole: Filed) -> list[Filed]:
    path = f"/v1/officer/reports/{whole.report_id}"
    answer = desk.post(
        f"{path}/split",
        {
            "version": desk.get(path)["report"]["version"],
            "parts": [
                {"agency_id": _ROADS, "text": "Mohon tambal lubangnya."},
                {
                    "agency_id": _LAMPS,
                    "text": "Mohon perbaiki lampunya.",
                    "category": "lalu_lintas",
                },
            ],
        },
    )
    scene.settle()
    parts = [Filed(part, "", ()) for part in answer["parts"]]
    scene.tell.same(
        "Meja pengaduan membagi laporan: setiap kantor mendapat bagian dengan tugasnya sendiri.",
        "The desk splits the report: each office has a part, in words of its own.",
        [_ROADS, _LAMPS],
        [each["agency_responsible"]["agency_id"] for each in scene.tracked(whole)["parts"]],
    )
    return parts


def _waits_for_the_other(scene: Scene, whole: Filed) -> None:
    seen = scene.tracked(whole)
    scene.tell.same(
        "Satu kantor sudah menjawab; laporan menunggu kantor lainnya.",
        "One office has answered; the report waits for the other.",
        ("split", ["answered", "assigned"]),
        (seen["state"], [part["state"] for part in seen["parts"]]),
    )


def _asked_once(scene: Scene, whole: Filed) -> None:
    seen = scene.tracked(whole)
    titles = scene.titles(whole, "phone:citizen-demo-dua-kantor")
    scene.tell.same(
        "Setelah semua menjawab, warga ditanya satu kali dan membaca kedua jawaban.",
        "Once all have answered, the citizen is asked once and reads both answers.",
        ("answered", 1, True, True),
        (
            seen["state"],
            titles.count("Ada jawaban"),
            "tambal" in seen["answer"],
            "ganti" in seen["answer"],
        ),
    )
