"""A photo from another town: never refused. The office is told, or the citizen asked for a better one."""

from local.stage.scene import Filed, Scene, announced, capture_nonce
from local.stage.snapshots import codes, file_with, is_shown, seen_by, snapshot

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
    _tell_of_waste(scene)


def _tell_of_waste(scene: Scene) -> None:
    """Where the category asks for a photo that is taken at the place."""
    tell = scene.tell
    name = "demo-sampah-kota-lain"
    far = snapshot(scene, place=_MAKASSAR)
    filed = file_with(scene, name, far, capture="gallery", category="sampah")
    asked = scene.tracked(filed)
    tell.same(
        "Untuk sampah kota meminta foto di tempat: warga ditanya, dan laporannya tidak hilang.",
        "For waste the city asks for a photo at the place: the citizen is asked, nothing is lost.",
        ("needs_information", True),
        (asked["state"], "di tempatnya" in asked["timeline"][-1]["text"]),
    )
    citizen = scene.city.signed_in("citizen", name=name)
    nonce, better = capture_nonce(citizen), snapshot(scene)
    sent = citizen.post(
        f"/v1/reports/{filed.code}/messages",
        {"text": "Ini foto yang baru.", "photos": [{**announced(better), "capture_nonce": nonce}]},
    )
    citizen.upload(sent["uploads"][0], better)
    scene.settle()
    tell.same(
        "Foto baru dikirim bersama pesan, dan laporan kembali ke kantor yang sama.",
        "A new photo comes with a message, and the report is with the same office again.",
        ("assigned", "ok"),
        (scene.tracked(filed)["state"], _newest_flag(scene, filed)),
    )


def _newest_flag(scene: Scene, filed: Filed) -> object:
    photos = scene.inside(filed)["photos"]
    return max(photos, key=lambda photo: str(photo["announced_at"]))["flag"]
