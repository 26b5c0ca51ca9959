"""A quiet night: phones are silent, deadlines are not, and danger wakes people."""

from datetime import datetime, timedelta

from local.stage.client import CityClient
from local.stage.scene import DIGEST, Filed, Scene

_OFFICER = "phone:kendari-officer-DPUPR"
_DUTY_PHONE = "+6280000000101"
_EVENING, _MORNING = 22, 6


def play(scene: Scene) -> None:
    citizen = scene.city.signed_in("citizen", name="demo-malam")
    scene.wait_until(_EVENING)
    filed = scene.pothole(citizen, "Jalan berlubang di depan rumah.")
    _tell_of_evening(scene, filed)
    _tell_of_nudge(scene, filed)
    _tell_of_digest(scene)
    _tell_of_danger(scene, citizen)


def _tell_of_evening(scene: Scene, filed: Filed) -> None:
    tell = scene.tell
    tell.same(
        "Pukul 22.00 seorang warga melapor; kepadanya langsung dikabarkan, karena ia masih terjaga.",
        "At 22.00 a citizen reports, and is told at once: they are awake.",
        ["Laporan diteruskan"],
        scene.titles(filed, "phone:citizen-demo-malam"),
    )
    tell.same(
        "Ponsel petugas diam; pesannya menunggu pagi.",
        "The officer's phone stays silent; its message waits for the morning.",
        ([], "held", "quiet_hours"),
        (scene.titles(filed, _OFFICER), *_outcome(scene, filed, "push")),
    )
    scene.wait_until(_MORNING)
    tell.same(
        "Pukul 06.00 pesannya sampai.",
        "At 06.00 it arrives.",
        ["Laporan baru"],
        scene.titles(filed, _OFFICER),
    )


def _tell_of_nudge(scene: Scene, filed: Filed) -> None:
    tell, due = scene.tell, scene.inside(filed)["report"]["due"]["at"]
    scene.wait_until(_EVENING)
    scene.wait("PT1M")
    climbed = [e for e in scene.inside(filed)["events"] if e["type"] == "rung_climbed"]
    tell.same(
        "Kantor diam selama 24 jam: tenggatnya lewat pada malam hari, tepat pada waktunya.",
        "The office is silent for 24 hours: the deadline passes at night, at its time.",
        [("whatsapp", True)],
        [(each["detail"]["act"], _is_prompt(due, each["at"])) for each in climbed],
    )
    tell.same(
        "Tetapi tidak ada yang dibangunkan: WhatsApp-nya menunggu.",
        "But nobody is woken: the WhatsApp waits.",
        (0, "held", "quiet_hours"),
        (len(_nudges(scene, filed)), *_outcome(scene, filed, "rung")),
    )
    scene.wait_until(_MORNING, 15)
    nudges = _nudges(scene, filed)
    tell.same(
        "Pukul 06.15, dengan keberangkatan pertama pagi itu, WhatsApp terkirim, sekali.",
        "At 06.15, with the first departure of the morning, the WhatsApp goes out, once.",
        (1, "sent"),
        (len(nudges), _outcome(scene, filed, "rung")[0]),
    )


def _is_prompt(due: str, at: str) -> bool:
    late = datetime.fromisoformat(at) - datetime.fromisoformat(due)
    return timedelta(0) <= late < timedelta(seconds=5)


def _tell_of_digest(scene: Scene) -> None:
    while not scene.city.get("/local/clock")["working_day"]:
        scene.wait("P1D")
    before = scene.now()
    scene.wait_until(8, 35)
    scene.wait("PT20M")
    scene.tell.same(
        "Saat kantor buka, satu ringkasan pagi: berapa laporan terbuka, mana yang lewat tenggat.",
        "As the offices open, one digest: how many reports are open, which are overdue.",
        1,
        _digests(scene, before),
    )


def _digests(scene: Scene, since: datetime) -> int:
    messages = scene.city.get("/local/messages")["messages"]
    titles = [
        each["title"]
        for each in messages
        if each["to"] == _OFFICER and datetime.fromisoformat(each["at"]) >= since
    ]
    return titles.count(DIGEST)


def _tell_of_danger(scene: Scene, citizen: CityClient) -> None:
    scene.wait_until(_EVENING + 1)
    filed = scene.pothole(citizen, "Jalan amblas, ada korban terluka karena kecelakaan.")
    scene.tell.same(
        "Laporan tentang bahaya tidak menunggu pagi.",
        "A report of danger does not wait for the morning.",
        ["Laporan baru"],
        scene.titles(filed, _OFFICER),
    )


def _outcome(scene: Scene, filed: Filed, name: str) -> tuple[str, str]:
    """State and reason of the latest effect of that name."""
    found = [o for o in scene.inside(filed)["outcomes"] if o["key"].endswith(f"-{name}")]
    return found[-1]["state"], found[-1]["reason"]


def _nudges(scene: Scene, filed: Filed) -> list[str]:
    return [title for title in scene.titles(filed, _DUTY_PHONE) if "nudge" in title]
