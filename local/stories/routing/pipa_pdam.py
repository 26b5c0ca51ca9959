"""A burst water pipe: the city's own company acts itself, and is reminded like any office."""

from local.stage.scene import Scene

_OFFICER = "phone:kendari-officer-PDAM"


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-pdam")
    officer = scene.city.signed_in("officer", office="PDAM")
    filed = scene.file(
        citizen,
        {
            "description": "Pipa PDAM bocor, air terbuang ke jalan sejak kemarin.",
            "location": {"latitude": -3.979671, "longitude": 122.498642},
        },
    )
    scene.settle()
    tracked = scene.tracked(filed)
    tell.same(
        "PDAM milik kota: laporan diserahkan, bukan diteruskan ke luar.",
        "The water company is the city's: the report is assigned, and not forwarded.",
        ("assigned", "PDAM"),
        (tracked["state"], tracked["agency_responsible"]["agency_id"]),
    )
    tell.same(
        "PDAM mendapat laporan itu seperti kantor lain.",
        "The company gets it as any office does.",
        ["Laporan baru"],
        scene.titles(filed, _OFFICER),
    )
    scene.act(officer, filed, "accept")
    words = "Yth. Bapak/Ibu, pipa sudah kami sambung hari ini. Mohon maaf atas gangguannya."
    scene.act(officer, filed, "answer", text=words)
    tell.same(
        "PDAM menjawab sendiri, dan warga membacanya.",
        "The company answers itself, and the citizen reads it.",
        ("answered", words),
        (scene.tracked(filed)["state"], scene.tracked(filed)["answer"]),
    )
    scene.respond(citizen, filed, "fixed")
    tell.same(
        "Warga: air tidak lagi terbuang. Laporan ditutup.",
        "The citizen says: no more water is wasted. The report is closed.",
        "closed",
        scene.tracked(filed)["state"],
    )
