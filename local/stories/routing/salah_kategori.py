"""The wrong category was chosen: the desk corrects it, and the city's rules are read again."""

from local.stage.scene import Scene


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-salah")
    desk = scene.city.signed_in("desk")
    order = scene.city.signed_in("officer", office="SATPOLPP")
    filed = scene.file(
        citizen,
        {
            "description": "Tumpukan karung di pinggir lorong sudah dua minggu.",
            "category": "ketertiban",
            "location": {"latitude": -3.9668, "longitude": 122.514},
        },
    )
    scene.settle()
    before = scene.inside(filed)["report"]
    scene.act(desk, filed, "correct", category="sampah", text="Ini soal sampah.")
    after = scene.inside(filed)["report"]
    tell.same(
        "Kategorinya diperbaiki: aturan kota dibaca lagi, dan laporan pindah ke dinas yang tepat.",
        "The category is corrected: the city's rules are read again, and the report moves.",
        (("SATPOLPP", "ketertiban-satpolpp"), ("DLHK", "sampah-dlhk")),
        ((before["agency_id"], before["rule"]), (after["agency_id"], after["rule"])),
    )
    tell.same(
        "Dinas yang tepat mendapat waktunya sendiri; janji kepada pelapor tidak diulang dari awal.",
        "The right office has its own time; what the reporter was promised does not start anew.",
        (before["submitted_at"], True),
        (after["submitted_at"], "office/DLHK" in after["clocks"]),
    )
    tell.same(
        "Kantor yang keliru tidak lagi melihatnya.",
        "The wrong office no longer sees it.",
        404,
        order.send("GET", f"/v1/officer/reports/{filed.report_id}").status,
    )
