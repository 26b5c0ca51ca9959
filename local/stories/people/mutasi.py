"""Mutasi: an officer goes on leave, then to another post; what was in hand stays in somebody's hands."""

from datetime import timedelta

from local.stage.client import CityClient, UnexpectedAnswerError
from local.stage.scene import Filed, Scene

_OFFICE = "DLHK"
_BUDI = "kendari-officer-DLHK-budi"
_RINA = "kendari-officer-DLHK-rina"
_COUNT = 3


def play(scene: Scene) -> None:
    citizen = scene.city.signed_in("citizen", name="demo-mutasi")
    budi = scene.city.signed_in("officer", office=_OFFICE, colleague="budi")
    rina = scene.city.signed_in("officer", office=_OFFICE, colleague="rina")
    filed = [_filed(scene, citizen, n) for n in range(_COUNT)]
    scene.settle()
    for each in filed:
        _give(scene, budi, each, _BUDI)
    _tell_of_leave(scene, citizen, budi, filed[0])
    _tell_of_transfer(scene, citizen, budi, rina, filed)


def _filed(scene: Scene, citizen: CityClient, number: int) -> Filed:
    body = {
        "description": f"Sampah menumpuk di titik {number}, sudah seminggu.",
        "category": "sampah",
        "location": {"latitude": -3.979671, "longitude": 122.498642 + number / 1000},
    }
    return scene.file(citizen, body)


def _give(scene: Scene, officer: CityClient, filed: Filed, uid: str) -> None:
    path = f"/v1/officer/reports/{filed.report_id}"
    version = officer.get(path)["report"]["version"]
    officer.put(f"{path}/assignee", {"version": version, "assignee": uid})
    scene.settle()


def _tell_of_leave(scene: Scene, citizen: CityClient, budi: CityClient, filed: Filed) -> None:
    tell = scene.tell
    tell.same(
        "Pak Budi mengambil tiga laporan sampah; semuanya ada di antreannya sendiri.",
        "Budi takes three reports on waste; all of them stand in his own queue.",
        _COUNT,
        len(_in_hand(budi)),
    )
    leave = {
        "since": scene.now().isoformat(),
        "until": (scene.now() + timedelta(days=5)).isoformat(),
    }
    roster = {"leave": [leave], "substitute": _RINA}
    budi.put(f"/v1/officer/staff/{_BUDI}/roster", roster)
    citizen.post(f"/v1/reports/{filed.code}/messages", {"text": "Kapan diangkut?"})
    scene.settle()
    tell.same(
        "Ia cuti lima hari dan menunjuk Bu Rina: pesan warga sampai ke ponsel Bu Rina saja.",
        "He is on leave for five days and names Rina: the citizen's word reaches her phone alone.",
        ([], ["Pesan dari pelapor"]),
        (_messages(scene, filed, _BUDI), _messages(scene, filed, _RINA)),
    )


def _tell_of_transfer(
    scene: Scene, citizen: CityClient, budi: CityClient, rina: CityClient, filed: list[Filed]
) -> None:
    tell = scene.tell
    deadlines = [scene.inside(each)["report"]["due"] for each in filed]
    supervisor = scene.city.signed_in("supervisor")
    order = {"successor": _RINA}
    handed = supervisor.post(f"/v1/officer/staff/{_BUDI}/hand-over", order)
    scene.settle()
    tell.same(
        "Ia dimutasi: dengan satu tindakan penyelia, seluruh antreannya menjadi tugas Bu Rina.",
        "He is transferred: by one act of the supervisor his whole queue is Rina's.",
        (_COUNT, True, _COUNT),
        (handed["moved"], handed["done"], len(_in_hand(rina))),
    )
    tell.same(
        "Hak dan ponselnya berakhir saat itu juga.",
        "His rights and his phone ended that very moment.",
        403,
        _status(budi),
    )
    again = supervisor.post(f"/v1/officer/staff/{_BUDI}/hand-over", order)
    tell.same(
        "Tindakan yang diulang tidak mengubah apa-apa lagi.",
        "The act repeated changes nothing more.",
        (0, True),
        (again["moved"], again["done"]),
    )
    tell.same(
        "Tenggat tidak bergeser sedetik pun, dan riwayat setiap laporan mencatatnya.",
        "No deadline moved by a second, and each report's history tells of it.",
        (deadlines, ["delegated"] * _COUNT),
        (
            [scene.inside(each)["report"]["due"] for each in filed],
            [scene.inside(each)["events"][-1]["type"] for each in filed],
        ),
    )
    citizen.post(f"/v1/reports/{filed[0].code}/messages", {"text": "Masih menunggu."})
    scene.settle()
    tell.same(
        "Pesan berikutnya sampai ke Bu Rina.",
        "The next word reaches Rina.",
        ["Pesan dari pelapor"] * 2,
        _messages(scene, filed[0], _RINA),
    )


def _in_hand(officer: CityClient) -> list[str]:
    queue = officer.get("/v1/officer/reports?mine=true")
    return [report["report_id"] for report in queue["reports"]]


def _messages(scene: Scene, filed: Filed, uid: str) -> list[str]:
    titles = scene.titles(filed, f"phone:{uid}")
    return [title for title in titles if title != "Laporan baru"]


def _status(officer: CityClient) -> int:
    try:
        officer.get("/v1/officer/reports")
    except UnexpectedAnswerError as refused:
        return refused.answer.status
    return 200
