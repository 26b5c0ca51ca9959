"""A caller's report is written down by the desk; another is rejected, appealed once and heard."""

from secrets import token_hex

from local.stage.scene import POTHOLE, Filed, Scene


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-keberatan")
    desk, supervisor = scene.city.signed_in("desk"), scene.city.signed_in("supervisor")
    filed = scene.file(citizen, {"description": "Tolong!!!", "location": POTHOLE})
    scene.settle()
    scene.act(desk, filed, "reject", reason="unclear", text="Kami belum memahami masalahnya.")
    tell.same(
        "Bukan pengaduan yang jelas: ditolak oleh orang, dengan alasan yang dapat dibaca warga.",
        "No clear complaint: rejected by a person, with a reason that the citizen can read.",
        ("rejected", "closed", "Kami belum memahami masalahnya."),
        _end(scene, filed),
    )
    citizen.post(f"/v1/reports/{filed.code}/appeal", {"reason": "Jalan berlubang besar."})
    scene.settle()
    scene.act(supervisor, filed, "assign", agency_id="DPUPR", category="jalan_rusak")
    tell.same(
        "Warga berkeberatan satu kali; penyelia memeriksanya dan menyerahkannya ke kantor.",
        "The citizen appeals once; a supervisor looks into it and hands it to an office.",
        ("assigned", "DPUPR"),
        (
            scene.tracked(filed)["state"],
            scene.tracked(filed)["agency_responsible"]["agency_id"],
        ),
    )
    slip = desk.post(
        "/v1/officer/reports",
        {"description": "Got tersumbat di depan pasar.", "location": POTHOLE, "channel": "phone"},
        Idempotency_Key=token_hex(16),
    )
    tell.same(
        "Warga lain menelepon: meja pengaduan mencatatnya dan membacakan kode lacaknya.",
        "Another citizen calls: the desk writes it down and reads out the tracking code.",
        "phone",
        scene.inside(Filed(slip["report_id"], slip["tracking_code"], ()))["report"]["channel"],
    )
    visitor = scene.city.signed_in("citizen", name="demo-penelepon")
    visitor.post(f"/v1/reports/{slip['tracking_code']}/claim", {})
    visitor.post(
        f"/v1/reports/{slip['tracking_code']}/messages", {"text": "Ini saya yang menelepon."}
    )
    mine = [each["tracking_code"] for each in visitor.get("/v1/me/reports")["reports"]]
    tell.same(
        "Dengan kode di slip itu penelepon menyimpan laporannya di akunnya sendiri.",
        "With the code on the slip the caller takes the report into an account of their own.",
        True,
        slip["tracking_code"] in mine,
    )


def _end(scene: Scene, filed: Filed) -> tuple[str, str, str]:
    seen = scene.tracked(filed)
    return seen["state"], seen["status"], seen["timeline"][-1]["message"]
