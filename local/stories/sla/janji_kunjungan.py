"""A silent office is visited and promises; the promise is broken, its head hears of it, a second visit."""

from datetime import timedelta

from local.stage.camera import take_photo
from local.stage.client import CityClient
from local.stage.scene import Filed, Scene, announced

_LATITUDE, _LONGITUDE = -3.971088, 122.521592
_HEAD = "phone:kendari-head-DPUPR"


def play(scene: Scene) -> None:
    citizen = scene.city.signed_in("citizen", name="demo-janji")
    office = scene.city.signed_in("officer", office="DPUPR")
    desk = scene.city.signed_in("desk")
    filed = scene.file(
        citizen,
        {
            "description": "Jalan berlubang, sudah lama dibiarkan.",
            "category": "jalan_rusak",
            "location": {"latitude": _LATITUDE, "longitude": _LONGITUDE},
        },
    )
    scene.settle()
    _sent(scene, filed, desk)
    _promised(scene, filed, desk)
    _broken(scene, filed)
    _kept(scene, filed, desk, office)


def _visit(filed: Filed, desk: CityClient) -> dict[str, object]:
    visit: dict[str, object] = desk.get(f"/v1/officer/reports/{filed.report_id}")["visit"]
    return visit


def _sent(scene: Scene, filed: Filed, desk: CityClient) -> None:
    tomorrow = scene.now() + timedelta(days=1)
    scene.act(
        desk, filed, "order_visit", goes="Petugas humas (contoh)", planned_at=tomorrow.isoformat()
    )
    visit = _visit(filed, desk)
    scene.tell.same(
        "Meja pengaduan memutuskan mendatangi kantor: siapa yang pergi, kapan, ke mana.",
        "The desk decides to go to the office: who, when and where.",
        ("DPUPR", "Petugas humas (contoh)", 1),
        (visit["agency_id"], visit["goes"], visit["number"]),
    )


def _promised(scene: Scene, filed: Filed, desk: CityClient) -> None:
    tell = scene.tell
    scene.wait("P1D")
    promised_by = scene.now() + timedelta(hours=20)
    picture = take_photo(_LATITUDE, _LONGITUDE, scene.now())
    acted = scene.act(
        desk,
        filed,
        "visit_result",
        text="Diterima kepala seksi jalan.",
        met="Kepala seksi jalan",
        promise="Lubang ditutup besok pagi.",
        promised_by=promised_by.isoformat(),
        photos=[announced(picture)],
        signature=announced(picture),
    )
    for upload in acted["uploads"]:
        desk.upload(upload, picture)
    scene.settle()
    tell.same(
        "Hasil kunjungan dicatat, dengan foto dan tanda tangan; keduanya hanya untuk petugas.",
        "The result is noted, with a photo and a signature; both are for staff only.",
        (["signature", "visit"], []),
        (
            sorted(
                photo["purpose"]
                for photo in desk.get(f"/v1/officer/reports/{filed.report_id}")["photos"]
            ),
            scene.tracked(filed)["photos"],
        ),
    )
    waiting = [rung["text"] for rung in scene.tracked(filed)["ladder"] if rung["state"] != "done"]
    tell.true(
        "Janji itu menjadi tenggat, dan warga membacanya.",
        "The promise becomes a deadline, and the citizen reads it.",
        any("yang dijanjikan" in text for text in waiting),
        waiting,
    )


def _broken(scene: Scene, filed: Filed) -> None:
    tell = scene.tell
    scene.wait("P1D")
    # By night a message waits for the morning.
    tell.same(
        "Janji lewat tanggalnya: kepala PUPR diberi tahu.",
        "The promise is broken: the head of PUPR is told.",
        1,
        scene.titles(filed, _HEAD).count("Janji lewat tanggalnya"),
    )
    scene.wait("P7D")
    report = scene.inside(filed)["report"]
    tell.same(
        "Sehari kerja kemudian kunjungan kedua diperintahkan.",
        "A working day later a second visit is ordered.",
        (2, None),
        (report["visit"]["number"], report["visit"]["visited_at"]),
    )


def _kept(scene: Scene, filed: Filed, desk: CityClient, office: CityClient) -> None:
    scene.act(desk, filed, "visit_result", text="Sedang dikerjakan di tempat.", met="Kepala dinas")
    scene.act(office, filed, "answer", text="Lubang sudah ditutup hari ini.")
    climbed = [
        event["detail"]["rung"]
        for event in scene.inside(filed)["events"]
        if event["type"] == "rung_climbed"
    ]
    scene.tell.same(
        "PUPR menjawab; setiap langkah janji itu hanya terjadi satu kali.",
        "PUPR answers; each step of that promise was taken once.",
        ("answered", 1, 1),
        (
            scene.tracked(filed)["state"],
            climbed.count("promise-broken"),
            climbed.count("promise-visit"),
        ),
    )
