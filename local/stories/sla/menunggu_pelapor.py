"""While a reporter is waited for: any word is one, no picture makes anybody wait, and silence has a name."""

from local.stage.client import CityClient
from local.stage.scene import Filed, Scene, announced
from local.stage.snapshots import file_with, seen_by, snapshot

_NAME, _OFFICE = "demo-menunggu-pelapor", "DPUPR"


def play(scene: Scene) -> None:
    citizen = scene.city.signed_in("citizen", name=_NAME)
    office = scene.city.signed_in("officer", office=_OFFICE)
    _tell_of_any_word(scene, citizen, office)
    _tell_of_a_picture_from_the_gallery(scene)
    _tell_of_silence(scene, citizen, office)


def _tell_of_any_word(scene: Scene, citizen: CityClient, office: CityClient) -> None:
    filed = scene.pothole(citizen, "Jalan berlubang di dekat sekolah.")
    _asked(scene, office, filed, "Sekolah yang mana?")
    _corrected(scene, citizen, filed, "Jalan berlubang di depan SMP di ujung jalan.")
    scene.tell.same(
        "Warga memperbaiki laporannya: itu pun jawaban, dan laporan dilanjutkan.",
        "The citizen corrects the report: that is an answer too, and the report goes on.",
        "assigned",
        scene.tracked(filed)["state"],
    )
    _asked(scene, office, filed, "Boleh minta fotonya?")
    picture = snapshot(scene)
    sent = citizen.post(f"/v1/reports/{filed.code}/messages", {"photos": [announced(picture)]})
    citizen.upload(sent["uploads"][0], picture)
    scene.settle()
    scene.tell.same(
        "Foto tanpa sepatah kata pun sudah menjawab.",
        "A picture without a word is an answer.",
        "assigned",
        scene.tracked(filed)["state"],
    )


def _tell_of_a_picture_from_the_gallery(scene: Scene) -> None:
    office = scene.city.signed_in("officer", office="DLHK")
    filed = file_with(scene, _NAME, snapshot(scene), capture="gallery", category="sampah")
    scene.tell.same(
        "Foto sampah dari galeri ditandai bagi petugas; warga tidak ditanya dan waktu kantor berjalan.",
        "A photo of waste from the gallery is flagged for staff; nobody is asked, the office's time runs.",
        ("doubtful", "assigned", []),
        (seen_by(office, filed)["flag"], scene.tracked(filed)["state"], _pauses(scene, filed)),
    )


def _tell_of_silence(scene: Scene, citizen: CityClient, office: CityClient) -> None:
    filed = scene.pothole(citizen, "Aspal mengelupas di tikungan.")
    _asked(scene, office, filed, "Tikungan yang mana?")
    scene.wait("P31D")
    desk = scene.city.signed_in("desk")
    scene.tell.same(
        "Tiga puluh hari tanpa keterangan: tidak berakhir sendiri, meja pengaduan melihatnya dahulu.",
        "Thirty days without the information: it does not end by itself, the desk looks at it first.",
        (True, "needs_information"),
        (_is_to_be_looked_at(filed, desk), scene.tracked(filed)["state"]),
    )
    scene.act(desk, filed, "allow_lapse", text="Sudah diingatkan tiga kali.")
    scene.tell.same(
        "Setelah dilihat, laporan itu keluar dari daftarnya.",
        "Once somebody has looked, the report leaves that list.",
        False,
        _is_to_be_looked_at(filed, desk),
    )
    scene.wait("P8D")
    ended = scene.tracked(filed)
    scene.tell.same(
        "Tiga hari kerja kemudian: begitulah disebut, bukan dicabut, dan jalan kembalinya ada.",
        "Three working days later: that is what it is called, with the way back beside it.",
        ("diakhiri karena keterangan belum masuk", True),
        (ended["state_name"], "kapan saja" in ended["next"]["text"]),
    )
    _corrected(scene, citizen, filed, "Aspal mengelupas di tikungan dekat pasar.")
    back = scene.tracked(filed)
    scene.tell.same(
        "Satu perbaikan cukup untuk melanjutkan, di kantor yang sama.",
        "One correction is enough to go on, at the same office.",
        ("assigned", _OFFICE),
        (back["state"], back["agency_responsible"]["agency_id"]),
    )


def _asked(scene: Scene, office: CityClient, filed: Filed, text: str) -> None:
    scene.act(office, filed, "ask", text=text)


def _corrected(scene: Scene, citizen: CityClient, filed: Filed, words: str) -> None:
    citizen.post(f"/v1/reports/{filed.code}/correction", {"description": words})
    scene.settle()


def _pauses(scene: Scene, filed: Filed) -> list[object]:
    return list(scene.tracked(filed)["pauses"])


def _is_to_be_looked_at(filed: Filed, desk: CityClient) -> bool:
    listed = desk.get("/v1/officer/reports?outreach=lapse")["reports"]
    return filed.report_id in [each["report_id"] for each in listed]
