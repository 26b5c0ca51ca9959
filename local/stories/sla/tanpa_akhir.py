"""Returned to the desk and left lying: it comes up again and again, until somebody answers."""

from local.stage.scene import Scene


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-tanpa-akhir")
    office = scene.city.signed_in("officer", office="DPUPR")
    desk = scene.city.signed_in("desk")
    filed = scene.pothole(citizen, "Jalan berlubang di ujung lorong, sudah lama.")
    scene.act(office, filed, "refuse", text="Bukan ruas kami.")
    scene.wait("P60D")
    tracked = scene.tracked(filed)
    events = scene.inside(filed)["events"]
    rungs = [event["detail"]["rung"] for event in events if event["type"] == "rung_climbed"]
    tell.same(
        "Dikembalikan ke meja pengaduan dan dibiarkan: meja, Sekda, dan wali kota diberi tahu.",
        "Returned to the desk and left lying: the desk, the secretary and the mayor are told.",
        ["remind", "secretary", "mayor"],
        list(dict.fromkeys(rungs))[:3],
    )
    tell.same(
        "Setelah langkah terakhir laporan tidak terlupakan: setiap pekan, dan setiap bulan wali kota.",
        "After the last step it is not forgotten: every week, and the mayor every month.",
        (8, 7, 1),
        tuple(map(rungs.count, ("weekly-desk", "weekly-secretary", "monthly-mayor"))),
    )
    tell.same(
        "Warga membaca bahwa laporannya masih ada di daftar, dan langkah berikutnya selalu ada.",
        "The citizen reads that it is still on the list, and there always is a next step.",
        (True, True),
        ("masih ada di daftar" in str(tracked["timeline"]), tracked["next"]["at"] is not None),
    )
    scene.act(desk, filed, "assign", agency_id="DPUPR", text="Ruas ini milik kota.")
    scene.act(office, filed, "answer", text="Sudah ditambal.")
    scene.respond(citizen, filed, "fixed")
    tell.same(
        "Begitu dijawab, tidak ada lagi yang diingatkan.",
        "Once it is answered nobody is reminded any more.",
        ("closed", None),
        (scene.tracked(filed)["state"], scene.tracked(filed)["next"]["at"]),
    )
