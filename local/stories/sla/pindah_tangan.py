"""From a body outside to an office of the city, late: its time begins then, and the reporter's goes on."""

from local.stage.scene import Scene

_OFFICE = "DISHUB"


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-pindah-tangan")
    desk = scene.city.signed_in("desk")
    filed = scene.file(
        citizen,
        {
            "description": "Listrik padam, lampu di tiang jalan tidak menyala.",
            "category": "listrik",
            "location": {"latitude": -3.979671, "longitude": 122.498642},
        },
    )
    scene.settle()
    scene.wait("P30D")
    before = scene.climbed(filed)
    scene.act(desk, filed, "assign", agency_id=_OFFICE, text="Tiangnya milik kota.")
    tell.same(
        "Tiga puluh hari di PLN, lalu ternyata urusan kota: kantornya tidak disalahkan atas waktu itu.",
        "Thirty days with PLN, then it is the city's after all: its office is not blamed for them.",
        ("assigned", before),
        (scene.tracked(filed)["state"], scene.climbed(filed)),
    )
    scene.wait("PT11H")
    tell.same(
        "Sebelum 12 jam di tangannya (laporan ini penting) tidak ada yang diingatkan atau dilaporkan.",
        "Until it has had it for 12 hours (the report is of some urgency) nobody is reminded or told.",
        before,
        scene.climbed(filed),
    )
    scene.wait("PT1H15M")
    tell.same(
        "Setelah 12 jam di tangannya: WhatsApp, seperti bagi kantor yang pertama.",
        "After 12 hours with it: a WhatsApp, as for whoever has a report first.",
        [*before, "whatsapp"],
        scene.climbed(filed),
    )
    scene.wait("P1DT12H")
    climbed = scene.climbed(filed)[len(before) :]
    tell.same(
        "Setelah dua hari di tangannya: kunjungan, sesudah pengingat dan pimpinannya.",
        "After two days with it: a visit, after its reminders and its head.",
        ["whatsapp", "inform", "push", "push", "visit"],
        climbed,
    )
    kinds = {rung["act"]: rung["counts_from"] for rung in scene.tracked(filed)["ladder"]}
    tell.same(
        "Warga melihat kedua batas: waktu kantor itu, dan janji kepadanya sejak laporan masuk.",
        "The citizen sees both limits: the office's time, and what they were promised at first.",
        ("holder", "report"),
        (kinds["visit"], scene.tracked(filed)["ladder"][-1]["counts_from"]),
    )
