"""A bribe at the counter: secret at once, read by the inspectorate, out of sight of the office named."""

from local.stage.client import CityClient
from local.stage.scene import Scene

_ACCUSED, _WATCHING = "DISDUKCAPIL", "INSPEKTORAT"


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-suap")
    accused = scene.city.signed_in("officer", office=_ACCUSED)
    watching = scene.city.signed_in("officer", office=_WATCHING)
    desk, supervisor = scene.city.signed_in("desk"), scene.city.signed_in("supervisor")
    filed = scene.file(
        citizen,
        {
            "description": "Petugas loket minta uang 100rb supaya KTP saya cepat jadi.",
            "category": "adminduk",
            "location": {"latitude": -3.9668, "longitude": 122.514},
        },
    )
    scene.settle()
    inside = scene.inside(filed)
    report, tracked = inside["report"], scene.tracked(filed)
    tell.same(
        "Aduan suap menjadi rahasia dan ke inspektorat, bukan ke dinas yang disebut.",
        "A report of a bribe becomes secret and goes to the inspectorate, not to the office named.",
        ("assigned", _WATCHING, True, "sensitive"),
        (report["state"], report["agency_id"], report["secret"], report["rule"]),
    )
    tell.true(
        "Pelapor diberi tahu bahwa laporannya dirahasiakan, dan siapa yang membacanya.",
        "The reporter is told that it is kept secret, and who reads it.",
        "rahasia" in tracked["timeline"][-1]["text"]
        and "Inspektorat" in tracked["timeline"][-1]["text"],
        tracked["timeline"],
    )
    path = f"/v1/officer/reports/{filed.report_id}"
    tell.same(
        "Dinas yang disebut, meja pengaduan biasa: bagi mereka laporan ini tidak ada.",
        "For the office named, and for the ordinary desk, there is no such report.",
        (404, 404),
        (accused.send("GET", path).status, desk.send("GET", path).status),
    )
    tell.same(
        "Ia juga tidak ada di antrean mereka.",
        "Nor does it stand in their queues.",
        (False, False),
        (
            _lists(accused, filed.report_id),
            _lists(desk, filed.report_id),
        ),
    )
    told = {message["to"] for message in inside["messages"]}
    tell.same(
        "Tidak satu pun pesan sampai ke ponsel dinas itu atau meja pengaduan.",
        "No message reached a phone of that office or of the desk.",
        (False, False),
        (f"phone:kendari-officer-{_ACCUSED}" in told, "phone:kendari-desk" in told),
    )
    tell.same(
        "Inspektorat dan penyelia membukanya.",
        "The inspectorate and the supervisor open it.",
        (200, 200),
        (watching.send("GET", path).status, supervisor.send("GET", path).status),
    )
    _later_words(scene)
    scene.act(watching, filed, "accept")
    tell.same(
        "Seorang pemeriksa menerimanya: manusia yang melihatnya lebih dahulu.",
        "An inspector accepts it: a person looks first.",
        "accepted",
        scene.tracked(filed)["state"],
    )


def _later_words(scene: Scene) -> None:
    """The pothole was public, and followed; what its reporter writes later is of another kind."""
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-suap-kemudian")
    follower = scene.city.signed_in("citizen", name="demo-suap-pengikut")
    office = scene.city.signed_in("officer", office="DPUPR")
    filed = scene.pothole(citizen, "Jalan berlubang di depan sekolah.")
    case = f"/v1/reports/{scene.tracked(filed)['case_id']}"
    follower.put(f"{case}/follow")
    before = scene.city.send("GET", f"{case}/public").status
    said = citizen.post(
        f"/v1/reports/{filed.code}/messages",
        {"text": "Petugas dinas minta uang 50 ribu supaya cepat ditambal."},
    )
    scene.settle()
    inside = scene.inside(filed)["report"]
    path = f"/v1/officer/reports/{filed.report_id}"
    tell.same(
        "Pesan susulan tentang suap: laporan yang tadinya terbuka kini rahasia, di inspektorat.",
        "A later message speaks of a bribe: what was public is secret now, with the inspectorate.",
        (200, 404, "assigned", _WATCHING, True, "secret"),
        (
            before,
            scene.city.send("GET", f"{case}/public").status,
            inside["state"],
            inside["agency_id"],
            inside["restricted"],
            said["notices"][0]["code"],
        ),
    )
    tell.same(
        "Dinas yang tadi menanganinya tidak membacanya lagi, dan pengikut tidak diberi tahu.",
        "The office that had it reads no more of it, and followers are not told.",
        (404, []),
        (office.send("GET", path).status, scene.titles(filed, "phone:citizen-demo-suap-pengikut")),
    )


def _lists(client: CityClient, report_id: str) -> bool:
    queue = client.get("/v1/officer/reports?limit=100")
    return report_id in {item["report_id"] for item in queue["reports"]}
