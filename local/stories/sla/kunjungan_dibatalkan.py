"""Somebody is sent to a silent office; it answers, or the desk thinks better of it: nobody goes."""

from local.stage.client import CityClient
from local.stage.scene import Filed, Scene

_OFFICE = "DPUPR"
_OFF = "Kunjungan dibatalkan"


def play(scene: Scene) -> None:
    citizen = scene.city.signed_in("citizen", name="demo-batal")
    office = scene.city.signed_in("officer", office=_OFFICE)
    desk = scene.city.signed_in("desk")
    filed = scene.pothole(citizen, "Jalan berlubang di depan pasar.")
    _by_the_desk(scene, filed, desk)
    _by_an_answer(scene, filed, desk, office)


def _is_to_be_visited(filed: Filed, desk: CityClient) -> bool:
    waiting = desk.get("/v1/officer/reports?visit_ordered=true")["reports"]
    return filed.report_id in [each["report_id"] for each in waiting]


def _by_the_desk(scene: Scene, filed: Filed, desk: CityClient) -> None:
    scene.act(desk, filed, "order_visit", goes="Petugas humas (contoh)")
    scene.tell.true(
        "Meja pengaduan mengutus petugas; laporan ada di daftar kunjungan.",
        "The desk sends somebody; the report is on the list of visits.",
        _is_to_be_visited(filed, desk),
        filed.handle,
    )
    scene.act(desk, filed, "cancel_visit", text="Kantor sudah menelepon kami.")
    scene.settle()
    scene.tell.same(
        "Kunjungan dibatalkan: daftar kosong, dan warga membaca alasannya.",
        "The visit is cancelled: the list is empty, and the citizen reads why.",
        (False, "Kantor sudah menelepon kami."),
        (_is_to_be_visited(filed, desk), scene.tracked(filed)["timeline"][-1]["message"]),
    )


def _by_an_answer(scene: Scene, filed: Filed, desk: CityClient, office: CityClient) -> None:
    scene.act(desk, filed, "order_visit", goes="Petugas humas (contoh)")
    scene.act(office, filed, "answer", text="Lubang sudah ditambal pagi ini.")
    scene.settle()
    last = scene.tracked(filed)["timeline"][-1]["text"]
    scene.tell.true(
        "Kantor menjawab lebih dahulu: warga membaca bahwa kunjungan tidak jadi.",
        "The office answers first: the citizen reads that nobody goes.",
        "tidak jadi dilakukan" in last,
        last,
    )
    visit = desk.get(f"/v1/officer/reports/{filed.report_id}")["visit"]
    scene.tell.same(
        "Perintah kedua pun batal, dan tidak ada yang dicatat datang.",
        "The second order is off as well, and nobody is said to have come.",
        (2, True, None),
        (visit["number"], visit["cancelled_at"] is not None, visit["visited_at"]),
    )
    # By night a message waits for the morning.
    scene.wait("P1D")
    scene.tell.same(
        "Meja pengaduan diberi tahu setiap kali bahwa petugas tidak perlu berangkat.",
        "The desk is told each time that nobody needs to go.",
        2,
        scene.titles(filed, "phone:kendari-desk").count(_OFF),
    )
