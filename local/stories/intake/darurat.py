"""A fire at the market: the number to call at once, and the report is taken all the same."""

from local.stage.scene import Scene


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-darurat")
    text = "Kebakaran di belakang pasar, api membesar!"
    advice = citizen.post("/v1/advice", {"description": text})
    tell.same(
        "Selagi warga menulis, aplikasi sudah menampilkan nomor darurat.",
        "While the citizen is still writing, the app shows the emergency number.",
        [("kebakaran", "112", True)],
        [(each["code"], each["phone"], each["urgent"]) for each in advice["notices"]],
    )
    answer = citizen.post(
        "/v1/reports",
        {
            "description": text,
            "category": "penyelamatan",
            "location": {"latitude": -3.9668, "longitude": 122.514},
        },
        Idempotency_Key="demo-darurat-1",
    )
    tell.same(
        "Laporannya diterima tanpa ditahan, dan jawabannya mengulang nomor itu.",
        "The report is taken without delay, and the answer repeats the number.",
        ["kebakaran"],
        [each["code"] for each in answer["notices"]],
    )
    scene.settle()
    inside = scene.city.get(f"/local/reports/{answer['report_id']}")["report"]
    tell.same(
        "Bagi petugas laporan ini bertanda mendesak.",
        "For the staff it is marked as urgent.",
        ("kebakaran", "urgent", "DAMKAR"),
        (inside["danger"], inside["urgency"], inside["agency_id"]),
    )
