"""The duty phone of an office: what it was sent, and its browser, which keeps no account."""

import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from typing import Any

from local.stage.scene import Filed, Scene

_BOUNDARY = "batas-formulir"


def messages(scene: Scene, filed: Filed, phone: str) -> list[dict[str, Any]]:
    return [each for each in scene.inside(filed)["messages"] if each["to"] == phone]


def code(scene: Scene, phone: str) -> str:
    """What the phone was sent last; a code names no report."""
    sent = scene.city.get("/local/messages")["messages"]
    body = next(m["body"] for m in sent if m["to"] == phone and m["template"] == "code_duty")
    found = re.search(r"\d{6}", body)
    return found[0] if found else ""


def version_in(page: str) -> str:
    """That of the first report on it."""
    found = re.search(r'name="version" value="(\d+)"', page)
    return found[1] if found else ""


def proved(scene: Scene, path: str, phone: str) -> str:
    """The cookie of who has shown the phone."""
    visit(scene, path, act="send_code")
    cookie, _ = visit(scene, path, act="prove", code=code(scene, phone))
    return cookie


def visit(scene: Scene, path: str, cookie: str = "", **form: str) -> tuple[str, str]:
    """The cookie that the page gives, and the page."""
    data = urllib.parse.urlencode(form).encode() if form else None
    return _asked(scene, path, data, {"Cookie": cookie} if cookie else {})


def send_with(
    scene: Scene, path: str, cookie: str, photos: Sequence[bytes], **form: str
) -> tuple[str, str]:
    """The same with pictures, as a browser sends such a form."""
    fields = [(f'name="{name}"', text.encode()) for name, text in form.items()]
    files = [(f'name="photos"; filename="{n}.jpg"', data) for n, data in enumerate(photos)]
    parts = b"".join(
        f"--{_BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + data + b"\r\n"
        for head, data in (*fields, *files)
    )
    headers = {
        "Cookie": cookie,
        "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}",
    }
    return _asked(scene, path, parts + f"--{_BOUNDARY}--\r\n".encode(), headers)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """A session is handed over with a redirect, which a browser would follow by itself."""


def _asked(scene: Scene, path: str, data: bytes | None, headers: dict[str, str]) -> tuple[str, str]:
    request = urllib.request.Request(scene.city.base_url + path, data, headers)  # noqa: S310 - our own city
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=30) as answer:
            return "", answer.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            given = answer.headers.get("Set-Cookie", "").partition(";")[0]
            return given, answer.read().decode()
