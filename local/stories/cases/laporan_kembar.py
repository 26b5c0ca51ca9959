"""Two neighbours report one hole: one case, two reporters, and neither sees anything of the other."""

from datetime import datetime, timedelta
from typing import Any

from local.stage.client import CityClient
from local.stage.scene import Filed, Scene

_WORDS = "Lubang persis di depan pagar rumah saya nomor sebelas."


def play(scene: Scene) -> None:
    first, second = (scene.city.signed_in("citizen", name=f"demo-kembar-{n}") for n in "ab")
    desk = scene.city.signed_in("desk")
    office = scene.city.signed_in("officer", office="DPUPR")
    older = scene.pothole(first, _WORDS)
    scene.wait("PT5H")
    case = scene.pothole(second, "Jalan berlubang di dekat sekolah.")
    _supported(scene, first, case)
    own_due = scene.inside(case)["report"]["due"]["at"]
    _merge(scene, desk, older, case)
    _undone(scene, desk, older, case, own_due)
    neighbour = _neighbour(scene, case)
    answer = {
        "text": "Lubang di depan sekolah sudah kami tambal.",
        "public_text": "Sudah ditambal.",
    }
    scene.act(office, case, "answer", **answer)
    _answered(scene, older, case)
    scene.tell.same(
        "Tetangga yang mengikuti diberi tahu bahwa ada kabar, tanpa isi, nama, atau tempat.",
        "The neighbour who follows is told that there is news: no content, name or place.",
        "Kabar yang Anda ikuti",
        scene.titles(case, neighbour)[-1],
    )
    _contested(scene, first, older, case)
    _taken_apart(scene, desk, older, case)


def _supported(scene: Scene, first: CityClient, case: Filed) -> None:
    counted = first.put(f"/v1/reports/{scene.tracked(case)['case_id']}/support")
    scene.tell.same(
        "Pelapor pertama mendukung laporan tetangganya: seorang pelapor, seorang pendukung.",
        "The first reporter supports the neighbour's report: one reporter, one supporter.",
        (1, 1),
        (counted["reporters"], counted["supporters"]),
    )


def _merge(scene: Scene, desk: CityClient, older: Filed, case: Filed) -> None:
    due_of_older = _due(scene.inside(older)["report"])
    _link(scene, desk, older, "merge", case_id=case.report_id, text="Lubang yang sama.")
    inside = scene.inside(case)["report"]
    scene.tell.same(
        "Meja pengaduan menggabungkan dua laporan; tenggat kasus maju ke yang lebih dahulu.",
        "The desk merges the two; the case's deadline moves forward to the earlier one.",
        ([older.report_id], True),
        (inside["ties"]["joined"], abs(_due(inside) - due_of_older) < timedelta(seconds=1)),
    )
    together = scene.tracked(case)
    scene.tell.same(
        "Dua warga melaporkan hal ini: yang tadi mendukung kini terhitung sebagai pelapor saja.",
        "Two residents reported it: who supported it before now counts as a reporter only.",
        (2, 0),
        (together["reporters"], together["supporters"]),
    )
    seen = scene.tracked(older)
    scene.tell.same(
        "Pelapor pertama tetap melihat kantornya dan langkah berikutnya.",
        "The first reporter still sees the office and the next step.",
        ("merged", "assigned", True),
        (seen["state"], seen["case"]["state"], seen["case"]["next"] is not None),
    )


def _undone(scene: Scene, desk: CityClient, older: Filed, case: Filed, own_due: str) -> None:
    """And joined again, for it was right."""
    due_together = scene.inside(case)["report"]["due"]["at"]
    _link(scene, desk, older, "unmerge", text="Keliru menggabungkan.")
    due_alone = scene.inside(case)["report"]["due"]["at"]
    _link(scene, desk, older, "merge", case_id=case.report_id, text="Ternyata benar sama.")
    scene.tell.same(
        "Sebentar dipisahkan: kasus mendapat tenggatnya sendiri; digabung lagi: yang lebih dahulu.",
        "Apart for a moment: the case has its own deadline again; joined again: the earlier one.",
        (own_due, due_together),
        (due_alone, scene.inside(case)["report"]["due"]["at"]),
    )


def _neighbour(scene: Scene, case: Filed) -> str:
    """Somebody who reported nothing stands by the case, and is counted once; whose phone that is."""
    neighbour = scene.city.signed_in("citizen", name="demo-kembar-tetangga")
    path = f"/v1/reports/{scene.tracked(case)['case_id']}"
    counted = [neighbour.put(f"{path}/support") for _ in range(2)][-1]
    followed = neighbour.put(f"{path}/follow")
    seen = scene.city.get(f"{path}/public")
    scene.tell.same(
        "Tetangga mendukung dua kali dan terhitung satu; yang terbuka bagi umum hanya keadaannya.",
        "A neighbour supports it twice and counts once; only how it stands is public.",
        (2, 1, True, True),
        (
            counted["reporters"],
            counted["supporters"],
            followed["follows"],
            _WORDS not in str(seen) and "latitude" not in str(seen),
        ),
    )
    return "phone:citizen-demo-kembar-tetangga"


def _answered(scene: Scene, older: Filed, case: Filed) -> None:
    told = [
        scene.titles(filed, f"phone:citizen-demo-kembar-{n}")
        for filed, n in ((older, "a"), (case, "b"))
    ]
    scene.tell.same(
        "Jawaban sampai kepada keduanya, masing-masing dengan nomor laporannya sendiri.",
        "Both are told of the answer, each by the number of their own report.",
        ["Ada jawaban", "Ada jawaban"],
        [titles[-1] for titles in told],
    )


def _contested(scene: Scene, first: CityClient, older: Filed, case: Filed) -> None:
    scene.respond(first, older, "not_fixed", reason=_WORDS)
    seen: dict[str, Any] = scene.tracked(case)
    scene.tell.same(
        "Pelapor pertama menyatakan belum selesai: kasus dibuka lagi, dan pelapor kedua diberi tahu.",
        "The first says it is not fixed: the case is reopened, and the second reporter is told.",
        ("reopened", "Laporan dibuka kembali"),
        (seen["state"], scene.titles(case, "phone:citizen-demo-kembar-b")[-1]),
    )
    scene.tell.true(
        "Tidak satu kata pun dari pelapor pertama terlihat oleh pelapor kedua.",
        "Not one word of the first reporter can be seen by the second.",
        _WORDS not in str(seen),
        seen["timeline"][-1],
    )


def _taken_apart(scene: Scene, desk: CityClient, older: Filed, case: Filed) -> None:
    _link(scene, desk, older, "unmerge", text="Ternyata dua lubang.")
    back = scene.inside(older)["report"]
    scene.tell.same(
        "Ternyata dua lubang: penggabungan dibatalkan, keadaan semula kembali.",
        "There are two holes after all: the merge is undone, and all is as it was.",
        ("assigned", "DPUPR", []),
        (back["state"], back["agency_id"], scene.inside(case)["report"]["ties"]["joined"]),
    )


def _due(report: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(report["due"]["at"])


def _link(scene: Scene, desk: CityClient, filed: Filed, how: str, **more: object) -> None:
    path = f"/v1/officer/reports/{filed.report_id}"
    version = desk.get(path)["report"]["version"]
    desk.post(f"{path}/{how}", {"version": version, **more})
    scene.settle()
