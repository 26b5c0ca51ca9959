"""What no rule covers: it goes to people, is refused once, and still ends at the right office."""

from local.stage.scene import Scene

_DESK = "phone:kendari-desk"


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-triase")
    desk = scene.city.signed_in("desk")
    tourism = scene.city.signed_in("officer", office="DISBUDPAR")
    order = scene.city.signed_in("officer", office="SATPOLPP")
    filed = scene.file(
        citizen,
        {
            "description": "Setiap malam ada suara aneh dari gudang kosong.",
            "category": "lainnya",
            "location": {"latitude": -4.000087, "longitude": 122.526101},
        },
    )
    scene.settle()
    report = scene.inside(filed)["report"]
    tell.same(
        "Tidak ada aturan yang cocok: laporan masuk meja pengaduan, bukan keranjang sampah.",
        "No rule matches: the report goes to the desk, not into a bin.",
        ("triage", "no_rule_matched"),
        (report["state"], report["rule"]),
    )
    tell.same(
        "Meja pengaduan diberi tahu.",
        "The desk is told.",
        ["Perlu diarahkan"],
        scene.titles(filed, _DESK),
    )
    scene.wait("PT24H")
    tell.same(
        "Sehari kemudian meja pengaduan diingatkan.",
        "A day later the desk is reminded.",
        ["Perlu diarahkan", "Pengingat"],
        scene.titles(filed, _DESK),
    )
    scene.act(desk, filed, "assign", agency_id="DISBUDPAR")
    scene.act(tourism, filed, "refuse", text="Bukan tempat wisata; ini soal ketertiban.")
    returned = scene.inside(filed)["report"]
    tell.same(
        "Kantor pertama mengembalikannya dengan alasan.",
        "The first office returns it and says why.",
        ("triage", 1),
        (returned["state"], returned["hops"]),
    )
    scene.act(desk, filed, "assign", agency_id="SATPOLPP", category="ketertiban")
    scene.act(order, filed, "accept")
    tracked = scene.tracked(filed)
    tell.same(
        "Satpol PP menerimanya.",
        "The public order office accepts it.",
        ("accepted", "ketertiban", "SATPOLPP"),
        (tracked["state"], tracked["category"], tracked["agency_responsible"]["agency_id"]),
    )
    foreign = tourism.send("GET", f"/v1/officer/reports/{filed.report_id}")
    tell.same(
        "Kantor yang mengembalikannya tidak lagi dapat melihatnya.",
        "The office that returned it can no longer see it.",
        404,
        foreign.status,
    )
