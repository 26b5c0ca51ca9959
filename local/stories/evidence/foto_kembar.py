"""One photo goes round a group chat and comes with two reports, in other words and with other pins."""

from typing import Any

from local.stage.camera import without_metadata
from local.stage.client import CityClient
from local.stage.scene import Filed, Scene, announced
from local.stage.snapshots import PLACE, file_with, snapshot

# Three kilometres away: the pin was set at container.
_AT_HOME = {"latitude": -3.998, "longitude": 122.515}


def play(scene: Scene) -> None:
    photo = snapshot(scene)
    first = file_with(scene, "demo-foto-kembar-a", photo)
    second = _filed_from_home(scene, without_metadata(photo))
    desk = scene.city.signed_in("desk")
    seen = _likeliest(desk, second)
    scene.tell.same(
        "Warga kedua salah menaruh pin dan menulis lain, tetapi fotonya sama: meja pengaduan diberi tahu.",
        "The second pinned it elsewhere in other words, but the photo is the same: the desk is told.",
        (first.report_id, True, True),
        (seen["report"]["report_id"], seen["alike_in_photo"], seen["distance_m"] > 1_000),  # noqa: PLR2004 - metres
    )
    scene.tell.same(
        "Dari laporan pertama pun yang kedua terlihat; tidak satu pun digabungkan oleh mesin.",
        "The second is seen from the first as well; neither is merged by a machine.",
        (second.report_id, []),
        (
            _likeliest(desk, first)["report"]["report_id"],
            scene.inside(first)["report"]["ties"]["joined"],
        ),
    )
    about_to_say = {
        "description": "Aspal rusak.",
        "location": {"latitude": PLACE[0], "longitude": PLACE[1]},
    }
    stranger = scene.city.signed_in("citizen", name="demo-foto-kembar-c")
    cases = stranger.post("/v1/reports/similar", about_to_say)["cases"]
    scene.tell.true(
        "Kepada warga tidak pernah dikatakan apakah kota mengenal sebuah foto.",
        "No citizen is ever told whether the city knows a picture.",
        "photo" not in str(cases),
        cases,
    )


def _filed_from_home(scene: Scene, photo: bytes) -> Filed:
    citizen = scene.city.signed_in("citizen", name="demo-foto-kembar-b")
    body = {
        "description": "Aspal mengelupas, tolong segera.",
        "category": "jalan_rusak",
        "location": _AT_HOME,
        "photos": [{**announced(photo), "capture": "gallery"}],
    }
    filed = scene.file(citizen, body)
    citizen.upload(filed.uploads[0], photo)
    scene.settle()
    return filed


def _likeliest(desk: CityClient, filed: Filed) -> dict[str, Any]:
    found = desk.get(f"/v1/officer/reports/{filed.report_id}/similar")["reports"]
    return dict(found[0])
