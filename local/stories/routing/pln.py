"""A power cut: not the city's to mend, so it is forwarded, and followed all the same."""

from local.stage.scene import Scene

_DESK = "phone:kendari-desk"


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-listrik")
    desk = scene.city.signed_in("desk")
    filed = scene.file(
        citizen,
        {
            "description": "Listrik padam sejak subuh di seluruh RT.",
            "location": {"latitude": -3.979671, "longitude": 122.498642},
        },
    )
    scene.settle()
    report, tracked = scene.inside(filed)["report"], scene.tracked(filed)
    tell.same(
        "Listrik bukan wewenang kota: aturan listrik-pln meneruskannya ke PLN.",
        "Electricity is not the city's: the rule listrik-pln forwards it to PLN.",
        ("forwarded", "PLN", None, "listrik-pln"),
        (report["state"], report["forwarded_to"], report["agency_id"], report["rule"]),
    )
    tell.same(
        "Warga melihat siapa yang berwenang, dan kapan kami menanyakannya.",
        "The citizen sees whose matter it is, and when we shall ask about it.",
        ("PLN Kendari", True),
        (tracked["agency_responsible"]["name"], "PLN Kendari" in tracked["next"]["text"]),
    )
    tell.same(
        "Meja pengaduan diminta menyampaikan dan memantaunya.",
        "The desk is asked to hand it over and keep an eye on it.",
        ["Diteruskan ke luar"],
        scene.titles(filed, _DESK),
    )
    scene.wait("P7D")
    tell.same(
        "Seminggu tanpa jawaban: meja pengaduan diingatkan untuk bertanya.",
        "A week without an answer: the desk is reminded to ask.",
        ["Diteruskan ke luar", "Tanyakan perkembangan"],
        scene.titles(filed, _DESK),
    )
    scene.act(desk, filed, "outside_answer", text="PLN: gardu sudah diganti, listrik menyala.")
    answered = scene.tracked(filed)
    tell.same(
        "Jawaban PLN dicatat dan disampaikan kepada warga.",
        "PLN's answer is written down and passed on to the citizen.",
        ("answered", "PLN: gardu sudah diganti, listrik menyala."),
        (answered["state"], answered["answer"]),
    )
    scene.respond(citizen, filed, "fixed")
    tell.same(
        "Warga: sudah menyala. Laporan ditutup.",
        "The citizen says: the light is on. The report is closed.",
        "closed",
        scene.tracked(filed)["state"],
    )
