"""About to report what is reported already: the citizen joins instead; the reporter corrects a word."""

from local.stage.client import CityClient
from local.stage.scene import Filed, Scene

_PLACE = {"latitude": -3.9715, "longitude": 122.5219}
_NEAR = {"latitude": -3.97152, "longitude": 122.52195}
_WORDS = "Jalan berlubang di depan rumah nomor tujuh belas."
_WHY = "Mencari lokasi bersama kepala dinas."


def play(scene: Scene) -> None:
    reporter, passer_by = (
        scene.city.signed_in("citizen", name=f"demo-sudah-{who}") for who in ("pelapor", "lewat")
    )
    filed = scene.file(
        reporter, {"description": _WORDS, "category": "jalan_rusak", "location": _PLACE}
    )
    scene.settle()
    _joins_instead(scene, passer_by)
    _sees_the_likely_duplicate(scene, reporter, filed)
    _corrects(scene, reporter, filed)


def _joins_instead(scene: Scene, passer_by: CityClient) -> None:
    about_to_say = {"description": "Ada lubang di jalan", "location": _NEAR}
    (case, *_) = passer_by.post("/v1/reports/similar", about_to_say)["cases"]
    scene.tell.same(
        "Sebelum mengirim, warga diberi tahu bahwa hal ini sudah dilaporkan, tanpa isi dan tempatnya.",
        "Before sending, the citizen is told that this is reported already: no words and no place of it.",
        ("1 warga melaporkan hal ini.", True, False),
        (case["text"], case["distance_m"] <= 50, _WORDS in str(case) or "122.5" in str(case)),  # noqa: PLR2004 - metres
    )
    joined = passer_by.put(f"/v1/reports/{case['case_id']}/support")
    (again, *_) = passer_by.post("/v1/reports/similar", about_to_say)["cases"]
    scene.tell.same(
        "Warga memilih mendukung laporan itu; sekarang dua warga terhitung.",
        "They choose to support that report; now two residents count.",
        (True, "2 warga melaporkan hal ini."),
        (joined["supports"], again["text"]),
    )


def _sees_the_likely_duplicate(scene: Scene, reporter: CityClient, filed: Filed) -> None:
    second = scene.file(
        reporter,
        {"description": "Jalan berlubang besar", "category": "jalan_rusak", "location": _NEAR},
    )
    scene.settle()
    desk = scene.city.signed_in("desk")
    found = desk.get(f"/v1/officer/reports/{second.report_id}/similar")["reports"]
    scene.tell.same(
        "Meja pengaduan melihat laporan yang mungkin sama; menggabungkannya tetap keputusan manusia.",
        "The desk sees which report may be the same; to merge them stays a person's decision.",
        (True, "assigned"),
        (
            filed.report_id in [each["report"]["report_id"] for each in found],
            scene.tracked(second)["state"],
        ),
    )


def _corrects(scene: Scene, reporter: CityClient, filed: Filed) -> None:
    reporter.post(f"/v1/reports/{filed.code}/correction", {"description": "Jalan berlubang."})
    scene.settle()
    inside = scene.inside(filed)
    sealed = scene.city.signed_in("supervisor").post(
        f"/v1/officer/reports/{filed.report_id}/former", {"reason": _WHY}
    )["former"]
    scene.tell.same(
        "Pelapor menghapus nomor rumahnya; riwayat mencatat perbaikan, isi semula disegel.",
        "The reporter takes the house number out; the history tells of it, and the old words are sealed.",
        ("Jalan berlubang.", False, _WORDS),
        (
            inside["report"]["description"],
            _WORDS in str(inside["events"]),
            sealed[0]["description"],
        ),
    )
    last = scene.tracked(filed)["timeline"][-1]
    scene.tell.same(
        "Penyelia membuka segelnya dengan alasan, dan pelapor membaca alasan itu.",
        "A supervisor opens the seal with a reason, and the reporter reads that reason.",
        ("former_opened", _WHY),
        (last["event"], last["message"]),
    )
