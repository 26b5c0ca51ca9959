"""An answer that nobody says a word to: closed after ten working days, and not for good."""

from datetime import datetime, timedelta

from local.stage.scene import Scene

_TEN_WORKING_DAYS = timedelta(days=10)


def play(scene: Scene) -> None:
    tell = scene.tell
    citizen = scene.city.signed_in("citizen", name="demo-tutup-sendiri")
    office = scene.city.signed_in("officer", office="DPUPR")
    filed = scene.pothole(citizen, "Jalan berlubang di depan sekolah.")
    scene.act(office, filed, "answer", text="Lubang sudah ditambal.")
    answered_at = scene.now()
    remind, close = (
        (rung["act"], datetime.fromisoformat(rung["at"])) for rung in scene.tracked(filed)["ladder"]
    )
    due = close[1]
    tell.true(
        "Setelah dijawab, warga membaca kapan laporannya ditutup jika ia diam: 10 hari kerja.",
        "Once answered, the citizen reads when silence will close it: ten working days.",
        due - answered_at > _TEN_WORKING_DAYS,
        close,
    )
    scene.wait(_span(remind[1] - scene.now() + timedelta(minutes=5)))
    tell.true(
        "Setelah sepekan ia diingatkan bahwa penilaiannya ditunggu.",
        "After a week they are reminded that their word is awaited.",
        "tanggapan Anda ditunggu" in str(scene.tracked(filed)["timeline"]),
        scene.tracked(filed)["timeline"],
    )
    scene.wait(_span(due - scene.now() - timedelta(minutes=5)))
    before = scene.tracked(filed)["state"]
    scene.wait("PT20M")
    tell.same(
        "Tidak semenit pun terlalu cepat: sebelumnya terbuka, sesudahnya ditutup.",
        "Not a minute too early: open before, closed after.",
        ("answered", "closed"),
        (before, scene.tracked(filed)["state"]),
    )
    scene.respond(citizen, filed, "not_fixed", "Baru terlihat: tambalannya sudah lepas.")
    tell.same(
        "Diam bukan berarti puas: dalam tenggang waktu, warga masih dapat membukanya kembali.",
        "Silence is no praise: for a time the citizen can still reopen it.",
        "reopened",
        scene.tracked(filed)["state"],
    )


def _span(left: timedelta) -> str:
    return f"P{left.days}DT{left.seconds // 60}M"
