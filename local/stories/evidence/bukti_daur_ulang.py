"""Recycled proof: the photo of one repair offered for another, and the complaint's own photo offered back."""

from collections.abc import Mapping

from local.stage.camera import without_metadata
from local.stage.scene import Filed, Scene
from local.stage.snapshots import codes, file_with, is_shown, prove, seen_by, snapshot

_WANTING = "/v1/officer/reports?proof_wanting=true"


def play(scene: Scene) -> None:
    tell = scene.tell
    officer = scene.city.signed_in("officer", office="DPUPR")
    supervisor = scene.city.signed_in("supervisor")
    first, second, third = (
        file_with(scene, f"demo-bukti-{days}", snapshot(scene, days_ago=days)) for days in (3, 4, 5)
    )
    scene.wait("PT2H")
    proof = snapshot(scene, mended=True)
    prove(scene, officer, first, proof)
    tell.same(
        "Bukti yang diambil di tempatnya, setelah laporan diterima: tidak ada keraguan.",
        "Proof taken at the place, after the office got the report: no doubts.",
        ("ok", {"near_place", "fresh", "camera"}),
        _proof(seen_by(officer, first, "proof")),
    )
    prove(scene, officer, second, without_metadata(proof))
    reused = seen_by(supervisor, second, "proof")
    tell.same(
        "Bukti yang sama, dikecilkan dan disimpan ulang, dikenali pada laporan lain.",
        "The same proof, made smaller and saved again, is recognised with another report.",
        ("doubtful", True),
        (reused["flag"], "proof_reused" in codes(reused)),
    )
    tell.same(
        "Alasannya tidak menyebut laporan yang lain itu.",
        "The reason does not name that other report.",
        (False, False),
        (first.report_id in str(reused), first.handle in str(reused)),
    )
    prove(scene, officer, third, scene.city.picture(scene.tracked(third)["photos"][0]["large"]))
    returned = seen_by(supervisor, third, "proof")
    tell.same(
        "Foto pelapor sendiri yang dikembalikan sebagai bukti juga dikenali.",
        "The reporter's own photo, handed back as proof, is recognised too.",
        ("doubtful", True),
        (returned["flag"], "proof_is_the_complaint" in codes(returned)),
    )
    tell.same(
        "Keduanya tidak ditutup oleh kebisuan warga: penyelia harus memeriksanya dahulu.",
        "Neither is closed by the citizen's silence: a supervisor must look first.",
        {second.report_id, third.report_id},
        {each["report_id"] for each in supervisor.get(_WANTING)["reports"]},
    )
    scene.wait("P35D")
    tell.same(
        "Lima minggu kemudian: yang wajar sudah ditutup, yang diragukan masih terbuka.",
        "Five weeks later: the sound one is closed, the doubted ones are still open.",
        ["closed", "answered", "answered"],
        [scene.tracked(each)["state"] for each in (first, second, third)],
    )
    scene.act(
        supervisor, second, "accept_proof", text="Dua lubang itu ditambal pada foto yang sama."
    )
    scene.act(
        supervisor, third, "reject_proof", text="Foto ini dikirim pelapor, bukan hasil kerja."
    )
    tell.same(
        "Penyelia menerima yang satu beserta alasannya, dan mengembalikan yang lain ke kantor.",
        "The supervisor accepts one with the reason, and gives the other back to the office.",
        ("closed", "reopened"),
        (_closed_soon(scene, second), scene.tracked(third)["state"]),
    )
    tell.same(
        "Warga melihat fotonya saja; penilaiannya untuk petugas.",
        "Citizens see the pictures only; the judgement is for staff.",
        (True, False),
        is_shown(scene, third),
    )


def _closed_soon(scene: Scene, filed: Filed) -> object:
    """Its ten working days have passed while it waited for the supervisor; its reporter may just have been
    reminded, and hears of one report once an hour.
    """
    scene.wait("PT2H")
    return scene.tracked(filed)["state"]


def _proof(photo: Mapping[str, object]) -> tuple[object, set[str]]:
    return photo["flag"], codes(photo)
