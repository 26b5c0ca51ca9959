"""What is asked beside the description decides: one dark lamp, or a whole street and its houses."""

from local.stage.scene import Scene

_PLACE = {"latitude": -3.979671, "longitude": 122.498642}


def play(scene: Scene) -> None:
    citizen = scene.city.signed_in("citizen", name="demo-jawaban")
    found = {}
    for padam in ("satu", "rumah"):
        filed = scene.file(
            citizen,
            {
                "description": "Lampu di depan lorong kami mati sejak kemarin malam.",
                "category": "lampu_jalan",
                "location": _PLACE,
                "attributes": {"padam": padam},
            },
        )
        scene.settle()
        report = scene.inside(filed)["report"]
        found[padam] = (
            report["state"],
            report["agency_id"] or report["forwarded_to"],
            report["rule"],
        )
    scene.tell.same(
        "Satu lampu padam: Dinas Perhubungan yang menggantinya.",
        "One lamp is dark: the transport office replaces it.",
        ("assigned", "DISHUB", "pju-dishub"),
        found["satu"],
    )
    scene.tell.same(
        "Kalimatnya sama, tetapi rumah-rumah juga padam: jaringan PLN, jadi diteruskan ke PLN.",
        "The same words, but the houses are dark as well: the grid is PLN's, so it goes to PLN.",
        ("forwarded", "PLN", "pju-padam-dengan-rumah"),
        found["rumah"],
    )
