"""Each audience is told on the ways that reach it, and what none of them took is known with every reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from shared.domain.kernel.states import EventType, Level
from shared.domain.notify.outcome import OutcomeState
from shared.domain.notify.receipts import Receipt, Status
from shared.domain.notify.reporter_delivery import HEARD_WITHIN
from shared.domain.people.access import Action
from shared.domain.report.outreach import Outreach, OutreachKind
from shared.domain.report.report import Event, Report
from shared.domain.sla.deadlines import with_next_deadline
from shared.domain.texts.timeline import sentence_of
from shared.ports.known_events import known_events
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import CITY, NOW, make_device, make_event, make_leaders
from tests.fakes import FakePush, FakeReferences
from tests.unit.domain.lives import DAY, city_reference
from tests.unit.usecases.notify.events import nudged, routed
from tests.unit.usecases.outages import ChatRefused, MailRefused, PushRefused
from tests.unit.usecases.world import DESK, LEADER, OFFICER, SUPERVISOR, World


def test_a_silent_office_gets_a_whatsapp_message() -> None:
    world = World()
    report, event = nudged(world, make_device())
    world.perform(event)
    office, reporter = world.chat.sent
    assert (office.phone, office.template) == ("+6281100000101", "whatsapp_office_nudge")
    assert office.params == ("Dinas PUPR", report.report_id[:8].upper(), "Kota Kendari")
    assert reporter.template == "reporter_office_nudged"
    assert world.push.sent == []


def test_an_office_without_a_device_is_told_by_whatsapp() -> None:
    world = World()
    _, event = routed(world)
    world.perform(event)
    assert world.outcome(event, "push").via == "whatsapp"
    assert world.chat.sent[0].template == "push_report_assigned"


def test_a_push_that_is_refused_for_good_falls_back_to_whatsapp() -> None:
    world = World(push=PushRefused())
    _, event = routed(world, make_device())
    world.perform(event)
    assert world.outcome(event, "push").via == "whatsapp"


def test_dead_tokens_are_retired_and_the_living_are_told() -> None:
    world = World(push=FakePush(dead=frozenset({"token-1"})))
    alive = make_device(device_id="device-2", token="token-2")
    _, event = routed(world, make_device(), alive)
    world.perform(event)
    assert world.outcome(event, "push").via == "push"
    assert world.people.devices_of_agency(CITY, "pupr") == (alive,)


def test_an_office_whose_every_device_is_dead_is_told_by_whatsapp() -> None:
    world = World(push=FakePush(dead=frozenset({"token-1"})))
    _, event = routed(world, make_device())
    world.perform(event)
    assert world.outcome(event, "push").via == "whatsapp"
    assert world.people.devices == {}


def test_a_desk_without_a_device_has_no_other_channel() -> None:
    world = World()
    report, _ = routed(world)
    world.act(report, Action.REFUSE)
    event = world.last_event(report)
    world.perform(event)
    outcome = world.outcome(event, "push")
    assert (outcome.state, outcome.reason) == (OutcomeState.GIVEN_UP, "no_device")


@pytest.mark.parametrize(
    ("fields", "device", "via"),
    [
        ({}, True, "whatsapp"),
        ({"whatsapp_consent": False}, True, "push"),
        ({"phone": ""}, True, "push"),
        ({"whatsapp_consent": False}, False, "timeline"),
        ({"phone": ""}, False, "timeline"),
    ],
)
def test_the_reporter_is_reached_on_the_channel_they_allowed(
    fields: dict[str, object], *, device: bool, via: str
) -> None:
    world = World()
    _, event = routed(world, **fields)
    if device:
        world.people.save_device(
            make_device(uid="uid-citizen", role="citizen", agency_id=None, token="token-citizen")
        )
    world.perform(event)
    assert world.outcome(event, "reporter").via == via
    told = [tokens for tokens, _ in world.push.sent]
    assert told == ([("token-citizen",)] if via == "push" else [])


def test_a_dead_number_of_the_reporter_is_no_loss_of_the_message() -> None:
    world = World(chat=ChatRefused())
    _, event = routed(world, make_device())
    world.perform(event)
    outcome = world.outcome(event, "reporter")
    assert (outcome.state, outcome.via) == (OutcomeState.SENT, "timeline")


def test_the_reporter_is_written_to_in_their_language() -> None:
    world = World()
    _, event = routed(world, language="en")
    world.people.save_device(make_device())
    world.perform(event)
    assert [chat.language for chat in world.chat.sent] == ["en"]
    assert world.push.sent[0][1].title == "Laporan baru"


def test_a_reporter_whose_identity_was_erased_is_told_nothing() -> None:
    world = World()
    _, event = routed(world, make_device())
    world.reports.identities.clear()
    world.perform(event)
    outcome = world.outcome(event, "reporter")
    assert (outcome.state, outcome.reason) == (OutcomeState.GIVEN_UP, "identity_gone")


def _asked(world: World, action: Action = Action.ASK, **fields: object) -> tuple[Report, Event]:
    report, _ = routed(world, **fields)
    who = DESK if action is Action.ASK else OFFICER
    world.act(report, action, member=who)
    event = world.last_event(report)
    world.perform(event)
    return world.reports.get(CITY, report.report_id), event


@pytest.mark.parametrize(
    ("action", "fields", "kind"),
    [
        (Action.ASK, {"whatsapp_consent": False}, OutreachKind.CALL),
        (Action.ASK, {"phone": ""}, OutreachKind.FIND),
        (Action.ASK, {}, None),
        (Action.ANSWER, {"whatsapp_consent": False}, OutreachKind.CALL),
        # Whoever looks in their own account finds an answer there.
        (Action.ANSWER, {"phone": ""}, None),
        (Action.ANSWER, {}, None),
    ],
)
def test_what_its_reporter_must_hear_and_reached_nobody_is_the_desks_to_bring(
    action: Action, fields: dict[str, object], kind: OutreachKind | None
) -> None:
    world = World()
    report, event = _asked(world, action, **fields)
    assert (report.outreach.kind if report.outreach else None) == kind
    outcome = world.outcome(event, "reporter")
    assert (outcome.state is OutcomeState.GIVEN_UP) is (kind is not None)
    world.perform(event)
    assert world.reports.get(CITY, report.report_id) == report


def test_whoever_had_it_written_down_is_brought_the_answer() -> None:
    world = World()
    answer = world.submit(member=DESK, uid="uid-desk", phone="", name="")
    world.route(answer["report_id"])
    report = world.reports.get(CITY, answer["report_id"])
    world.act(report, Action.ANSWER)
    world.perform(world.last_event(report))
    found = world.reports.get(CITY, report.report_id)
    assert found.outreach == Outreach(OutreachKind.FIND, NOW)


def test_a_question_that_no_phone_has_shown_within_a_day_has_reached_nobody() -> None:
    world = World()
    report, event = _asked(world)
    world.clock.moment += HEARD_WITHIN
    world.perform(event)
    found = world.reports.get(CITY, report.report_id)
    assert found.outreach == Outreach(OutreachKind.CALL, NOW + HEARD_WITHIN)


def test_a_question_that_was_answered_meanwhile_is_not_sent_again() -> None:
    world = World()
    report, _ = routed(world)
    world.act(report, Action.ASK, member=DESK)
    event = world.last_event(report)
    world.perform(event)
    world.respond(report, Response.MESSAGE)
    world.clock.moment += HEARD_WITHIN
    world.perform(event)
    found = world.reports.get(CITY, report.report_id)
    assert (found.outreach, len(world.chat.sent)) == (None, 1)


def informed(**fields: object) -> tuple[World, Report, Event]:
    """The mayor is to be told of a report; who they are around stands in the pack."""
    world = World(references=FakeReferences(city_reference(contacts=make_leaders())), **fields)  # type: ignore[arg-type]
    report = world.submit_and_route(whatsapp_consent=False)
    report = replace(report, agency_id="pupr", fired=("office/pupr:nudge", "office/pupr:visit"))
    report = with_next_deadline(report, world.references.reference)
    world.reports.stored[CITY, report.report_id] = report
    world.clock.moment = NOW + 4 * DAY
    world.ring(report.report_id, report.due.version)
    event = world.last_event(report)
    assert event.detail["whom"] == "mayor"
    return world, report, event


def test_a_mayor_without_a_device_is_told_by_whatsapp_and_it_is_looked_after() -> None:
    world, report, event = informed()
    world.perform(event)
    (sent,) = world.chat.sent
    assert (sent.phone, sent.template) == ("+6281100000201", "whatsapp_leadership_notice")
    assert sent.params == ("Kota Kendari", report.report_id[:8].upper())
    outcome = world.outcome(event, "rung")
    assert (outcome.via, outcome.check_at) == ("whatsapp", world.clock.now() + timedelta(hours=1))


def test_a_mayor_with_a_device_is_left_in_peace_by_chat() -> None:
    world, _, event = informed()
    world.people.save_device(make_device(uid=LEADER.uid, role="leader", agency_id=None))
    world.perform(event)
    assert (world.chat.sent, world.outcome(event, "rung").via) == ([], "push")


def test_what_does_not_arrive_goes_on_and_in_the_end_to_the_desk() -> None:
    world, report, event = informed(mail=MailRefused())
    for _ in range(4):
        world.perform(event)
        world.clock.forward(hours=1)
    assert [sent.phone[-2:] for sent in world.chat.sent] == ["01", "11"]
    outcome = world.outcome(event, "rung")
    assert (outcome.state, outcome.via) == (OutcomeState.GIVEN_UP, "desk")
    now = world.reports.get(CITY, report.report_id)
    assert (now.unreached, now.leaders_unreached) == (True, (Level.MAYOR,))
    word = world.last_event(report)
    world.people.save_device(make_device(uid="uid-desk", role="desk", agency_id=None))
    world.perform(word)
    world.perform(word)
    (_, told) = world.push.sent[-1]
    assert (told.title, len(world.push.sent)) == ("Pimpinan belum terhubungi", 1)


def test_a_mayor_is_left_in_peace_by_night_and_told_nothing_that_has_been_answered() -> None:
    world, report, event = informed()
    world.clock.moment = datetime(2026, 11, 27, 16, tzinfo=UTC)
    world.perform(event)
    assert world.outcome(event, "rung").state is OutcomeState.HELD
    world.act(report, Action.ANSWER)
    world.clock.forward(hours=9)
    world.perform(event)
    assert (world.chat.sent, world.outcome(event, "rung").state) == ([], OutcomeState.SUPERSEDED)


def test_nobody_but_supervisors_is_told_of_what_is_restricted() -> None:
    world, report, event = informed()
    stored = world.reports.get(CITY, report.report_id)
    world.reports.stored[CITY, report.report_id] = replace(stored, restricted=True)
    world.people.save_device(make_device(uid=SUPERVISOR.uid, role="supervisor", agency_id=None))
    world.perform(event)
    assert (world.chat.sent, world.outcome(event, "rung").via) == ([], "supervisor_push")
    assert world.push.sent[-1][1].title == "Perlu perhatian penyelia"


def test_a_question_that_arrives_late_is_off_the_desks_list() -> None:
    world = World()
    report, event = _asked(world)
    world.clock.moment += HEARD_WITHIN
    world.perform(event)
    read_at = world.clock.now() + HEARD_WITHIN
    world.clock.moment = read_at
    for receipt in (Receipt.DELIVERED, Receipt.READ):
        world.note(Status("wamid-1", receipt, read_at, city_id=CITY))
    found = world.reports.get(CITY, report.report_id)
    assert (found.outreach, found.clocks["waiting"]) == (None, read_at)
    history = world.reports.histories[CITY, report.report_id]
    assert [each.type for each in history].count(EventType.HEARD) == 1


def test_a_reminder_that_is_pushed_is_off_the_desks_list() -> None:
    world = World()
    report, _ = _asked(world, phone="")
    world.people.save_device(
        make_device(uid="uid-citizen", role="citizen", agency_id=None, token="token-citizen")
    )
    again = make_event(
        world.reports.get(CITY, report.report_id),
        type=EventType.RUNG_CLIMBED,
        seq=99,
        detail={"act": "remind", "template": "please_answer", "whom": "reporter"},
    )
    world.reports.histories[CITY, report.report_id].append(again)
    world.perform(again)
    assert world.reports.get(CITY, report.report_id).outreach is None


@pytest.mark.parametrize(
    ("phone", "receipt", "says"),
    [
        ("", None, "pengingat kami belum sampai kepada Anda."),
        ("+6281234567890", None, "Kami mengingatkan Anda bahwa tanggapan Anda ditunggu."),
        ("+6281234567890", Receipt.FAILED, "Tanggapan Anda masih kami tunggu."),
    ],
)
def test_a_reporter_reads_that_they_were_reminded_only_where_a_message_left(
    phone: str, receipt: Receipt | None, says: str
) -> None:
    world = World()
    report, _ = _asked(world, phone=phone)
    again = make_event(
        world.reports.get(CITY, report.report_id),
        type=EventType.RUNG_CLIMBED,
        seq=99,
        detail={"act": "remind", "template": "please_answer", "whom": "reporter"},
    )
    world.reports.histories[CITY, report.report_id].append(again)

    def line() -> str:
        history = known_events(CITY, report.report_id, world)
        (told,) = (each for each in history if each.event_id == again.event_id)
        return sentence_of(told, city_reference(), "id")

    assert line() == "Tanggapan Anda masih kami tunggu."
    world.perform(again)
    if receipt:
        sent = len(world.chat.sent)
        world.note(Status(f"wamid-{sent}", receipt, world.clock.now(), city_id=CITY))
    assert line().endswith(says)


def test_a_walk_in_who_joined_a_case_is_brought_its_answer() -> None:
    world = World()
    case, _ = routed(world)
    joined = world.submit(member=DESK, uid="uid-desk", phone="", name="", idempotency_key="two")
    world.route(joined["report_id"])
    world.merge(world.reports.get(CITY, joined["report_id"]), case)
    world.act(case, Action.ANSWER, public_text="Sudah.")
    world.perform(world.last_event(case))
    found = world.reports.get(CITY, case.report_id)
    assert found.outreach == Outreach(OutreachKind.FIND, NOW)
