"""Photos that say they were altered: nothing is refused, and people are told where to look."""

from local.stage.camera import altered, filled_by_machine
from local.stage.scene import Filed, Scene
from local.stage.snapshots import codes, file_with, is_shown, prove, seen_by, snapshot


def play(scene: Scene) -> None:
    tell = scene.tell
    officer = scene.city.signed_in("officer", office="DPUPR")
    edited = altered(snapshot(scene), "Adobe Photoshop 25.1")
    filed = file_with(scene, "demo-foto-suntingan", edited, capture="gallery")
    photo = seen_by(officer, filed)
    tell.same(
        "Foto yang pernah diolah dengan penyunting gambar ditandai untuk diperiksa petugas.",
        "A photo that was worked on in an image editor is marked for the officer to look at.",
        ("check", {"edited", "near_place", "fresh", "gallery"}),
        (photo["flag"], codes(photo)),
    )
    tell.same(
        "Alasannya kalimat biasa; nama aplikasi dan perangkat tidak disebut.",
        "The reason is a plain sentence; neither app nor device is named.",
        ("Menurut datanya, foto pernah diolah dengan aplikasi penyunting gambar.", False),
        (photo["reasons"][0]["text"], "Photoshop" in str(photo)),
    )
    tell.same(
        "Mesin tidak menolak apa pun: laporan tetap sampai, fotonya terbit tanpa data apa pun.",
        "No machine refuses anything: the report arrives, its photo is published.",
        ("assigned", (True, False)),
        (scene.tracked(filed)["state"], is_shown(scene, filed)),
    )
    _an_ordinary_phone(scene)
    _read_by_a_supervisor(scene, filed, photo["photo_id"])
    prove(scene, officer, filed, filled_by_machine(snapshot(scene, mended=True)))
    proof = seen_by(officer, filed, "proof")
    tell.same(
        "Bukti yang lubangnya 'ditambal' dengan AI meragukan: penyelia yang memutuskan, bukan mesin.",
        "A proof whose hole was 'filled' by AI is doubtful: a supervisor decides, no machine does.",
        ("doubtful", True, "answered", True),
        (
            proof["flag"],
            "proof_changed_by_ai" in codes(proof),
            scene.tracked(filed)["state"],
            filed.report_id in _waiting_for_a_supervisor(scene),
        ),
    )
    supervisor = scene.city.signed_in("supervisor")
    scene.act(supervisor, filed, "reject_proof", text="Mohon foto lubangnya sendiri.")
    tell.same(
        "Penyelia meminta bukti yang lain; kantor mengerjakannya lagi dengan tenggat semula.",
        "The supervisor asks for another proof; the office has it again, on its old clock.",
        "reopened",
        scene.tracked(filed)["state"],
    )


def _an_ordinary_phone(scene: Scene) -> None:
    officer = scene.city.signed_in("officer", office="DPUPR")
    photo = altered(snapshot(scene), "HDR+ 1.0.540104767zd")
    filed = file_with(scene, "demo-foto-biasa", photo)
    scene.tell.same(
        "Perangkat lunak kamera ponsel sendiri itu wajar dan tidak menjadi tanda apa pun.",
        "A phone camera's own software is normal, and no sign of anything.",
        {"near_place", "fresh", "camera"},
        codes(seen_by(officer, filed)),
    )


def _read_by_a_supervisor(scene: Scene, filed: Filed, photo_id: str) -> None:
    why = "Memeriksa asal foto sebelum perbaikan."
    path = f"/v1/officer/reports/{filed.report_id}/openings/{photo_id}/data"
    told = scene.city.signed_in("supervisor").post(path, {"reason": why})
    line = scene.tracked(filed)["timeline"][-1]
    scene.tell.same(
        "Aplikasi dan perangkat hanya terbuka bagi penyelia dengan alasan, yang dibaca pelapor.",
        "App and device open to a supervisor only, for a reason that the reporter reads.",
        (["Adobe Photoshop 25.1"], "photo_opened", why),
        (told["software"], line["event"], line["message"]),
    )


def _waiting_for_a_supervisor(scene: Scene) -> list[str]:
    supervisor = scene.city.signed_in("supervisor")
    reports = supervisor.get("/v1/officer/reports?proof_wanting=true")["reports"]
    return [each["report_id"] for each in reports]
