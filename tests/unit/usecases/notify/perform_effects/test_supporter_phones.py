"""Who follows a case is told that there is news: by a handle, once, and nothing of what was written."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from shared.domain.cases.supporters import SupportKind
from shared.domain.kernel.errors import TransientError
from shared.domain.notify.effects import EffectKind, effects_of
from shared.domain.notify.outcome import OutcomeState
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.ports.messages import PushMessage, PushResult
from shared.usecases.notify.perform_effects import supporter_phones
from shared.usecases.notify.perform_effects.supporter_phones import SupporterPhones
from tests.builders import CITY, make_device
from tests.fakes import FakePush
from tests.unit.usecases.reporting import known_publicly_as
from tests.unit.usecases.world import World


@pytest.fixture
def world() -> World:
    made = World()
    for uid in ("uid-neighbour", "uid-english"):
        made.people.save_device(
            make_device(device_id=uid, uid=uid, token=uid, role="citizen", agency_id=None)
        )
    return made


def _told(world: World) -> dict[str, str]:
    return {tokens[0]: message.body for tokens, message in world.push.sent if len(tokens) == 1}


def test_a_follower_is_told_of_steps_by_a_handle_in_their_language(world: World) -> None:
    report = world.submit_and_route()
    world.stand_by(report, SupportKind.FOLLOW)
    world.stand_by(report, SupportKind.FOLLOW, "uid-english", language="en")
    world.perform_all()
    world.push.sent.clear()
    world.act(report, Action.ANSWER)
    world.perform_all()
    handle = report.report_id[:8].upper()
    assert _told(world)["uid-neighbour"].startswith(f"Ada perkembangan pada laporan {handle}")
    assert _told(world)["uid-english"].startswith(f"There is news on report {handle}")
    for _, message in world.push.sent:
        if "case_id" in message.data:
            assert message.data == {"case_id": known_publicly_as(report), "city_id": CITY}


def test_who_follows_no_more_and_what_is_secret_by_now_is_told_nothing(world: World) -> None:
    report = world.submit_and_route()
    world.stand_by(report, SupportKind.FOLLOW)
    world.stand_by(report, SupportKind.FOLLOW, "uid-english")
    world.stand_by(report, SupportKind.FOLLOW, on=False)
    world.act(report, Action.ACCEPT)
    world.perform_all()
    assert "uid-neighbour" not in _told(world)
    world.push.sent.clear()
    world.act(report, Action.ANSWER)
    key = (CITY, report.report_id)
    world.reports.stored[key] = replace(world.reports.stored[key], secret=True)
    world.perform_all()
    assert "uid-english" not in _told(world)


def test_questions_and_messages_are_between_two(world: World) -> None:
    report = world.submit_and_route()
    world.stand_by(report, SupportKind.FOLLOW)
    world.perform_all()
    world.push.sent.clear()
    world.act(report, Action.MESSAGE)
    world.act(report, Action.ASK)
    world.perform_all()
    assert "uid-neighbour" not in _told(world)


def test_who_followed_a_duplicate_hears_of_its_case(world: World) -> None:
    case = world.submit_and_route()
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    world.stand_by(double, SupportKind.FOLLOW)
    world.merge(double, case)
    world.perform_all()
    world.push.sent.clear()
    world.act(case, Action.ACCEPT)
    world.perform_all()
    assert "uid-neighbour" in _told(world)


class BrokenPush(FakePush):
    """Breaks off with every send after the first few."""

    whole: int = 0

    def send(self, tokens: Sequence[str], message: PushMessage) -> PushResult:
        if len(self.sent) == self.whole:
            raise TransientError("push_unavailable")
        return super().send(tokens, message)


def _with_followers(world: World, count: int) -> Report:
    report = world.submit_and_route()
    world.perform_all()
    for n in range(count):
        uid = f"uid-{n:03}"
        world.people.save_device(
            make_device(device_id=uid, uid=uid, token=uid, role="citizen", agency_id=None)
        )
        world.stand_by(report, SupportKind.FOLLOW, uid)
    return report


def test_an_attempt_that_broke_off_goes_on_where_it_stopped(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supporter_phones, "_PAGE", 2)
    report = _with_followers(world, 5)
    world.act(report, Action.ACCEPT)
    event = world.last_event(report)
    (effect,) = (e for e in effects_of(event) if e.kind is EffectKind.TELL_FOLLOWERS)
    now = world.reports.get(CITY, report.report_id)
    world.push = push = BrokenPush()
    phones = SupporterPhones(world)
    for push.whole in range(3):
        with pytest.raises(TransientError):
            phones.tell(effect, event, now)
    push.whole = -1
    assert phones.tell(effect, event, now) == "push"
    told = [token for tokens, _ in push.sent for token in tokens]
    assert sorted(told) == [f"uid-{n:03}" for n in range(5)]
    assert phones.tell(replace(effect, key="another"), event, now) == "push"
    assert len(push.sent) == 6


def test_who_is_told_already_is_enough_where_the_rest_have_no_phone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supporter_phones, "_PAGE", 1)
    report = _with_followers(world, 2)
    world.people.devices.pop((CITY, "uid-001"))
    world.act(report, Action.ACCEPT)
    world.perform_all()
    (outcome,) = (
        each
        for each in world.outcomes.all(CITY, report.report_id)
        if each.kind is EffectKind.TELL_FOLLOWERS
    )
    assert outcome.state is OutcomeState.SENT


def test_a_follower_whose_own_report_joined_hears_of_it_once(world: World) -> None:
    case = world.submit_and_route()
    double = world.submit_and_route(
        uid="uid-neighbour", idempotency_key="key-2", whatsapp_consent=False
    )
    world.stand_by(case, SupportKind.FOLLOW)
    world.stand_by(case, SupportKind.FOLLOW, "uid-english")
    world.merge(double, case)
    world.perform_all()
    world.push.sent.clear()
    world.act(case, Action.ACCEPT)
    world.perform_all()
    told = [tokens for tokens, _ in world.push.sent]
    assert told.count(("uid-neighbour",)) == 1
    assert told.count(("uid-english",)) == 1
