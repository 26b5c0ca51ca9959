"""The page behind a message that told of several reports: one code, and each is answered by itself."""

from shared.domain.kernel.states import State
from shared.domain.lifecycle.requests import Request
from shared.domain.notify.batches import open_batch, sent
from shared.domain.notify.receipts import DeliveryChannel, EffectRef
from shared.domain.notify.taps import batch_link
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.usecases.lifecycle.act_on_report import ActOnReport, act_on_report
from shared.usecases.people.authenticate_staff import authenticate_staff
from tests.http.client import request
from tests.http.installation import CITY, DESK, WORDS, Installation
from tests.http.test_signed_pages import last_code, nudged, path_of, shown, tapped
from tests.pictures import jpeg


def batched(city: Installation, category_id: str = "adminduk") -> tuple[tuple[Report, Report], str]:
    """Two reports that one message told of, and the path of its link."""
    (first, _), (second, _) = nudged(city, category_id), nudged(city, category_id)
    container, office = city.container, str(first.agency_id)
    contact = container.ports.references.current(CITY).contacts[office][0]
    empty = open_batch(
        CITY, office, DeliveryChannel.WHATSAPP, contact.label, container.ports.clock.now()
    )
    told = tuple(EffectRef(each.report_id, "000003-rung") for each in (first, second))
    batch = container.ports.batches.change_batch(empty, lambda new: sent(new, told, "wamid-1"))
    link = batch_link(CITY, batch.batch_id, contact, container.ports.clock.now())
    return (first, second), path_of(city, link)


def opened_page(city: Installation, path: str) -> str:
    """The cookie of a visitor who has shown the phone."""
    tapped(city, path, act="send_code")
    proved = tapped(city, path, act="prove", code=last_code(city))
    return proved.headers["set-cookie"].partition("; ")[0]


def test_one_code_opens_all_that_the_message_told_of(city: Installation) -> None:
    reports, path = batched(city)
    hidden = request(city, "signed_pages", "GET", path).body.decode()
    assert WORDS not in hidden
    cookie = opened_page(city, path)
    shown = request(city, "signed_pages", "GET", path, headers={"Cookie": cookie}).body.decode()
    assert shown.count(WORDS) == len(reports)
    for report in reports:
        assert report.report_id[:8].upper() in shown


def test_each_is_answered_by_itself_and_leaves_the_page(city: Installation) -> None:
    (first, second), path = batched(city)
    cookie = opened_page(city, path)
    form = {"act": "do", "action": "refuse", "version": str(second.version)}
    missing = tapped(city, path, cookie, **form, report=second.report_id)
    assert missing.status == 422
    assert missing.body.decode().count('aria-invalid="true"') == 1
    done = tapped(city, path, cookie, **form, report=second.report_id, text="Milik provinsi.")
    assert (done.status, f'href="{path}"' in done.body.decode()) == (200, True)
    reports = city.container.ports.reports
    assert reports.get(CITY, second.report_id).state is State.TRIAGE
    assert reports.get(CITY, first.report_id).state is first.state
    shown = request(city, "signed_pages", "GET", path, headers={"Cookie": cookie}).body.decode()
    assert first.report_id in shown
    assert second.report_id not in shown


def test_another_report_cannot_be_slipped_in(city: Installation) -> None:
    _, path = batched(city)
    other, _ = nudged(city)
    cookie = opened_page(city, path)
    form = {"act": "do", "action": "accept", "version": str(other.version)}
    for report_id in (other.report_id, "", "../x", "0" * 32):
        assert tapped(city, path, cookie, **form, report=report_id).status == 404
    assert city.container.ports.reports.get(CITY, other.report_id).version == other.version


def test_each_takes_pictures_of_its_own(city: Installation) -> None:
    (first, second), path = batched(city, "trotoar")
    cookie = opened_page(city, path)
    form = {"report": second.report_id, "version": str(second.version), "action": "answer"}
    odd = shown(city, path, cookie, [b"<svg>"], **form, text="Sudah rata.")
    assert (odd.status, odd.body.decode().count('aria-invalid="true"')) == (422, 1)
    for _ in range(2):
        done = shown(city, path, cookie, [jpeg((64, 48))], **form, text="Sudah rata.")
        assert done.status == 200
    records = city.container.ports.photo_records
    assert len(records.photos(CITY, second.report_id)) == 1
    assert records.photos(CITY, first.report_id) == ()


def test_a_revocation_takes_one_report_out_of_what_the_link_opens(city: Installation) -> None:
    (first, second), path = batched(city)
    cookie = opened_page(city, path)
    container = city.container
    desk = authenticate_staff(DESK, container.ports)
    for report in (first, second):
        asked = Request(Action.REVOKE_LINKS, report.version, "Telepon hilang.")
        act_on_report(ActOnReport(desk, report.report_id, asked), container.ports)
        page = request(city, "signed_pages", "GET", path, headers={"Cookie": cookie})
        assert report.report_id not in page.body.decode()
        form = {"act": "do", "action": "accept", "version": str(report.version + 1)}
        assert tapped(city, path, cookie, **form, report=report.report_id).status == 404
    assert request(city, "signed_pages", "GET", path, headers={"Cookie": cookie}).status == 404
