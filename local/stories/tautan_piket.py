"""A link in the nudge: shown to nobody without the duty phone, and then the office acts without a login."""

import re
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from local.stories.scene import UNTIL_NUDGED, Filed, Scene

_DUTY = "+6280000000104"
_WORDS = "Loket KTP tutup sejak kemarin tanpa pengumuman."


def play(scene: Scene) -> None:
    tell = scene.tell
    filed = scene.file(
        scene.city.signed_in("citizen", name="demo-ktp"),
        {
            "description": _WORDS,
            "category": "adminduk",
            "location": {"latitude": -3.971088, "longitude": 122.521592},
        },
    )
    scene.settle()
    scene.wait(UNTIL_NUDGED)
    path = f"/s/{_messages(scene, filed)[0]['link']}"
    _, first = _visit(scene, path)
    tell.same(
        "Tautan di WhatsApp piket terbuka tanpa masuk akun, tetapi belum menampilkan isi laporan.",
        "The link in the duty phone's WhatsApp opens without a login, and shows no word of the report.",
        (True, False),
        ("piket 1" in first, _WORDS in first),
    )
    _visit(scene, path, act="send_code")
    code = _code(scene)
    _, wrong = _visit(scene, path, act="prove", code="000000" if code != "000000" else "111111")
    tell.same(
        "Kode enam angka datang ke telepon piket; kode yang salah ditolak.",
        "A code of six digits comes to the duty phone; a wrong one is refused.",
        (True, False),
        ("Kode salah" in wrong, _WORDS in wrong),
    )
    cookie, _ = _visit(scene, path, act="prove", code=code)
    _, shown = _visit(scene, path, cookie=cookie)
    tell.true(
        "Kode yang benar membuka laporan, tanpa identitas pelapor.",
        "The right code opens the report, without its reporter.",
        _WORDS in shown and "Identitas pelapor dijaga" in shown,
        shown[:200],
    )
    version = re.search(r'name="version" value="(\d+)"', shown)
    _, done = _visit(
        scene,
        path,
        cookie=cookie,
        act="do",
        action="answer",
        version=version[1] if version else "",
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
    _, over = _visit(scene, path, cookie=cookie)
    tell.true(
        "Sesudah itu tautannya tidak berlaku lagi.",
        "After that the link is good for nothing.",
        "tidak berlaku" in over,
        over[:200],
    )


def _messages(scene: Scene, filed: Filed) -> list[dict[str, Any]]:
    return [each for each in scene.inside(filed)["messages"] if each["to"] == _DUTY]


def _code(scene: Scene) -> str:
    """What the phone was sent last; a code names no report."""
    sent = scene.city.get("/local/messages")["messages"]
    body = next(m["body"] for m in sent if m["to"] == _DUTY and m["template"] == "code_duty")
    found = re.search(r"\d{6}", body)
    return found[0] if found else ""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """A session is handed over with a redirect, which a browser would follow by itself."""


def _visit(scene: Scene, path: str, cookie: str = "", **form: str) -> tuple[str, str]:
    """The cookie that the page gives, and the page."""
    data = urllib.parse.urlencode(form).encode() if form else None
    headers = {"Cookie": cookie} if cookie else {}
    request = urllib.request.Request(scene.city.base_url + path, data, headers)  # noqa: S310 - our own city
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=30) as answer:
            return "", answer.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            given = answer.headers.get("Set-Cookie", "").partition(";")[0]
            return given, answer.read().decode()
