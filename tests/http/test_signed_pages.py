"""Pages behind signed links, over real sockets: what they show, what they take, and what they refuse."""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from html import unescape
from itertools import count
from urllib.parse import urlencode

import pytest

from functions._edge.signed.uploads import MAX_FORM_BYTES
from shared.domain.geo.place import Point
from shared.domain.kernel.states import EventType, ReportType
from shared.domain.lifecycle.outside import link_of
from shared.domain.lifecycle.requests import Request
from shared.domain.lifecycle.submission import IntakeForm
from shared.domain.links.signed_links import Purpose, SignedLink, sign_link
from shared.domain.notify.taps import tap_link
from shared.domain.people.access import Action
from shared.domain.photos.photos import AnnouncedPhoto, Photo, PhotoPurpose, PhotoState
from shared.domain.photos.sent_pictures import LARGEST_BYTES
from shared.domain.report.location import Location
from shared.domain.report.report import Report
from shared.usecases.evidence.publish_photo import publish_photo
from shared.usecases.intake.submit_report import SubmitReport, submit_report
from shared.usecases.lifecycle.act_on_report import ActOnReport, act_on_report
from shared.usecases.people.authenticate_staff import authenticate_staff
from shared.usecases.routing.route_report import route_report
from tests.http.client import Answer, raw, request
from tests.http.installation import CITIZEN, CITY, DESK, NAME, PHONE, WORDS, Installation
from tests.pictures import jpeg
from tests.unit.functions.signed.test_uploads import TYPE
from tests.unit.functions.signed.test_uploads import body as multipart

FORM = "application/x-www-form-urlencoded"
ANSWER = {
    "verdict": "ours",
    "text": "Gardu sudah diganti <kemarin>.",
    "said_by": "Budi Contoh",
    "said_as": "Manajer ULP",
    "promised_by": "",
}
_numbers = count(1)


@dataclass(frozen=True)
class Sent:
    """A report with PLN, and the link of its letter."""

    report: Report
    photo: Photo
    link: SignedLink
    path: str


def path_of(city: Installation, link: SignedLink) -> str:
    return f"/s/{sign_link(link, city.container.ports.link_keys)}"


def forwarded(city: Installation, *, secret: bool = False) -> Sent:
    container = city.container
    answer = submit_report(
        SubmitReport(
            city_id=CITY,
            uid=CITIZEN.uid,
            idempotency_key=f"outside-{next(_numbers)}",
            request_hash="hash",
            form=IntakeForm(
                type=ReportType.COMPLAINT,
                description=f"{WORDS}, listrik padam & gelap",
                location=Location(point=Point(-3.9778, 122.515), address_text="Lorong Mawar"),
                category_id="listrik",
                photos=(AnnouncedPhoto("image/jpeg", 1000),),
                name=NAME,
                phone=PHONE,
                secret=secret,
            ),
        ),
        container.ports,
    )
    report_id = str(answer["report_id"])
    route_report(CITY, report_id, container.ports)
    (photo,) = container.ports.photo_records.photos(CITY, report_id)
    shown = replace(photo, state=PhotoState.PUBLISHED, width=4, height=3)
    container.ports.photo_records.settle_photo(shown, None)
    container.ports.photo_bytes.publish(f"{photo.object_name}/large", b"JPEG", "image/jpeg")
    report = container.ports.reports.get(CITY, report_id)
    assert report.letter is not None
    link = link_of(report, report.letter, report.letter.written_at + timedelta(days=30))
    return Sent(report, photo, link, path_of(city, link))


@pytest.fixture
def sent(city: Installation) -> Iterator[Sent]:
    """The token must not stand in what the function wrote, whatever was done with it."""
    made = forwarded(city)
    yield made
    assert made.path.removeprefix("/s/")[:20] not in city.logs()


def _get(city: Installation, path: str, method: str = "GET") -> Answer:
    return request(city, "signed_pages", method, path)


def _post(
    city: Installation,
    path: str,
    form: Mapping[str, str] | bytes,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    body = form if isinstance(form, bytes) else urlencode(form).encode()
    whole = {"Content-Type": FORM, **(headers or {})}
    return request(city, "signed_pages", "POST", path, body=body, headers=whole)


def _read(answer: Answer) -> str:
    return unescape(answer.body.decode())


def _now(city: Installation, sent: Sent) -> Report:
    return city.container.ports.reports.get(CITY, sent.report.report_id)


def _history(city: Installation, sent: Sent) -> list[EventType]:
    return [
        event.type for event in city.container.ports.reports.events(CITY, sent.report.report_id)
    ]


def test_the_page_shows_what_is_needed_and_not_who_asked(city: Installation, sent: Sent) -> None:
    answer = _get(city, sent.path)
    text = _read(answer)

    assert answer.status == 200
    letter = sent.report.letter
    assert letter is not None
    for shown in (
        f"{WORDS}, listrik padam & gelap",
        "Lorong Mawar",
        "-3.977800, 122.515000",
        "PLN Kendari",
        f"{letter.number:03d}/HUMAS/",
        f"{sent.path}/photos/{sent.photo.photo_id}",
    ):
        assert shown in text
    for hidden in (NAME, PHONE, PHONE[3:], "KDI-", sent.report.report_id, CITIZEN.uid):
        assert hidden not in text


def test_the_page_loads_nothing_and_is_kept_nowhere(city: Installation, sent: Sent) -> None:
    answer = _get(city, sent.path)
    policy, html = answer.headers["content-security-policy"], answer.body.decode()

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "script" not in html
    assert "http:" not in html
    assert "https:" not in html
    (style,) = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    assert sha256(style.encode()).hexdigest() == _digest_in(policy)


def _digest_in(policy: str) -> str:
    from base64 import b64decode

    (found,) = re.findall(r"style-src 'sha256-([^']+)'", policy)
    return b64decode(found).hex()


def test_what_a_citizen_writes_is_text_and_nothing_else(city: Installation, sent: Sent) -> None:
    page = _get(city, sent.path).body.decode()

    assert "padam &amp; gelap" in page


def test_the_photo_is_shown(city: Installation, sent: Sent) -> None:
    answer = _get(city, f"{sent.path}/photos/{sent.photo.photo_id}")

    assert (answer.status, answer.body) == (200, b"JPEG")
    assert answer.headers["content-type"] == "image/jpeg"
    assert _get(city, f"{sent.path}/photos/{city.photo_id}").status == 404


def test_a_secret_report_shows_no_photo(city: Installation) -> None:
    sent = forwarded(city, secret=True)

    assert "/photos/" not in _read(_get(city, sent.path))
    assert _get(city, f"{sent.path}/photos/{sent.photo.photo_id}").status == 404


def test_an_answer_is_recorded_once_and_shown_ever_after(city: Installation, sent: Sent) -> None:
    tomorrow = (city.container.ports.clock.now() + timedelta(days=2)).date().isoformat()

    done = _post(city, sent.path, {**ANSWER, "promised_by": tomorrow})
    again = _post(city, sent.path, {**ANSWER, "text": "Lain lagi."})
    page = _read(_get(city, sent.path))

    assert (done.status, done.headers["location"]) == (303, sent.path)
    assert again.status == 303
    assert _history(city, sent)[-1] is EventType.OUTSIDE_ANSWERED
    assert _history(city, sent).count(EventType.OUTSIDE_ANSWERED) == 1
    assert _now(city, sent).answer_text == ANSWER["text"]
    for shown in (
        ANSWER["text"],
        "Budi Contoh, Manajer ULP",
        "Dijanjikan selesai",
        "pukul 23.59 WITA",
    ):
        assert shown in page
    assert "Lain lagi" not in page
    assert WORDS not in page
    assert "<form" not in page


def test_not_ours_is_recorded_too(city: Installation, sent: Sent) -> None:
    done = _post(city, sent.path, {**ANSWER, "verdict": "not_ours", "text": "Milik pengembang."})

    assert done.status == 303
    assert _history(city, sent)[-1] is EventType.OUTSIDE_DECLINED
    assert _now(city, sent).state.value == "triage"
    assert "Milik pengembang." in _read(_get(city, sent.path))


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("text", ""),
        ("text", "x" * 5001),
        ("text", "a\x00b"),
        ("said_by", " "),
        ("said_as", ""),
        ("said_by", "x" * 201),
        ("promised_by", "2020-01-01"),
        ("promised_by", "besok"),
        ("promised_by", "9999-12-31"),
        ("promised_by", "2199-12-31"),
    ],
)
def test_a_form_that_lacks_something_keeps_what_was_typed(
    city: Installation, sent: Sent, field: str, wrong: str
) -> None:
    answer = _post(city, sent.path, {**ANSWER, field: wrong})
    page = answer.body.decode()

    assert answer.status == 422
    assert f'aria-describedby="{field}-fault"' in page
    assert page.count('class="fault"') == 1
    assert "Gardu sudah diganti &lt;kemarin&gt;." in page or field == "text"
    assert _now(city, sent).version == sent.report.version


def test_all_that_must_be_mended_is_marked_at_once(city: Installation, sent: Sent) -> None:
    wrong = {"text": "", "said_by": "", "said_as": "x" * 201, "promised_by": "2020-01-01"}

    page = _post(city, sent.path, {**ANSWER, **wrong}).body.decode()

    for field in wrong:
        assert f'aria-describedby="{field}-fault"' in page
    assert page.count('class="fault"') == len(wrong)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_is_refused(city: Installation, sent: Sent, site: str) -> None:
    answer = _post(city, sent.path, ANSWER, {"Sec-Fetch-Site": site})

    assert answer.status == 403
    assert _now(city, sent).version == sent.report.version


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"x" * (64 * 1024 + 1), {}, 413),
        (b"{}", {"Content-Type": "application/json"}, 415),
        (b"", {}, 400),
        (b"text=\xff", {}, 400),
        (b"text=%ff%fe", {}, 400),
        (b"&".join(b"f%d=1" % n for n in range(30)), {}, 400),
    ],
)
def test_a_body_that_no_form_of_ours_sends_is_refused(
    city: Installation, sent: Sent, body: bytes, headers: Mapping[str, str], status: int
) -> None:
    assert _post(city, sent.path, body, headers).status == status
    assert _now(city, sent).version == sent.report.version


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_told_which_there_are(
    city: Installation, sent: Sent, method: str
) -> None:
    answer = _get(city, sent.path, method)

    assert answer.status == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


def test_every_refusal_of_a_link_is_the_same(city: Installation, sent: Sent) -> None:
    other = replace(sent.link, purpose=Purpose.OFFICE_TAP)
    gone = replace(sent.link, expires_at=city.container.ports.clock.now())
    elsewhere = replace(sent.link, agency_id="BPJN")
    unknown = replace(sent.link, report_id="0" * 32)
    later = replace(sent.link, revision=sent.link.revision + 1)
    refused = [
        _get(city, path)
        for path in (
            *(path_of(city, link) for link in (other, gone, elsewhere, unknown, later)),
            f"{sent.path[:-1]}{'A' if sent.path[-1] != 'A' else 'B'}",
            "/s/x",
            "/s/",
            "/s",
            "/",
            f"{sent.path}/other/x",
        )
    ]

    assert {answer.status for answer in refused} == {404}
    assert len({answer.body for answer in refused}) == 1
    assert "Tautan ini tidak berlaku" in _read(refused[0])
    assert {answer.headers["content-security-policy"] for answer in refused} == {
        _get(city, sent.path).headers["content-security-policy"]
    }


def test_a_report_that_went_to_another_body_leaves_its_old_link_behind(
    city: Installation, sent: Sent
) -> None:
    container = city.container
    desk = authenticate_staff(DESK, container.ports)
    request_ = Request(Action.FORWARD, sent.report.version, agency_id="BPJN")
    act_on_report(ActOnReport(desk, sent.report.report_id, request_), container.ports)

    assert _get(city, sent.path).status == 404
    assert _post(city, sent.path, ANSWER).status == 404
    assert _get(city, f"{sent.path}/photos/{sent.photo.photo_id}").status == 404


def test_head_is_a_page_without_its_body(city: Installation, sent: Sent) -> None:
    answer = _get(city, sent.path, "HEAD")

    assert (answer.status, answer.body) == (200, b"")


def test_a_revoked_link_looks_like_one_that_never_was(city: Installation, sent: Sent) -> None:
    now = _now(city, sent)
    asked = Request(Action.REVOKE_LINKS, now.version, "Surat hilang.")
    desk = authenticate_staff(DESK, city.container.ports)
    act_on_report(ActOnReport(desk, now.report_id, asked), city.container.ports)
    never = path_of(city, replace(sent.link, report_id="0" * 32))
    for path in (sent.path, never):
        answer = _get(city, path)
        assert (answer.status, answer.body) == (404, _get(city, "/s/nothing").body)
        assert _post(city, path, ANSWER).status == 404
        assert _get(city, f"{path}/photos/{sent.photo.photo_id}").status == 404


def nudged(city: Installation, category_id: str = "adminduk") -> tuple[Report, str]:
    """A report with an office, and the address in a nudge to its first on duty."""
    container = city.container
    answer = submit_report(
        SubmitReport(
            city_id=CITY,
            uid=CITIZEN.uid,
            idempotency_key=f"tap-{next(_numbers)}",
            request_hash="hash",
            form=IntakeForm(
                type=ReportType.COMPLAINT,
                description=f"{WORDS}, loket tutup <sejak> kemarin",
                location=Location(point=Point(-3.9778, 122.515)),
                category_id=category_id,
                name=NAME,
                phone=PHONE,
            ),
        ),
        container.ports,
    )
    report_id = str(answer["report_id"])
    route_report(CITY, report_id, container.ports)
    report = container.ports.reports.get(CITY, report_id)
    contact = container.ports.references.current(CITY).contacts[str(report.agency_id)][0]
    return report, path_of(
        city, tap_link(CITY, report_id, report.version, contact, container.ports.clock.now())
    )


def last_code(city: Installation) -> str:
    connection = sqlite3.connect(city.folder / "tanggap.sqlite3")
    try:
        query = "SELECT body FROM messages WHERE template = 'code_duty' ORDER BY id DESC LIMIT 1"
        (body,) = connection.execute(query).fetchone()
    finally:
        connection.close()
    found = re.search(r"\d{6}", body)
    assert found
    return found[0]


def tapped(city: Installation, path: str, cookie: str = "", **form: str) -> Answer:
    headers = {"Content-Type": FORM, "Cookie": cookie}
    body = urlencode(form).encode()
    return request(city, "signed_pages", "POST", path, body=body, headers=headers)


def test_a_nudges_link_shows_nothing_before_the_phone_is_shown(city: Installation) -> None:
    _, path = nudged(city)
    page = request(city, "signed_pages", "GET", path, headers={"Cookie": "__session=guess"})
    assert page.status == 200
    assert WORDS not in page.body.decode()
    denied = tapped(city, path, "__session=guess", act="do", action="accept", version="2")
    assert denied.status == 422
    assert WORDS not in denied.body.decode()


def test_whoever_shows_the_duty_phone_may_act(city: Installation) -> None:
    report, path = nudged(city)
    assert tapped(city, path, act="send_code").status == 303
    code = last_code(city)
    wrong = tapped(city, path, act="prove", code=f"{(int(code) + 1) % 10**6:06d}")
    assert (wrong.status, "set-cookie" in wrong.headers) == (422, False)
    proved = tapped(city, path, act="prove", code=code)
    assert proved.status == 303
    cookie, _, rules = proved.headers["set-cookie"].partition("; ")
    assert cookie.startswith("__session=")
    assert {f"Path={path}", "HttpOnly", "Secure", "SameSite=Strict"} <= set(rules.split("; "))
    page = request(city, "signed_pages", "GET", path, headers={"Cookie": cookie})
    shown = page.body.decode()
    assert WORDS in shown
    assert "&lt;sejak&gt;" in shown
    assert NAME not in shown
    assert PHONE[3:] not in shown
    version = str(report.version)
    missing = tapped(city, path, cookie, act="do", action="refuse", version=version)
    assert missing.status == 422
    done = tapped(city, path, cookie, act="do", action="accept", version=version)
    assert done.status == 200
    events = city.container.ports.reports.events(CITY, report.report_id)
    assert events[-1].actor.actor_id == "tap:duty-1"
    stale = tapped(city, path, cookie, act="do", action="answer", version=version, text="Sudah.")
    assert stale.status == 422


@pytest.mark.parametrize(
    "form",
    [
        {"act": "do", "action": "assign", "version": "2"},
        {"act": "do", "action": "accept", "version": "-1"},
        {"act": "do", "action": "accept", "version": "9" * 40},
        {"act": "do", "action": "\u0661", "version": "\u0661"},
        {"act": "do"},
        {},
        {"act": "prove", "code": "\u0661" * 6},
        {"act": "prove", "code": "x" * 9000},
    ],
)
def test_an_odd_form_changes_nothing(city: Installation, form: dict[str, str]) -> None:
    report, path = nudged(city)
    assert tapped(city, path, **form).status in {400, 422}
    assert city.container.ports.reports.get(CITY, report.report_id).version == report.version


def test_the_page_has_no_pictures(city: Installation) -> None:
    _, path = nudged(city)
    assert request(city, "signed_pages", "GET", f"{path}/photos/x").status == 404


def proved(city: Installation, category_id: str = "trotoar") -> tuple[Report, str, str]:
    """With the cookie of somebody who has shown the duty phone."""
    report, path = nudged(city, category_id)
    tapped(city, path, act="send_code")
    answer = tapped(city, path, act="prove", code=last_code(city))
    return report, path, answer.headers["set-cookie"].partition("; ")[0]


def shown(
    city: Installation, path: str, cookie: str, pictures: Sequence[bytes], **form: str
) -> Answer:
    """The form as a phone's browser sends it."""
    files = [(f"IMG_{number}.jpg", data) for number, data in enumerate(pictures)]
    return request(
        city,
        "signed_pages",
        "POST",
        path,
        body=multipart({"act": "do", **form}, files or [("", b"")]),
        headers={**TYPE, "Cookie": cookie},
    )


def test_an_office_answers_with_a_picture_where_one_is_asked_for(city: Installation) -> None:
    report, path, cookie = proved(city)
    page = request(city, "signed_pages", "GET", path, headers={"Cookie": cookie})
    assert 'enctype="multipart/form-data"' in page.body.decode()
    assert "memerlukan foto" in page.body.decode()
    assert "form-action 'self'" in page.headers["content-security-policy"]
    answer = {"action": "answer", "version": str(report.version), "text": "Trotoar sudah rata."}

    without = shown(city, path, cookie, [], **answer)
    assert without.status == 422
    assert "paling sedikit satu foto" in _read(without)
    assert "Trotoar sudah rata." in _read(without)

    picture = jpeg((320, 240))
    for _ in range(2):
        done = shown(city, path, cookie, [picture], **answer)
        assert (done.status, "(1)" in _read(done)) == (200, True)
    container = city.container
    (photo,) = container.ports.photo_records.photos(CITY, report.report_id)
    assert (photo.purpose, photo.content_type) == (PhotoPurpose.PROOF, "image/jpeg")
    stored = container.ports.photo_bytes.stat(photo.object_name)
    assert stored is not None
    assert container.ports.photo_bytes.read(stored) == picture
    settled = publish_photo(photo.object_name, container.ports)
    assert settled is not None
    assert settled.state is PhotoState.PUBLISHED
    told = container.ports.reports.get(CITY, report.report_id)
    assert (told.state.value, told.proofs.awaited) == ("answered", ())


@pytest.mark.parametrize(
    ("pictures", "said"),
    [
        ([b"<svg xmlns='http://www.w3.org/2000/svg'/>"], "bukan foto JPEG"),
        ([b""], "bukan foto JPEG"),
        ([b"\x00\x00\x00\x18ftypheic"], "bukan foto JPEG"),
        ([b"\xff\xd8\xff" + b"x" * LARGEST_BYTES], "lebih besar dari 8 MB"),
        ([b"\xff\xd8\xff"] * 9, "paling banyak tiga foto"),
    ],
    ids=["svg", "empty", "heic", "large", "many"],
)
def test_what_is_wrong_with_a_picture_is_said_beside_it(
    city: Installation, pictures: list[bytes], said: str
) -> None:
    report, path, cookie = proved(city)
    before = city.contents()["uploads"]
    answer = shown(
        city,
        path,
        cookie,
        pictures,
        action="answer",
        version=str(report.version),
        text="Sudah <rata>.",
    )
    assert answer.status == 422
    assert said in _read(answer)
    assert "Sudah <rata>." in _read(answer)
    assert "style-src 'sha256-" in answer.headers["content-security-policy"]
    assert city.contents()["uploads"] == before
    assert city.container.ports.reports.get(CITY, report.report_id).version == report.version


def test_more_than_can_be_sent_at_once_is_refused_politely(city: Installation) -> None:
    _, path, cookie = proved(city)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n"
        f"Content-Type: {TYPE['Content-Type']}\r\nContent-Length: {MAX_FORM_BYTES + 1}\r\n\r\n"
    )
    answer = raw(city, "signed_pages", head.encode())
    assert answer.status == 413
    assert "kirim lebih sedikit foto" in _read(answer)


def test_pictures_of_strangers_are_not_read(city: Installation) -> None:
    """Who has not shown the phone is answered although the body never comes."""
    report, path = nudged(city, "trotoar")
    for cookie in ("", "__session=guess"):
        head = (
            f"POST {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n"
            f"Content-Type: {TYPE['Content-Type']}\r\nContent-Length: {LARGEST_BYTES}\r\n\r\n"
        )
        answer = raw(city, "signed_pages", head.encode())
        assert answer.status == 422
        assert "minta kode baru" in _read(answer)
        assert WORDS not in _read(answer)
    assert city.container.ports.reports.get(CITY, report.report_id).version == report.version


@pytest.mark.parametrize("junk", [b"", b"no parts at all", multipart({"act": "do"})[:-9]])
def test_a_form_that_breaks_off_changes_nothing(city: Installation, junk: bytes) -> None:
    report, path, cookie = proved(city)
    headers = {**TYPE, "Cookie": cookie}
    answer = request(city, "signed_pages", "POST", path, body=junk, headers=headers)
    assert answer.status == 400
    assert city.container.ports.reports.get(CITY, report.report_id).version == report.version


def test_a_body_outside_sends_no_pictures(city: Installation, sent: Sent) -> None:
    answer = request(
        city, "signed_pages", "POST", sent.path, body=multipart(ANSWER), headers=dict(TYPE)
    )
    assert answer.status == 415
    assert sent.report.version == _now(city, sent).version
