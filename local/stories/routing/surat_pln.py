"""A power cut goes to PLN with a letter, and PLN answers on the page that the letter leads to."""

import re
from datetime import timedelta

from local.stage.client import CityClient
from local.stage.scene import Filed, Scene

_DESK = "phone:kendari-desk"
_NAME = "Wa Contoh"
_ADDRESS = re.compile(rb"/URI \([a-z]+://[^/]+(/s/[\w-]+)\)")
_OURS = {
    "verdict": "ours",
    "text": "Gardu di ujung lorong sudah kami ganti.",
    "said_by": "Budi Contoh",
    "said_as": "Manajer ULP",
}
_NOT_OURS = {
    **_OURS,
    "verdict": "not_ours",
    "text": "Lampu ini milik pemerintah kota, bukan jaringan kami.",
}


def play(scene: Scene) -> None:
    tell = scene.tell
    desk, outsider = scene.city.signed_in("desk"), scene.city
    citizen = scene.city.signed_in("citizen", name="demo-surat")
    filed = _filed(scene, citizen, "Listrik padam dan gardu di ujung lorong berasap.")
    letter = _letter(desk, filed)
    number = scene.inside(filed)["report"]["letter"]["number"]
    tell.true(
        "Laporan keluar dengan surat bernomor; nomornya diambil saat diteruskan.",
        "The report goes out with a numbered letter; the number is taken as it is forwarded.",
        letter.startswith(b"%PDF") and number > 0,
        number,
    )
    page = _page(letter)
    shown = outsider.read(page).decode()
    tell.same(
        "PLN memindai kode pada surat: laporannya terbaca, pelapornya tidak.",
        "PLN scans the code on the letter: the report can be read, the reporter cannot.",
        (True, False),
        ("gardu di ujung lorong" in shown, _NAME in shown),
    )
    page = _lost(scene, desk, filed, page)
    scene.wait("P2D")
    _answered(scene, outsider, filed, page)
    _declined(scene, desk, citizen)


def _lost(scene: Scene, desk: CityClient, filed: Filed, page: str) -> str:
    """The letter goes astray; the address of the page that the new one leads to."""
    scene.act(desk, filed, "revoke_links", text="Suratnya hilang di perjalanan.")
    refused = scene.city.send("GET", page).status
    scene.act(desk, filed, "forward", agency_id="PLN")
    scene.settle()
    renewed = _page(_letter(desk, filed))
    scene.tell.same(
        "Suratnya hilang: tautannya dicabut dan tidak berlaku lagi; surat baru membawa tautan baru.",
        "The letter is lost: its link is revoked and opens nothing; a new letter bears a new one.",
        (404, True, 404, 200),
        (
            refused,
            renewed != page,
            scene.city.send("GET", page).status,
            scene.city.send("GET", renewed).status,
        ),
    )
    return renewed


def _answered(scene: Scene, outsider: CityClient, filed: Filed, page: str) -> None:
    tell = scene.tell
    promise = {"promised_by": (scene.now() + timedelta(days=3)).date().isoformat()}
    statuses = [outsider.fill_in(page, {**_OURS, **promise}) for _ in range(2)]
    scene.settle()
    tracked = scene.tracked(filed)
    tell.same(
        "PLN menjawab di halaman itu, tanpa akun; kiriman kedua tidak mengubah apa pun.",
        "PLN answers on that page, without an account; sending it twice changes nothing.",
        ([303, 303], "answered", _OURS["text"], 1),
        (
            statuses,
            tracked["state"],
            tracked["answer"],
            sum(line["event"] == "outside_answered" for line in tracked["timeline"]),
        ),
    )
    tell.true(
        "Pelapor membaca jawaban PLN dan sampai kapan dijanjikan selesai.",
        "The reporter reads PLN's answer, and by when it is promised.",
        tracked["timeline"][-1]["text"].startswith(
            "PLN Kendari menjawab laporan Anda dan menjanjikan"
        ),
        tracked["timeline"][-1]["text"],
    )
    after = outsider.read(page).decode()
    tell.same(
        "Halaman itu kini hanya memuat apa yang tercatat, bukan lagi laporannya.",
        "The page now shows what was recorded, and not the report any more.",
        (True, False),
        ("Budi Contoh, Manajer ULP" in after, "gardu di ujung lorong berasap" in after),
    )
    tell.same(
        "Meja pengaduan diberi tahu, juga tentang surat yang kedua.",
        "The desk is told, of the second letter too.",
        ["Diteruskan ke luar", "Diteruskan ke luar", "Jawaban dari luar"],
        scene.titles(filed, _DESK),
    )


def _declined(scene: Scene, desk: CityClient, citizen: CityClient) -> None:
    tell = scene.tell
    filed = _filed(scene, citizen, "Listrik padam pada lampu taman di depan balai.")
    page = _page(_letter(desk, filed))
    scene.city.fill_in(page, _NOT_OURS)
    scene.settle()
    tell.same(
        "Bukan wewenang mereka: laporan kembali ke meja pengaduan, tidak hilang.",
        "Not their matter: the report is back with the desk, and not lost.",
        ("triage", "Dikembalikan instansi luar"),
        (scene.tracked(filed)["state"], scene.titles(filed, _DESK)[-1]),
    )


def _filed(scene: Scene, citizen: CityClient, words: str) -> Filed:
    filed = scene.file(
        citizen,
        {
            "description": words,
            "category": "listrik",
            "location": {"latitude": -3.979671, "longitude": 122.498642},
            "contact": {"name": _NAME},
        },
    )
    scene.settle()
    return filed


def _letter(desk: CityClient, filed: Filed) -> bytes:
    return desk.read(f"/v1/officer/reports/{filed.report_id}/papers/letter")


def _page(letter: bytes) -> str:
    """Where the code on the letter leads to."""
    found = _ADDRESS.search(letter)
    return found[1].decode() if found else ""
