"""One tap under a nudge: who may, what it moves, and that a repeat moves nothing."""

import re
from dataclasses import replace

import pytest

from shared.domain.kernel.errors import ForbiddenError, NotFoundError, TransientError
from shared.domain.kernel.states import EventType, State
from shared.domain.links.signed_links import read_link
from shared.domain.notify.chat_replies import ChatAnswer, ChatChoice, Press
from shared.domain.notify.receipts import Receipt, Status
from shared.domain.notify.taps import require_with_office
from shared.domain.people.access import Action
from shared.domain.report.actor import Actor
from shared.domain.report.report import Report
from tests.builders import CITY, NOW, make_contacts
from tests.fakes import FakeChat, FakeReferences
from tests.unit.domain.lives import DAY, city_reference
from tests.unit.usecases.world import DESK, LINKS, World

DUTY_1, DUTY_2 = "+6281100000101", "+6281100000102"
PRESS = Press("wamid-press", NOW + DAY, "wamid-1", ChatChoice.ACCEPT, CITY, phone=DUTY_1)


class Mute(FakeChat):
    def send_text(self, phone: str, text: str) -> str:
        raise TransientError(f"whatsapp:{bool(phone and text)}")


def _nudged(world: World) -> Report:
    """The office has been sent `wamid-1`, to the first on its duty list."""
    report = world.submit_and_route(whatsapp_consent=False)
    world.clock.moment = NOW + DAY
    world.ring(report.report_id, report.due.version)
    world.perform(world.last_event(report))
    return report


def _state(world: World, report: Report) -> State:
    return world.reports.get(CITY, report.report_id).state


def test_a_nudge_has_its_two_buttons() -> None:
    world = World()
    _nudged(world)
    assert world.chat.sent[0].replies == ("accept:kendari", "refuse:kendari")


@pytest.mark.parametrize("city_id", [CITY, "", "no-such-city"])
def test_one_tap_accepts_the_report(city_id: str) -> None:
    world = World()
    report = _nudged(world)
    assert world.press(replace(PRESS, city_id=city_id)) is ChatAnswer.ACCEPTED
    event = world.last_event(report)
    assert event.type is EventType.ACCEPTED
    assert event.actor == Actor("officer", "whatsapp:duty-1", "pupr")
    ((phone, text),) = world.chat.texts
    assert phone == DUTY_1
    assert "Dinas PUPR" in text


def test_the_same_press_again_changes_and_says_nothing_more() -> None:
    world = World()
    report = _nudged(world)
    answers = {world.press(PRESS) for _ in range(3)}
    assert answers == {ChatAnswer.ACCEPTED}
    history = world.reports.events(CITY, report.report_id)
    assert [event.type for event in history].count(EventType.ACCEPTED) == 1
    assert len(world.chat.texts) == 1


def test_a_colleague_on_the_list_may_answer_as_well() -> None:
    world = World()
    report = _nudged(world)
    world.press(replace(PRESS, phone=DUTY_2))
    assert world.last_event(report).actor.actor_id == "whatsapp:duty-2"


@pytest.mark.parametrize(
    "fields",
    [{"phone": "+6281299999999"}, {"phone": ""}, {"phone": "", "user_id": "ID.2"}],
    ids=["a stranger", "nobody", "another account"],
)
def test_nobody_else_may(fields: dict[str, str]) -> None:
    world = World()
    report = _nudged(world)
    with pytest.raises(ForbiddenError):
        world.press(replace(PRESS, **fields))  # type: ignore[arg-type]  # all of them are text
    assert _state(world, report) is State.ASSIGNED
    assert world.chat.texts == []


def test_who_left_the_list_may_not_any_more() -> None:
    world = World()
    _nudged(world)
    first, *others = make_contacts()
    assert first.phone == DUTY_1
    world.references = FakeReferences(city_reference(contacts={"pupr": tuple(others)}))
    with pytest.raises(ForbiddenError):
        world.press(PRESS)


def test_whoever_hides_their_number_is_known_by_the_name_the_provider_gave_them() -> None:
    world = World()
    report = _nudged(world)
    world.note(Status("wamid-1", Receipt.DELIVERED, NOW, user_id="ID.1", city_id=CITY))
    assert world.press(replace(PRESS, phone="", user_id="ID.1")) is ChatAnswer.ACCEPTED
    assert world.last_event(report).actor.actor_id == "whatsapp:duty-1"
    assert world.chat.texts == []


@pytest.mark.parametrize("choice", ChatChoice)
@pytest.mark.parametrize("action", [Action.ACCEPT, Action.ANSWER, Action.REFUSE])
def test_what_comes_too_late_is_answered_politely(choice: ChatChoice, action: Action) -> None:
    world = World()
    report = _nudged(world)
    world.act(report, action)
    before = _state(world, report)
    assert world.press(replace(PRESS, choice=choice)) is ChatAnswer.STALE
    assert _state(world, report) is before
    assert "sudah berlanjut" in world.chat.texts[0][1]


def test_a_message_to_the_office_before_answers_for_nobody() -> None:
    world = World()
    report = _nudged(world)
    world.act(report, Action.ASSIGN, member=DESK, agency_id="dlh")
    assert world.press(PRESS) is ChatAnswer.STALE
    assert world.reports.get(CITY, report.report_id).state is State.ASSIGNED


def test_a_refusal_needs_a_reason_and_gets_asked_for_it() -> None:
    world = World()
    report = _nudged(world)
    assert world.press(replace(PRESS, choice=ChatChoice.REFUSE)) is ChatAnswer.REASON_NEEDED
    assert _state(world, report) is State.ASSIGNED
    text = world.chat.texts[0][1]
    assert "alasan" in text
    assert "https://pages.example/s/" in text


def test_a_message_that_is_not_ours_is_nobodys() -> None:
    world = World()
    _nudged(world)
    assert world.press(replace(PRESS, answers="wamid-other")) is None


def test_a_chat_that_is_down_costs_the_thanks_and_not_the_act() -> None:
    world = World(chat=Mute())
    report = _nudged(world)
    assert world.press(PRESS) is ChatAnswer.ACCEPTED
    assert _state(world, report) is State.ACCEPTED


def test_a_word_back_after_a_revocation_bears_a_link_that_works() -> None:
    world = World()
    report = _nudged(world)
    before = read_link(world.chat.sent[0].link, LINKS.keys, world.clock.now())
    world.act(report, Action.REVOKE_LINKS, member=DESK, text="Telepon sempat hilang.")
    world.press(replace(PRESS, choice=ChatChoice.REFUSE))
    ((_, text),) = world.chat.texts
    token = re.search(r"/s/([\w-]+)", text)
    assert token
    sent = read_link(token[1], LINKS.keys, world.clock.now())
    now = world.reports.get(CITY, report.report_id)
    require_with_office(now, sent)
    with pytest.raises(NotFoundError):
        require_with_office(now, before)
