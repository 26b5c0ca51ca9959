"""Two offices send a report back: a supervisor decides by name, and it stays where they put it."""

from local.stage.scene import Scene


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-bolak-balik")
    desk, supervisor = scene.city.signed_in("desk"), scene.city.signed_in("supervisor")
    roads = scene.city.signed_in("officer", office="DPUPR")
    order = scene.city.signed_in("officer", office="SATPOLPP")
    filed = scene.pothole(citizen, "Jalan berlubang di depan lapak yang menutup badan jalan.")
    scene.act(roads, filed, "refuse", text="Lapaknya urusan ketertiban.")
    scene.act(desk, filed, "assign", agency_id="SATPOLPP")
    scene.act(order, filed, "refuse", text="Jalannya urusan pekerjaan umum.")
    report = scene.inside(filed)["report"]
    tell.same(
        "Dua kantor mengembalikannya: sekarang penyelia yang memutuskan.",
        "Two offices have returned it: now a supervisor decides.",
        ("triage", 2, True),
        (report["state"], report["hops"], report["needs_supervisor"]),
    )
    path = f"/v1/officer/reports/{filed.report_id}"
    offered = [set(each.get(path)["actions"]) & {"assign"} for each in (desk, supervisor)]
    tell.same(
        "Meja pengaduan tidak dapat lagi menyerahkannya; penyelia dapat.",
        "The desk can no longer hand it over; the supervisor can.",
        [set(), {"assign"}],
        offered,
    )
    scene.act(supervisor, filed, "assign", agency_id="DPUPR", text="Perbaiki jalannya dahulu.")
    tell.same(
        "Kantor itu tidak dapat mengembalikannya lagi, dan waktunya berjalan terus dari yang pertama.",
        "That office cannot return it again, and its time goes on from where it stood.",
        (False, report["clocks"]["office/DPUPR"]),
        (
            "refuse" in roads.get(path)["actions"],
            scene.inside(filed)["report"]["clocks"]["office/DPUPR"],
        ),
    )
