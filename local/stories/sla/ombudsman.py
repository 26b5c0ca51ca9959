"""Nobody acts for sixty days: the law's time is over, and the reporter gets a file for the Ombudsman."""

from local.stage.scene import Scene

_PHONE = "phone:citizen-demo-ombudsman"
_NOTICE = "Hak Anda ke Ombudsman"


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-ombudsman")
    office = scene.city.signed_in("officer", office="DPUPR")
    filed = scene.pothole(
        citizen,
        "Jalan rusak parah sepanjang lorong, sudah lama tidak diperbaiki.",
        contact={"name": "Sitti Contoh"},
    )
    scene.act(office, filed, "ask", text="Mohon sebutkan nama lorongnya.")
    scene.wait("P3D")
    citizen.post(f"/v1/reports/{filed.code}/messages", {"text": "Lorong Mawar."})
    scene.settle()
    told = [e["detail"] for e in scene.inside(filed)["events"] if e["type"] == "informed"]
    tell.true(
        "Baru dengan keterangan ini berkasnya lengkap: 60 hari dihitung dari hari ini.",
        "Only with this word is the file complete: the 60 days are counted from today.",
        [each.get("completes_file") for each in told] == [True],
        told,
    )
    scene.wait("P59D")
    tell.same(
        "Hari ke-59: kantor sudah diingatkan dan didatangi, pimpinan tahu; batas hukum belum lewat.",
        "Day 59: the office was reminded and visited, the leadership knows; the law's time is not over.",
        (None, False),
        (scene.tracked(filed)["legal_end"], _NOTICE in scene.titles(filed, _PHONE)),
    )
    tell.true(
        "Warga membaca apa yang terjadi esok hari bila masih dibiarkan.",
        "The citizen reads what happens tomorrow if nothing is done.",
        "Ombudsman" in scene.tracked(filed)["next"]["text"],
        scene.tracked(filed)["next"]["text"],
    )
    scene.wait("P1D")
    ended = scene.tracked(filed)["legal_end"]
    tell.same(
        "Hari ke-60: warga diberi tahu haknya, dengan alamat berkas perkaranya.",
        "Day 60: the citizen is told of their right, with the address of their case file.",
        (1, f"/v1/reports/{filed.code}/case-file"),
        (scene.titles(filed, _PHONE).count(_NOTICE), ended["case_file"]),
    )
    tell.true(
        "Berkas perkara siap dicetak dan diserahkan; hanya pelapor yang mendapat namanya di dalamnya.",
        "The case file is ready to be printed and handed over; only the reporter's own copy names them.",
        citizen.read(ended["case_file"]).startswith(b"%PDF"),
        ended["text"],
    )
    stranger = scene.city.signed_in("citizen", name="demo-orang-lain")
    tell.same(
        "Orang lain tidak mendapatkannya, sekalipun memegang kodenya.",
        "Nobody else gets it, not even with the code.",
        404,
        stranger.send("GET", ended["case_file"]).status,
    )
