"""Answers that solve nothing: at the third reopening a supervisor must call, and the end is rated."""

from local.stage.scene import Scene

_DESK = "phone:kendari-desk"


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-dibuka-lagi")
    office = scene.city.signed_in("officer", office="DPUPR")
    supervisor = scene.city.signed_in("supervisor")
    filed = scene.pothole(
        citizen,
        "Jalan berlubang, ditambal sebentar lalu rusak lagi.",
        contact={"phone": "+6281234567890"},
    )
    for _ in range(3):
        scene.act(office, filed, "answer", text="Sudah ditambal.")
        scene.respond(citizen, filed, "not_fixed", "Rusak lagi.")
    tell.same(
        "Ketiga kalinya dibuka kembali: penyelia diminta menelepon warga.",
        "Reopened for the third time: the supervisor is asked to call the citizen.",
        (True, ["Pelapor perlu ditelepon"]),
        (scene.inside(filed)["report"]["needs_call"], scene.titles(filed, _DESK)),
    )
    waiting = supervisor.get("/v1/officer/reports?needs_call=true")["reports"]
    tell.same(
        "Penyelia menemukannya di antara laporan yang menunggu telepon.",
        "The supervisor finds it among the reports that await a call.",
        True,
        filed.report_id in [each["report_id"] for each in waiting],
    )
    scene.wait("P4D")
    tell.same(
        "Belum ada yang menelepon: penyelia diingatkan, dan warga membaca bahwa ia akan ditelepon.",
        "Nobody has called: the supervisor is reminded, and the citizen reads that a call is due.",
        (True, True),
        (
            scene.titles(filed, _DESK).count("Pelapor perlu ditelepon") > 1,
            "belum menelepon Anda" in str(scene.tracked(filed)["ladder"]),
        ),
    )
    supervisor.post(
        f"/v1/officer/reports/{filed.report_id}/contact-openings",
        {"reason": "Menanyakan mengapa tambalan tidak bertahan."},
    )
    scene.act(supervisor, filed, "call_result", text="Disepakati pengaspalan ulang.")
    scene.act(office, filed, "answer", text="Sudah diaspal ulang.")
    citizen.post(
        f"/v1/reports/{filed.code}/confirmation",
        {"outcome": "fixed", "rating": 4, "comment": "Akhirnya tuntas."},
    )
    opened = supervisor.get(f"/v1/officer/reports/{filed.report_id}")
    tell.same(
        "Warga puas dan memberi nilai; petugas dapat membacanya.",
        "The citizen is satisfied and rates it; the staff can read that.",
        ("closed", {"stars": 4, "comment": "Akhirnya tuntas."}, "selesai"),
        (opened["report"]["state"], opened["rating"], opened["sp4n_status"]),
    )
