"""Whose road it is: the province's, nobody knows whose, and somebody who finds out."""

from local.stage.client import CityClient
from local.stage.scene import Filed, Scene

_PLACE = {"latitude": -4.046402, "longitude": 122.493}
_DESK = "phone:kendari-desk"


def play(scene: Scene) -> None:
    citizen = scene.city.signed_in("citizen", name="demo-jalan")
    _of_the_province(scene, citizen)
    _of_nobody_knows_whom(scene, citizen)


def _of_the_province(scene: Scene, citizen: CityClient) -> None:
    filed = _reported(scene, citizen, "Jalan berlubang di jln Brigjen. Katamso depan Brimob.")
    report, tracked = scene.inside(filed)["report"], scene.tracked(filed)
    scene.tell.same(
        "Nama jalan dikenal walau disingkat: Jalan Brigjen Katamso milik provinsi, bukan kota.",
        "The road is known by its name, short as it was written: it is the province's.",
        ("forwarded", "SDABM-SULTRA", "jalan-rusak-provinsi"),
        (report["state"], report["forwarded_to"], report["rule"]),
    )
    scene.tell.true(
        "Warga tahu laporannya diteruskan, dan kota tetap memantaunya.",
        "The citizen knows that it was forwarded, and the city follows it.",
        "Bina Marga" in tracked["agency_responsible"]["name"] and tracked["next"] is not None,
        tracked["agency_responsible"]["name"],
    )


def _of_nobody_knows_whom(scene: Scene, citizen: CityClient) -> None:
    tell = scene.tell
    filed = _reported(scene, citizen, "Jalan berlubang di Jl. Melati, motor sering jatuh.")
    desk = scene.city.signed_in("desk")
    opened = desk.get(f"/v1/officer/reports/{filed.report_id}")
    tell.same(
        "Jalan Melati tidak ada dalam tabel: tidak ditebak, petugas ditanya.",
        "Jalan Melati is in no table: nobody guesses, an officer is asked.",
        ("triage", "road_status_unknown"),
        (opened["report"]["state"], opened["question"]["code"]),
    )
    choices = {each["text"]: each["agency_id"] for each in opened["question"]["choices"]}
    tell.same(
        "Pertanyaannya lengkap dengan kantor untuk tiap jawaban.",
        "The question comes with the office for each answer.",
        ("BPJN", "SDABM-SULTRA", "DPUPR"),
        (choices["jalan nasional"], choices["jalan provinsi"], choices["jalan kota"]),
    )
    scene.act(desk, filed, "correct", road_status="city")
    tell.same(
        "Petugas cukup memilih status jalannya: jalan kota. Aturan dibaca lagi, Dinas PUPR menerimanya.",
        "The officer only picks the status: a city road. The rules are read again, the roads office has it.",
        ("DPUPR", "jalan-dpupr", "staff"),
        _why(scene, filed),
    )


def _why(scene: Scene, filed: Filed) -> tuple[str, str, str]:
    """Who has it, by which rule, and who told whose road it is, as the history has it."""
    seen = scene.inside(filed)
    detail = seen["events"][-1]["detail"]
    return seen["report"]["agency_id"], detail["rule"], detail["road_sign"]


def _reported(scene: Scene, citizen: CityClient, words: str) -> Filed:
    filed = scene.file(citizen, {"description": words, "location": _PLACE})
    scene.settle()
    return filed
