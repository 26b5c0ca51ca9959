"""A link in the nudge: shown to nobody without the duty phone, and then the office acts without a login."""

from local.stage.duty_phone import code, messages, proved, send_with, version_in, visit
from local.stage.scene import POTHOLE, UNTIL_NUDGED, Scene
from local.stage.snapshots import PLACE, snapshot

_DUTY, _ROADS = "+6280000000104", "+6280000000101"
_WORDS = "Loket KTP tutup sejak kemarin tanpa pengumuman."


def play(scene: Scene) -> None:
    tell = scene.tell
    filed = scene.file(
        scene.city.signed_in("citizen", name="demo-ktp"),
        {
            "description": _WORDS,
            "category": "adminduk",
            "location": POTHOLE,
        },
    )
    scene.settle()
    scene.wait(UNTIL_NUDGED)
    path = f"/s/{messages(scene, filed, _DUTY)[0]['link']}"
    _, first = visit(scene, path)
    tell.same(
        "Tautan di WhatsApp piket terbuka tanpa masuk akun, tetapi belum menampilkan isi laporan.",
        "The link in the duty phone's WhatsApp opens without a login, and shows no word of the report.",
        (True, False),
        ("piket 1" in first, _WORDS in first),
    )
    visit(scene, path, act="send_code")
    sent = code(scene, _DUTY)
    _, wrong = visit(scene, path, act="prove", code="000000" if sent != "000000" else "111111")
    tell.same(
        "Kode enam angka datang ke telepon piket; kode yang salah ditolak.",
        "A code of six digits comes to the duty phone; a wrong one is refused.",
        (True, False),
        ("Kode salah" in wrong, _WORDS in wrong),
    )
    cookie, _ = visit(scene, path, act="prove", code=sent)
    _, shown = visit(scene, path, cookie=cookie)
    tell.true(
        "Kode yang benar membuka laporan, tanpa identitas pelapor.",
        "The right code opens the report, without its reporter.",
        _WORDS in shown and "Identitas pelapor dijaga" in shown,
        shown[:200],
    )
    _, done = visit(
        scene,
        path,
        cookie=cookie,
        act="do",
        action="answer",
        version=version_in(shown),
        text="Loket sudah dibuka kembali pagi ini.",
    )
    scene.settle()
    tracked, last = scene.tracked(filed), scene.inside(filed)["events"]
    actor = next(e["actor"]["actor_id"] for e in last if e["type"] == "answered")
    tell.same(
        "Kantor menjawab di halaman itu; warga menerima jawabannya, dicatat atas nama piket.",
        "The office answers on that page; the citizen has the answer, recorded as the duty officer's.",
        (True, "answered", "Loket sudah dibuka kembali pagi ini.", "tap:duty-1"),
        ("tercatat" in done, tracked["state"], tracked["answer"], actor),
    )
    _, over = visit(scene, path, cookie=cookie)
    tell.true(
        "Sesudah itu tautannya tidak berlaku lagi.",
        "After that the link is good for nothing.",
        "tidak berlaku" in over,
        over[:200],
    )
    _proved_with_photos(scene)


def _proved_with_photos(scene: Scene) -> None:
    tell = scene.tell
    filed = scene.file(
        scene.city.signed_in("citizen", name="demo-trotoar"),
        {
            "description": "Trotoar di depan sekolah berlubang.",
            "category": "trotoar",
            "location": {"latitude": PLACE[0], "longitude": PLACE[1]},
        },
    )
    scene.settle()
    scene.wait(UNTIL_NUDGED)
    path = f"/s/{messages(scene, filed, _ROADS)[0]['link']}"
    cookie = proved(scene, path, _ROADS)
    _, page = visit(scene, path, cookie)
    form = {
        "act": "do",
        "report": filed.report_id,
        "version": version_in(page),
        "action": "answer",
        "text": "Mohon maaf, trotoar sudah kami ratakan pagi ini.",
    }
    _, refused = send_with(scene, path, cookie, [], **form)
    tell.same(
        "Kategori ini memerlukan foto: tanpa foto jawaban belum diterima, dan teksnya tidak hilang.",
        "This category asks for a photo: without one the answer is not taken, and its words stay.",
        (True, True),
        ("paling sedikit satu foto" in refused, form["text"] in refused),
    )
    _, done = send_with(scene, path, cookie, [snapshot(scene, mended=True)], **form)
    scene.settle()
    inside = scene.inside(filed)
    tell.same(
        "Dengan foto dari telepon piket jawabannya tercatat; fotonya diperiksa seperti semua foto.",
        "With a photo from the duty phone the answer is recorded; it is weighed like every photo.",
        (True, "answered", [("proof", "published")], 1),
        (
            "tercatat" in done,
            scene.tracked(filed)["state"],
            [(each["purpose"], each["state"]) for each in inside["photos"]],
            len(inside["report"]["proofs"]["sound"]),
        ),
    )
