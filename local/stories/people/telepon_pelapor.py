"""To call a reporter, a supervisor opens their number with a reason, and the reporter reads who and why."""

from collections.abc import Callable
from typing import Any

from local.stage.client import CityClient, UnexpectedAnswerError
from local.stage.scene import Filed, Scene

_NAME, _PHONE = "Wa Ode Contoh", "+6281234567890"
_WHY = "Menanyakan mengapa tambalan tidak bertahan."


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-telepon")
    office = scene.city.signed_in("officer", office="DPUPR")
    supervisor = scene.city.signed_in("supervisor")
    contact = {"name": _NAME, "phone": _PHONE}
    filed = scene.pothole(citizen, "Jalan berlubang, tambalannya rusak lagi.", contact=contact)
    for _ in range(3):
        scene.act(office, filed, "answer", text="Sudah ditambal.")
        scene.respond(citizen, filed, "not_fixed", "Rusak lagi.")
    tell.same(
        "Ketiga kalinya dibuka kembali. Hasil telepon belum dapat dicatat: nomornya belum dibuka.",
        "Reopened for the third time. No call can be noted yet: nobody has opened the number.",
        "contact_not_opened",
        _refused(lambda: scene.act(supervisor, filed, "call_result", text="Sudah ditelepon.")),
    )
    tell.same(
        "Kantor yang mengerjakan tidak diberi nomor pelapor.",
        "The office that does the work is not given the reporter's number.",
        "forbidden",
        _refused(lambda: _opened(office, filed, _WHY)),
    )
    given = _opened(supervisor, filed, _WHY)
    tell.same(
        "Penyelia membuka kontak dengan alasan, lalu dapat menelepon.",
        "A supervisor opens the contact with a reason, and can call.",
        (_NAME, _PHONE),
        (given["name"], given["phone"]),
    )
    line = scene.tracked(filed)["timeline"][-1]
    tell.same(
        "Pelapor membaca siapa yang membuka nomornya, dan mengapa.",
        "The reporter reads who opened their number, and why.",
        (True, _WHY),
        ("supervisor kendari (contoh)" in line["text"], line["message"]),
    )
    tell.same(
        "Nama dan nomornya tidak tercatat dalam laporan, riwayat, atau pesan mana pun.",
        "Neither name nor number stands in the report, its history or any message.",
        (False, False),
        tuple(each in str(scene.inside(filed)) for each in (_NAME, _PHONE)),
    )
    scene.act(supervisor, filed, "call_result", text="Disepakati pengaspalan ulang.")
    tell.same(
        "Sekarang hasil teleponnya tercatat.",
        "Now the result of the call is noted.",
        (False, "called"),
        (
            scene.inside(filed)["report"]["needs_call"],
            scene.tracked(filed)["timeline"][-1]["event"],
        ),
    )
    _guarded(scene, citizen, supervisor)


def _guarded(scene: Scene, citizen: CityClient, supervisor: CityClient) -> None:
    """A report that speaks against somebody: two supervisors open it together, or nobody does."""
    second = scene.city.signed_in("supervisor", colleague="kedua")
    filed = scene.pothole(
        citizen,
        "Petugas meminta uang pelicin agar lubang di depan toko saya ditambal.",
        contact={"phone": _PHONE},
    )
    asked = _opened(supervisor, filed, _WHY)
    scene.tell.same(
        "Laporan yang dijaga: permintaan seorang penyelia dicatat, dan belum dibuka.",
        "A guarded report: what one supervisor asks for is noted, and not opened yet.",
        (False, "", "second_person_required"),
        (
            asked["opened"],
            asked["phone"],
            _refused(lambda: _opened(supervisor, filed, _WHY)),
        ),
    )
    agreed = _opened(second, filed, "Setuju, pelapor perlu dilindungi.")
    scene.tell.same(
        "Penyelia kedua menyetujui; pelapor membaca keduanya.",
        "A second supervisor agrees; the reporter reads of both.",
        (_PHONE, ["contact_asked", "contact_opened"]),
        (
            agreed["phone"],
            [each["event"] for each in scene.tracked(filed)["timeline"][-2:]],
        ),
    )


def _opened(person: CityClient, filed: Filed, reason: str) -> dict[str, Any]:
    return person.post(
        f"/v1/officer/reports/{filed.report_id}/contact-openings", {"reason": reason}
    )


def _refused(attempt: Callable[[], object]) -> str | None:
    try:
        attempt()
    except UnexpectedAnswerError as error:
        return str(error.answer.json["code"])
    return None
