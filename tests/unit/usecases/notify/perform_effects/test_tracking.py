"""Messages to a reporter open their report: by a link, by the code, and of a restricted one not at all."""

from dataclasses import replace

import pytest

from shared.domain.cases.supporters import SupportKind
from shared.domain.links.signed_links import Purpose, SignedLink, open_link
from shared.domain.notify.chat_templates import chat_text
from shared.domain.people.access import Action
from shared.domain.people.accounts import ContactChannel, Preferences
from shared.domain.report.report import Event, Report
from shared.usecases.people.choose_preferences import choose_preferences
from shared.usecases.queries.track_report import track_by_link
from tests.builders import CITY, make_device
from tests.unit.usecases.notify.events import nudged, routed
from tests.unit.usecases.world import DESK, KEYS, World

PHONE = make_device(uid="uid-citizen", role="citizen", agency_id=None, token="token-citizen")
ACCUSING = "Lurah minta uang pelicin untuk surat, saya diancam."


def told_by_chat(world: World, event: Event) -> str:
    world.perform(event)
    (chat,) = (each for each in world.chat.sent if each.template.startswith("reporter_"))
    return chat_text(chat.template, "id", chat.params)


def link_in(world: World, address: str) -> SignedLink:
    assert address.startswith("https://pages.example/s/")
    token = address.rpartition("/")[2]
    return open_link(token, Purpose.TRACKING, KEYS, world.clock.now())


def report_behind(world: World, address: str) -> str:
    return link_in(world, address).report_id


def test_a_chat_message_brings_the_link_and_not_the_code() -> None:
    world = World()
    report, event = routed(world)
    told = told_by_chat(world, event)
    (address,) = (word for word in told.split() if word.startswith("https:"))
    assert report_behind(world, address) == report.report_id
    assert report.tracking_code not in told


def test_where_no_pages_are_set_up_it_brings_the_code_alone() -> None:
    world = World(reporter_pages_url="")
    report, event = routed(world)
    told = told_by_chat(world, event)
    assert report.tracking_code in told
    assert "http" not in told


def test_a_push_brings_it_to_the_app_and_shows_nothing_of_it() -> None:
    world = World()
    report, event = routed(world, PHONE, whatsapp_consent=False)
    world.perform(event)
    ((_, message),) = world.push.sent
    assert report_behind(world, message.data["tracking"]) == report.report_id
    assert "http" not in message.title + message.body


def test_an_email_says_where_to_follow_the_report() -> None:
    world = World()
    report, event = routed(world)
    wanted = Preferences("en", (ContactChannel.EMAIL,), email="sitti@example.org")
    choose_preferences(CITY, "uid-citizen", wanted, world)
    world.perform(event)
    (mail,) = (message for _, message in world.mail.sent)
    (address,) = (word for word in mail.body.split() if word.startswith("https:"))
    assert report_behind(world, address) == report.report_id


@pytest.mark.parametrize("pages", ["https://pages.example", ""])
@pytest.mark.parametrize("channel", [ContactChannel.WHATSAPP, ContactChannel.PUSH])
def test_of_a_restricted_report_nothing_leaves_that_opens_it(
    channel: ContactChannel, pages: str
) -> None:
    world = World(reporter_pages_url=pages)
    report, _ = routed(world, PHONE, description=ACCUSING)
    choose_preferences(CITY, "uid-citizen", Preferences("id", (channel,)), world)
    assert world.reports.get(CITY, report.report_id).restricted
    for event in world.reports.events(CITY, report.report_id):
        world.perform(event)
    assert world.chat.sent or world.push.sent
    said = repr(world.chat.sent) + repr(world.push.sent)
    assert "https:" not in said
    assert report.tracking_code not in said


def test_whoever_joined_a_case_is_brought_to_their_own_report() -> None:
    world = World()
    case = world.submit_and_route()
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    world.merge(double, case)
    world.act(case, Action.ACCEPT)
    event = world.last_event(case)
    world.perform(event)
    found = {
        report_behind(world, chat.params[-1])
        for chat in world.chat.sent
        if chat.template == "reporter_report_accepted"
    }
    assert found == {case.report_id, double.report_id}


def test_what_is_sent_after_links_were_revoked_brings_one_that_works() -> None:
    """Also of a joined report, whose links are revoked apart from those of its case."""
    world = World()
    case = world.submit_and_route()
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    world.merge(double, case)
    for each in (double, case):
        world.act(each, Action.REVOKE_LINKS, member=DESK, text="Telepon pelapor hilang.")
    world.act(case, Action.ACCEPT)
    world.perform(world.last_event(case))
    sent = [each for each in world.chat.sent if each.template == "reporter_report_accepted"]
    links = [link_in(world, each.params[-1]) for each in sent]
    assert {each.report_id for each in links} == {case.report_id, double.report_id}
    assert None not in [track_by_link(each, world) for each in links]


@pytest.mark.parametrize("secret", ["the joined report", "the case"])
def test_a_message_is_neutral_where_the_readers_own_report_or_its_case_is_a_secret(
    secret: str,
) -> None:
    world = World()
    case = world.submit_and_route()
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    world.merge(double, case)
    world.act(case, Action.ACCEPT)
    hidden = double if secret == "the joined report" else case
    stored = world.reports.get(CITY, hidden.report_id)
    world.reports.stored[CITY, hidden.report_id] = replace(stored, secret=True, restricted=True)
    world.perform(world.last_event(case))
    sent = [each for each in world.chat.sent if each.template == "reporter_report_accepted"]
    opened = [report_behind(world, each.params[-1]) for each in sent if "http" in each.params[-1]]
    assert len(sent) == 2
    assert opened == ([] if hidden is case else [case.report_id])


def test_nobody_else_is_brought_anything() -> None:
    world = World()
    report, event = nudged(world, make_device())
    world.people.save_device(replace(PHONE, uid="uid-neighbour", device_id="d", token="t"))
    world.stand_by(report, SupportKind.FOLLOW)
    world.perform(event)
    world.act(report, Action.ACCEPT)
    world.perform(world.last_event(report))
    others = [chat for chat in world.chat.sent if not chat.template.startswith("reporter_")]
    assert others
    assert world.push.sent
    assert _opens_nothing(report, repr(others) + repr(world.push.sent))


def _opens_nothing(report: Report, said: str) -> bool:
    return "tracking" not in said and report.tracking_code not in said
