"""A secret report's photo: kept from the office until the desk has covered what gives the reporter away."""

from local.stage.client import CityClient, UnexpectedAnswerError
from local.stage.scene import Scene, announced
from local.stage.snapshots import PLACE, snapshot

_FACE = {"left": 0.3, "top": 0.3, "right": 0.6, "bottom": 0.6}


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-foto-rahasia")
    officer = scene.city.signed_in("officer", office="DPUPR")
    desk, supervisor = scene.city.signed_in("desk"), scene.city.signed_in("supervisor")
    photo = snapshot(scene)
    latitude, longitude = PLACE
    filed = scene.file(
        citizen,
        {
            "description": "Jalan berlubang di depan rumah saya.",
            "category": "jalan_rusak",
            "location": {"latitude": latitude, "longitude": longitude, "accuracy_m": 12},
            "secret": True,
            "photos": [announced(photo)],
        },
    )
    citizen.upload(filed.uploads[0], photo)
    scene.settle()
    path = f"/v1/officer/reports/{filed.report_id}"
    (kept,) = officer.get(path)["photos"]
    shown = f"{path}/photos/{kept['photo_id']}/large"
    tell.same(
        "Laporan rahasia: kantor membaca uraiannya, sedangkan fotonya belum ditampilkan.",
        "A secret report: the office reads its words, and is not shown the photo yet.",
        (True, None, "photo_withheld"),
        (kept["withheld"], kept["large"], _refused(officer, shown)),
    )
    clean = desk.picture(shown)
    desk.post(f"{path}/redactions/{kept['photo_id']}", {"boxes": [_FACE]})
    covered = officer.picture(shown)
    tell.true(
        "Meja pengaduan menutup bagian yang membuka identitas; kantor melihat salinan itu.",
        "The desk covers what gives the reporter away; the office sees that copy.",
        covered != clean,
        len(covered),
    )
    opened = supervisor.send(
        "POST",
        f"{path}/openings/{kept['photo_id']}",
        b'{"reason": "Memastikan lokasi bersama kepala dinas."}',
        {"Content-Type": "application/json"},
    )
    last = scene.tracked(filed)["timeline"][-1]
    tell.same(
        "Penyelia melihat foto tanpa penutup, dan pelapor membaca siapa dan mengapa.",
        "A supervisor looks without the cover, and the reporter reads who did, and why.",
        (True, "Memastikan lokasi bersama kepala dinas."),
        (opened.body == clean, last["message"]),
    )


def _refused(officer: CityClient, path: str) -> object:
    try:
        officer.get(path)
    except UnexpectedAnswerError as error:
        return error.answer.json["code"]
    return None
