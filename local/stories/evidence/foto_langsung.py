"""The app's camera: what its nonce shows, what a used or a borrowed one says, and none in time."""

from datetime import timedelta

from local.stage.camera import take_photo
from local.stage.client import CityClient
from local.stage.scene import Filed, Scene, capture_nonce
from local.stage.snapshots import PLACE, codes, file_with, seen_by, snapshot

_SITTI, _TETANGGA = "demo-foto-langsung", "demo-foto-langsung-tetangga"


def play(scene: Scene) -> None:
    tell = scene.tell
    sitti, officer = _people(scene)
    nonce = capture_nonce(sitti)
    filed = file_with(scene, _SITTI, snapshot(scene), nonce=nonce)
    photo = seen_by(officer, filed)
    tell.same(
        "Aplikasi meminta tanda sebelum membuka kamera; fotonya terbukti baru diambil.",
        "The app asks for a nonce before it opens its camera; the photo is shown to be new.",
        ("ok", 100, {"live", "near_place", "fresh"}),
        (photo["flag"], photo["score"], codes(photo)),
    )
    again = file_with(scene, _SITTI, snapshot(scene), nonce=nonce)
    borrowed = file_with(scene, _TETANGGA, snapshot(scene), nonce=nonce)
    tell.same(
        "Tanda yang sama untuk foto kedua, atau dari akun lain, tidak membuktikan apa pun.",
        "The same nonce with a second photo, or from another account, shows nothing.",
        ("check", "nonce_used", "nonce_of_another"),
        (seen_by(officer, again)["flag"], _gravest(officer, again), _gravest(officer, borrowed)),
    )
    _tell_of_an_old_picture(scene)
    _tell_of_no_signal(scene)
    _tell_of_waste(scene)


def _tell_of_an_old_picture(scene: Scene) -> None:
    sitti, officer = _people(scene)
    nonce = capture_nonce(sitti)
    old = take_photo(*PLACE, scene.now() - timedelta(hours=3))
    filed = file_with(scene, _SITTI, old, nonce=nonce)
    scene.tell.same(
        "Foto lama dengan tanda baru: menurut waktunya diambil sebelum kamera dibuka.",
        "An old photo with a new nonce: by its time, it was taken before the camera was opened.",
        "before_camera",
        _gravest(officer, filed),
    )


def _tell_of_no_signal(scene: Scene) -> None:
    sitti, officer = _people(scene)
    nonce = capture_nonce(sitti)
    scene.wait("PT5M")
    photo = snapshot(scene)
    scene.wait("PT70M")
    filed = file_with(scene, _SITTI, photo, nonce=nonce)
    found = next(each for each in seen_by(officer, filed)["reasons"] if each["code"] != "fresh")
    scene.tell.same(
        "Tanpa sinyal foto terkirim satu jam kemudian: waktunya cocok, dan itulah yang dikatakan.",
        "Without a signal the photo is sent an hour later: its time fits, and that is what is said.",
        "Kamera aplikasi dibuka 75 menit sebelum pengiriman; menurut waktunya, foto diambil sesudahnya.",
        found["text"],
    )


def _tell_of_waste(scene: Scene) -> None:
    """The category asks for a photo that was taken in the app."""
    sitti, _ = _people(scene)
    officer = scene.city.signed_in("officer", office="DLHK")
    said = file_with(scene, _SITTI, snapshot(scene), category="sampah")
    nonce = capture_nonce(sitti)
    shown = file_with(scene, _SITTI, snapshot(scene), category="sampah", nonce=nonce)
    scene.tell.same(
        "Bila kota mewajibkan foto langsung, yang tanpa tanda ditandai bagi petugas; laporannya jalan.",
        "Where the city wants live photos, one without a nonce is flagged; its report goes on.",
        ("doubtful", "assigned", "ok", "assigned"),
        (
            seen_by(officer, said)["flag"],
            scene.tracked(said)["state"],
            seen_by(officer, shown)["flag"],
            scene.tracked(shown)["state"],
        ),
    )


def _people(scene: Scene) -> tuple[CityClient, CityClient]:
    citizen = scene.city.signed_in("citizen", name=_SITTI)
    return citizen, scene.city.signed_in("officer", office="DPUPR")


def _gravest(officer: CityClient, filed: Filed) -> object:
    return seen_by(officer, filed)["reasons"][0]["code"]
