"""A photo from another town: kept and shown, and marked as doubtful for the office."""

from local.stories.scene import Scene
from local.stories.snapshots import codes, file_with, is_shown, seen_by, snapshot

_MAKASSAR = -5.147665, 119.432732


def play(scene: Scene) -> None:
    tell = scene.tell
    officer = scene.city.signed_in("officer", office="DPUPR")
    filed = file_with(scene, "demo-foto-kota-lain", snapshot(scene, place=_MAKASSAR))
    photo = seen_by(officer, filed)
    tell.same(
        "Foto yang menurut datanya diambil di Makassar ditandai meragukan untuk petugas di Kendari.",
        "A photo taken in Makassar, by its own data, is marked as doubtful for Kendari's officer.",
        ("doubtful", {"outside_city", "fresh", "camera"}),
        (photo["flag"], codes(photo)),
    )
    tell.same(
        "Tanda yang baik tidak menutupi yang meragukan.",
        "Good signs do not outweigh a doubtful one.",
        20,
        photo["score"],
    )
    tell.same(
        "Mesin tidak menolak apa pun: laporan tetap berjalan dan fotonya terbit.",
        "No machine refuses anything: the report goes on and its photo is published.",
        ("assigned", (True, False)),
        (scene.tracked(filed)["state"], is_shown(scene, filed)),
    )
