"""A question that reached nobody was not asked: its reporter is looked for, and nothing ends meanwhile."""

from secrets import token_hex

from local.stage.client import CityClient
from local.stage.scene import POTHOLE, Filed, Scene


def play(scene: Scene) -> None:
    tell, desk = scene.tell, scene.city.signed_in("desk")
    office = scene.city.signed_in("officer", office="DPUPR")
    filed = _written_down(scene, desk)
    scene.act(office, filed, "ask", text="Lubangnya di sisi yang mana?")
    scene.settle()
    tell.same(
        "Pelapor datang tanpa telepon: pertanyaan tidak sampai, dan masuk daftar yang harus dicari.",
        "The reporter came without a phone: the question reached nobody, and they must be found.",
        (True, True),
        (_is_listed(desk, filed), "Selama itu" in scene.tracked(filed)["timeline"][-1]["text"]),
    )
    scene.wait("P45D")
    still = scene.tracked(filed)
    tell.same(
        "Satu setengah bulan kemudian laporannya tetap terbuka, dan meja pengaduan terus diingatkan.",
        "A month and a half later it is still open, and the desk goes on being reminded.",
        ("needs_information", True),
        (still["state"], "belum sampai kepada Anda" in still["next"]["text"]),
    )
    scene.act(desk, filed, "call_result", outcome="not_found", text="Rumahnya terkunci.")
    tell.same(
        "Dicari, tidak bertemu: tetap ada di daftar.",
        "Looked for in vain: it stays on the list.",
        True,
        _is_listed(desk, filed),
    )
    scene.act(desk, filed, "call_result", outcome="answered", text="Di sisi kiri, depan warung.")
    tell.same(
        "Bertemu pelapornya; kata-katanya dicatat, dan laporan dilanjutkan di kantornya.",
        "Found: their words are noted, and the report goes on at its office.",
        ("assigned", False),
        (scene.tracked(filed)["state"], _is_listed(desk, filed)),
    )


def _written_down(scene: Scene, desk: CityClient) -> Filed:
    slip = desk.post(
        "/v1/officer/reports",
        {
            "channel": "visit",
            "description": "Jalan berlubang di depan warung.",
            "category": "jalan_rusak",
            "location": POTHOLE,
        },
        Idempotency_Key=token_hex(16),
    )
    scene.settle()
    return Filed(slip["report_id"], slip["tracking_code"], ())


def _is_listed(desk: CityClient, filed: Filed) -> bool:
    found = desk.get("/v1/officer/reports?outreach=find")["reports"]
    return filed.report_id in [each["report_id"] for each in found]
