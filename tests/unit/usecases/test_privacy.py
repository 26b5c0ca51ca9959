"""Nothing that a person wrote or is leaves in a push, a chat message or an alarm."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import pytest

from shared.domain.kernel.errors import PermanentError
from shared.domain.kernel.states import EventType, Urgency
from shared.domain.lifecycle.outside import ExternalReply
from shared.domain.lifecycle.requests import RejectReason
from shared.domain.notify.effects import EffectKind
from shared.domain.people.access import Action, Role
from shared.domain.report.location import Location
from shared.domain.report.rating import Rating
from shared.ports.messages import PushMessage, PushResult, TemplateMessage
from shared.usecases.lifecycle.respond_as_reporter import Response
from shared.usecases.people.open_contact import OpenContact, open_contact
from tests.builders import CITY, NOW, make_device
from tests.fakes import FakeChat, FakePush
from tests.unit.domain.lives import DAY
from tests.unit.usecases.world import DESK, SUPERVISOR, World

# A life alone has none of these: the tests of merging and splitting in `cases` tell of them.
OF_SEVERAL = {
    EventType.MERGE_PROPOSED,
    EventType.MERGED,
    EventType.ABSORBED,
    EventType.UNMERGED,
    EventType.RELEASED,
    EventType.LEFT,
    EventType.CORRECTED,
    EventType.SPLIT,
    EventType.SPLIT_OFF,
    EventType.UNSPLIT,
    EventType.TAKEN_BACK,
    EventType.PARTS_ENDED,
    EventType.GUARDED,
    EventType.PARTS_RESUMED,
}
PHONE = "+6281199998888"
CANARIES = {
    "description": "KANARIURAIAN",
    "name": "KANARINAMA",
    "phone": PHONE,
    "address": "KANARIALAMAT",
    "words": "KANARIKATA",
}


def _a_whole_life(world: World) -> str:
    """Everything that tells anybody anything happens once; returns the tracking code."""
    for number, role in enumerate((Role.OFFICER, Role.DESK, Role.LEADER, Role.CITIZEN)):
        person = {"uid": f"uid-{role.value}", "role": role.value}
        device = make_device(device_id=f"d{number}", token=f"token-{number}", **person)
        world.people.save_device(device)
    report = world.submit_and_route(
        description=CANARIES["description"],
        location=Location(address_text=CANARIES["address"], village_code="7471011001"),
        name=CANARIES["name"],
        phone=PHONE,
        anonymous=True,
        secret=True,
    )
    words: Any = {"text": CANARIES["words"]}
    world.perform_all()
    for days in (1, 3, 4):
        world.clock.moment = NOW + days * DAY
        world.ring(report.report_id, world.reports.get(CITY, report.report_id).due.version)
        world.perform(world.last_event(report))
    world.act(report, Action.ORDER_VISIT, member=DESK, goes=CANARIES["name"], **words)
    world.perform(world.last_event(report))
    for action, member in (
        (Action.VISIT_RESULT, DESK),
        (Action.MESSAGE, DESK),
        (Action.REFUSE, None),
        (Action.FORWARD, DESK),
        (Action.OUTSIDE_ANSWER, DESK),
    ):
        more: Any = {"agency_id": "pln"} if action is Action.FORWARD else {}
        by: Any = {"member": member} if member else {}
        world.act(report, action, met=CANARIES["name"], **words, **more, **by)
        world.perform(world.last_event(report))
    world.delegate(report, DESK.uid, SUPERVISOR)
    world.perform(world.last_event(report))
    for response in (Response.MESSAGE, Response.NOT_FIXED):
        world.respond(report, response, text=CANARIES["words"])
        world.perform(world.last_event(report))
    world.act(report, Action.FORWARD, member=DESK, agency_id="pln", **words)
    world.say_from_outside(
        report,
        ExternalReply(CANARIES["words"], CANARIES["name"], CANARIES["name"], is_ours=False),
    )
    world.perform(world.last_event(report))
    reason: Any = {"reason": RejectReason.UNCLEAR}
    for action, response, more in (
        (Action.ASK, Response.MESSAGE, {}),
        (Action.REJECT, Response.APPEAL, reason),
    ):
        world.act(report, action, member=DESK, **words, **more)
        world.perform(world.last_event(report))
        world.respond(report, response, text=CANARIES["words"])
        world.perform(world.last_event(report))
    world.act(report, Action.ASSIGN, member=SUPERVISOR, agency_id="pupr", **words)
    open_contact(OpenContact(SUPERVISOR, report.report_id, CANARIES["words"]), world)
    world.perform(world.last_event(report))
    world.act(report, Action.SET_URGENCY, member=DESK, urgency=Urgency.HIGH, **words)
    world.perform(world.last_event(report))
    world.act(report, Action.ORDER_VISIT, member=DESK, goes=CANARIES["name"], **words)
    world.act(report, Action.CANCEL_VISIT, member=DESK, **words)
    world.perform(world.last_event(report))
    for action in (Action.ACCEPT, Action.PROGRESS, Action.ANSWER):
        world.act(report, action, **words)
        world.perform(world.last_event(report))
    rating = Rating(2, CANARIES["words"])
    world.respond(report, Response.FIXED, text=CANARIES["words"], rating=rating)
    world.perform(world.last_event(report))
    return report.tracking_code


class NoChat(FakeChat):
    """So that everything goes by push."""

    def send_template(self, phone: str, message: TemplateMessage) -> str:
        super().send_template(phone, message)
        raise PermanentError("whatsapp:refused")


class NoPush(FakePush):
    """So that everything goes by chat."""

    def send(self, tokens: Sequence[str], message: PushMessage) -> PushResult:
        super().send(tokens, message)
        return PushResult(dead=tuple(tokens))


@pytest.mark.parametrize(
    "world",
    [World(), World(chat=NoChat()), World(push=NoPush())],
    ids=["both channels", "push only", "chat only"],
)
def test_no_message_and_no_alarm_tells_what_was_written_or_by_whom(world: World) -> None:
    code = _a_whole_life(world)
    said = [
        *(repr(asdict(message)) for _, message in world.push.sent),
        *(repr((chat.template, chat.params)) for chat in world.chat.sent),
        *(repr(asdict(alarm)) for alarm in world.alarms.alarms),
    ]
    assert len(world.push.sent) + len(world.chat.sent) > 15
    assert len(world.alarms.alarms) > 5
    for line in said:
        for canary in (*CANARIES.values(), code, code[4:], "uid-citizen", "7471011001"):
            assert canary not in line


def test_a_number_is_written_to_only_if_its_owner_agreed() -> None:
    world = World()
    report = world.submit_and_route(phone=PHONE, whatsapp_consent=False)
    world.act(report, Action.ANSWER)
    world.perform_all()
    assert PHONE not in {chat.phone for chat in world.chat.sent}


def test_no_outcome_keeps_what_was_written_or_by_whom() -> None:
    world = World()
    code = _a_whole_life(world)
    for outcome in world.outcomes.found.values():
        for canary in (*CANARIES.values(), code):
            assert canary not in repr(outcome)


def test_the_life_told_everybody_everything_there_is_to_tell() -> None:
    """Else the canaries would sing in an empty room."""
    world = World()
    _a_whole_life(world)
    (history,) = world.reports.histories.values()
    assert {event.type for event in history} == set(EventType) - {
        EventType.TRIAGED,
        EventType.UNHEARD,
        EventType.HEARD,
        EventType.LAPSE_ALLOWED,
        EventType.WITHDRAWN,
        EventType.EXPIRED,
        EventType.RESCHEDULED,
        EventType.CALLED,
        EventType.UNREACHED,
        EventType.PROOF_WEIGHED,
        EventType.PHOTO_REDACTED,
        EventType.PHOTO_OPENED,
        EventType.PHOTO_REFUSED,
        EventType.FORMER_OPENED,
        EventType.CONTACT_ASKED,
        EventType.LINKS_REVOKED,
        EventType.PROOF_ACCEPTED,
        EventType.PROOF_REJECTED,
        EventType.PLACED,
        *OF_SEVERAL,
    }
    kinds = {outcome.kind for outcome in world.outcomes.found.values()}
    assert kinds == set(EffectKind) - {EffectKind.RELATED, EffectKind.TELL_FOLLOWERS}
