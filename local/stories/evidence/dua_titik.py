"""Two reports of one account that cannot both have been sent from where they say."""

from datetime import timedelta

from local.stage.scene import Filed, Scene
from local.stage.snapshots import PLACE, codes, file_with, fix, seen_by, snapshot

_BARUGA = -4.0396, 122.492


def play(scene: Scene) -> None:
    tell = scene.tell
    officer = scene.city.signed_in("officer", office="DPUPR")
    _report(scene, "demo-dua-titik", _BARUGA, minutes_ago=4)
    second = _report(scene, "demo-dua-titik", PLACE, minutes_ago=2)
    photo = seen_by(officer, second)
    tell.same(
        "Dua laporan satu akun berjarak delapan kilometer dalam dua menit: petugas diberi tahu.",
        "Two reports of one account, eight kilometres apart within two minutes: the officer is told.",
        ("check", "too_fast"),
        (photo["flag"], photo["reasons"][0]["code"]),
    )
    tell.same(
        "Laporannya tetap berjalan, dan petugas tidak diberi tahu laporan mana yang satunya.",
        "The report goes its way, and the officer is not told which the other report is.",
        ("assigned", "Dari titik laporan lain akun ini ke sini perlu lebih dari 150 km/jam"),
        (scene.tracked(second)["state"], photo["reasons"][0]["text"].partition(";")[0]),
    )
    _tell_of_the_queue(scene)


def _tell_of_the_queue(scene: Scene) -> None:
    """Without a signal reports wait in the phone, and are sent all at once."""
    officer = scene.city.signed_in("officer", office="DPUPR")
    _report(scene, "demo-tanpa-sinyal", _BARUGA, minutes_ago=90)
    later = _report(scene, "demo-tanpa-sinyal", PLACE, minutes_ago=20)
    scene.tell.same(
        "Laporan yang menunggu sinyal dan terkirim bersamaan tidak dicurigai.",
        "Reports that waited for a signal and were sent together are not suspected.",
        set[str](),
        codes(seen_by(officer, later)) & {"too_fast", "too_fast_as_sent"},
    )


def _report(scene: Scene, name: str, place: tuple[float, float], *, minutes_ago: int) -> Filed:
    at = scene.now() - timedelta(minutes=minutes_ago)
    photo = snapshot(scene, place=place)
    return file_with(scene, name, photo, location=fix(place, at))
