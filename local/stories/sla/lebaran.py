"""A question on the eve of Lebaran: its five working days skip the holidays, and everybody sees why."""

from datetime import UTC, datetime, timedelta

from local.stage.scene import Scene

# Wednesday 3 March 2027, ten in the morning in Kendari; Lebaran is a week later.
_ASKED_AT = datetime(2027, 3, 3, 2, 0, tzinfo=UTC)
# The 4th, the 5th, and after Nyepi and Lebaran the 16th, 17th and 18th, until four in the afternoon.
_FIVE_WORKING_DAYS_LATER = datetime(2027, 3, 18, 8, 0, tzinfo=UTC)


def play(scene: Scene) -> None:
    tell = scene.tell
    scene.wait(_span(_ASKED_AT - scene.now()))
    citizen = scene.city.signed_in("citizen", name="demo-lebaran")
    filed = scene.pothole(
        citizen, "Kapan jadwal perbaikan jalan di lingkungan kami?", type="information"
    )
    rungs = scene.tracked(filed)["ladder"]
    (visit,) = (rung for rung in rungs if rung["act"] == "visit")
    due = datetime.fromisoformat(visit["at"])
    tell.same(
        "Permintaan informasi: lima hari kerja, dan libur Lebaran tidak dihitung.",
        "A request for information: five working days, and the days of Lebaran do not count.",
        _FIVE_WORKING_DAYS_LATER,
        due,
    )
    tell.true(
        "Warga membaca tanggalnya dalam satu kalimat.",
        "The citizen reads the date in one sentence.",
        "WITA" in visit["text"],
        visit["text"],
    )
    scene.wait("P6D")
    tell.same(
        "Di tengah Lebaran kantor tidak didatangi: hari libur bukan hari kerja.",
        "In the middle of Lebaran nobody goes to the office: a holiday is no working day.",
        0,
        scene.climbed(filed).count("visit"),
    )
    scene.wait(_span(due - scene.now() + timedelta(minutes=5)))
    tell.same(
        "Setelah lima hari kerja yang utuh, petugas ditugaskan mendatangi kantor.",
        "After five whole working days somebody is sent to the office.",
        1,
        scene.climbed(filed).count("visit"),
    )


def _span(left: timedelta) -> str:
    return f"P{left.days}DT{left.seconds // 60}M"
