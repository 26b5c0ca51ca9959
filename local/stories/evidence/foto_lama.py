"""An old photo: the report goes its way, and the office is told that the photo is old."""

from local.stage.scene import Scene
from local.stage.snapshots import codes, file_with, is_shown, seen_by, snapshot


def play(scene: Scene) -> None:
    tell = scene.tell
    officer = scene.city.signed_in("officer", office="DPUPR")
    filed = file_with(scene, "demo-foto-lama", snapshot(scene, days_ago=21))
    tell.same(
        "Laporan dengan foto berumur tiga minggu tetap sampai di kantor yang tepat.",
        "A report with a photo three weeks old still reaches the right office.",
        ("assigned", "DPUPR"),
        (scene.tracked(filed)["state"], scene.inside(filed)["report"]["agency_id"]),
    )
    photo = seen_by(officer, filed)
    tell.same(
        "Petugas melihat alasannya: fotonya sudah lama, walau tempatnya benar.",
        "The officer sees why to look twice: an old photo, though of the right place.",
        ("check", {"weeks_old", "near_place", "camera"}),
        (photo["flag"], codes(photo)),
    )
    tell.same(
        "Alasan itu tertulis dalam kalimat biasa.",
        "The reason is a plain sentence.",
        "Foto sudah lama: diambil 21 hari sebelum dikirim.",
        photo["reasons"][0]["text"],
    )
    tell.same(
        "Pelapor melihat fotonya terbit, tanpa penilaian apa pun.",
        "The reporter sees the photo published, and no judgement of it.",
        (True, False),
        is_shown(scene, filed),
    )
