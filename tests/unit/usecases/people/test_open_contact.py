"""Whoever must call a reporter is told how, once, and the reporter reads who was and why."""

from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

import pytest

from shared.domain.cases.public_timeline import public_timeline
from shared.domain.cases.split import PartWanted
from shared.domain.kernel.errors import (
    ConflictError,
    DomainError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
)
from shared.domain.kernel.states import EventType, State
from shared.domain.people.access import Action, Role, StaffMember
from shared.domain.people.contact import SHOWN_FOR
from shared.domain.report.report import Report
from shared.domain.texts.timeline import message_of, sentence_of
from shared.usecases.lifecycle.respond_as_reporter import Response
from shared.usecases.people.open_contact import OpenContact, OpenedContact, open_contact
from tests.builders import CITY, make_staff
from tests.fakes import FakeReferences
from tests.unit.domain.lives import city_reference
from tests.unit.domain.outcomes import refusal
from tests.unit.usecases.world import DESK, LEADER, OFFICER, World

NAME, PHONE, WHY = "Wa Ode Kenari", "+6281199998888", "Menanyakan hasil perbaikan."
ANI = make_staff(uid="uid-ani", role=Role.SUPERVISOR, agency_id=None, name="Ani Contoh")
BUDI = make_staff(uid="uid-budi", role=Role.SUPERVISOR, agency_id=None, name="Budi Contoh")


@pytest.fixture
def world() -> World:
    return World()


def _filed(world: World, **fields: Any) -> Report:
    return world.submit_and_route(**{"name": NAME, "phone": PHONE, **fields})


def _opened(
    world: World, report: Report, member: StaffMember = ANI, why: str = WHY, key: str = ""
) -> OpenedContact:
    return open_contact(OpenContact(member, report.report_id, why, key), world)


def _change(world: World, report: Report, **fields: Any) -> None:
    kept = world.reports.get(CITY, report.report_id)
    world.reports.stored[CITY, report.report_id] = replace(kept, **fields)


def _types(world: World, report: Report) -> list[EventType]:
    return [each.type for each in world.reports.events(CITY, report.report_id)]


def test_a_supervisor_is_told_name_and_number(world: World) -> None:
    told = _opened(world, _filed(world))
    assert (told.name, told.phone, told.agreed_until) == (NAME, PHONE, None)


def test_the_reporter_reads_who_opened_it_and_why_and_nobody_else_does(world: World) -> None:
    report = _filed(world)
    _opened(world, report)
    line = world.track(report.tracking_code).events[-1]
    sentence = sentence_of(line, world.references.current(CITY), "id")
    assert sentence.startswith("Penyelia Ani Contoh membuka")
    assert message_of(line) == WHY
    assert list(public_timeline([line])) == []


def test_who_has_no_name_on_record_is_told_of_as_such(world: World) -> None:
    report = _filed(world)
    _opened(world, report, replace(ANI, name=""))
    sentence = sentence_of(world.last_event(report), world.references.current(CITY), "en")
    assert sentence.startswith("The supervisor whose name is not on record")


def test_name_and_number_are_in_no_event_no_report_and_no_message(world: World) -> None:
    report = _filed(world)
    _opened(world, report)
    world.perform_all()
    said = [repr(asdict(world.reports.get(CITY, report.report_id)))]
    said += [repr(asdict(event)) for event in world.reports.events(CITY, report.report_id)]
    said += [repr(asdict(message)) for _, message in world.push.sent]
    said += [repr(chat.params) for chat in world.chat.sent]
    said += [repr(each) for each in world.outcomes.found.values()]
    assert not [line for line in said if NAME in line or PHONE in line]


def test_nobody_is_pushed_that_a_number_was_opened(world: World) -> None:
    report = _filed(world)
    _opened(world, report)
    before = len(world.push.sent), len(world.chat.sent)
    world.perform(world.last_event(report))
    assert (len(world.push.sent), len(world.chat.sent)) == before


@pytest.mark.parametrize(
    ("fields", "name"),
    [({"anonymous": True}, ""), ({"member": DESK, "consent": True, "channel": "phone"}, NAME)],
    ids=["anonymous", "taken in by staff"],
)
def test_whom_one_may_call_without_a_name_or_an_account(
    world: World, fields: dict[str, Any], name: str
) -> None:
    told = _opened(world, _filed(world, **fields))
    assert (told.name, told.phone) == (name, PHONE)


def test_where_there_is_no_number_nothing_is_told_and_nothing_written(world: World) -> None:
    report = _filed(world, phone="")
    assert refusal(ConflictError, lambda: _opened(world, report)) == ("no_contact", {})
    assert EventType.CONTACT_OPENED not in _types(world, report)


@pytest.mark.parametrize(
    ("member", "error"),
    [
        (OFFICER, ForbiddenError),
        (LEADER, ForbiddenError),
        (DESK, ForbiddenError),
        (make_staff(agency_id="dlh"), NotFoundError),
        (replace(ANI, city_id="makassar"), NotFoundError),
    ],
)
def test_who_may_not_is_told_nothing_and_leaves_no_trace(
    world: World, member: StaffMember, error: type[DomainError]
) -> None:
    report = _filed(world)
    with pytest.raises(error):
        _opened(world, report, member)
    assert EventType.CONTACT_OPENED not in _types(world, report)


def test_the_desk_calls_where_its_city_lets_it(world: World) -> None:
    here = city_reference()
    world.references = FakeReferences(replace(here, city=replace(here.city, desk_calls=True)))
    report = _filed(world)
    assert _opened(world, report, replace(DESK, name="Cici Contoh")).phone == PHONE
    sentence = sentence_of(world.last_event(report), here, "id")
    assert sentence.startswith("Petugas meja pengaduan Cici Contoh membuka")
    _change(world, report, restricted=True)
    with pytest.raises(NotFoundError):
        _opened(world, report, DESK)


def test_the_desk_reaches_no_reporter_through_a_part_of_what_is_restricted(world: World) -> None:
    here = city_reference()
    world.references = FakeReferences(replace(here, city=replace(here.city, desk_calls=True)))
    report = _filed(world)
    part = _parts(world, report)[0]
    assert _opened(world, part, DESK).phone == PHONE
    _change(world, report, restricted=True)
    with pytest.raises(NotFoundError):
        _opened(world, part, DESK)


def _parts(world: World, report: Report) -> list[Report]:
    wanted = (PartWanted("pupr", "Tambal."), PartWanted("dlh", "Angkat."))
    return [world.reports.get(CITY, each) for each in world.split(report, wanted).ties.parts]


def test_a_repeat_is_the_same_opening(world: World) -> None:
    report = _filed(world)
    first = _opened(world, report, key="key-0001")
    again = _opened(world, report, key="key-0001")
    assert (again.name, again.phone) == (first.name, first.phone)
    assert _types(world, report).count(EventType.CONTACT_OPENED) == 1
    _opened(world, report)
    assert _types(world, report).count(EventType.CONTACT_OPENED) == 2


def test_a_repeat_that_comes_late_is_told_that_it_was_given(world: World) -> None:
    report = _filed(world)
    _opened(world, report, key="key-0001")
    world.clock.moment += SHOWN_FOR
    refused = refusal(ConflictError, lambda: _opened(world, report, key="key-0001"))
    assert refused == ("contact_given", {})


def test_a_key_is_good_for_one_reason(world: World) -> None:
    report = _filed(world)
    _opened(world, report, key="key-0001")
    code, _ = refusal(InvalidError, lambda: _opened(world, report, why="Lain.", key="key-0001"))
    assert code == "idempotency_key_reused"


def test_of_a_restricted_report_it_takes_two_supervisors(world: World) -> None:
    report = _filed(world)
    _change(world, report, restricted=True)
    asked = _opened(world, report, ANI, key="key-0001")
    assert (asked.name, asked.phone) == ("", "")
    assert asked.agreed_until == world.clock.now() + timedelta(hours=24)
    assert _opened(world, report, ANI, key="key-0001").phone == ""
    code, _ = refusal(ConflictError, lambda: _opened(world, report, ANI))
    assert code == "second_person_required"

    agreed = _opened(world, report, BUDI, "Setuju.")

    assert (agreed.name, agreed.phone, agreed.agreed_until) == (NAME, PHONE, None)
    reference = world.references.current(CITY)
    lines = [
        sentence_of(each, reference, "id") for each in world.track(report.tracking_code).events
    ]
    assert lines[-2].startswith("Penyelia Ani Contoh meminta")
    assert lines[-1].startswith("Penyelia Budi Contoh menyetujui")


@pytest.mark.parametrize("of", ["itself", "who joined it", "a part of it"])
def test_a_call_is_noted_after_the_number_of_somebody_it_concerns_was_opened(
    world: World, of: str
) -> None:
    report = _filed(world)
    concerned = report
    if of == "who joined it":
        concerned = _filed(world, idempotency_key="key-2", uid="uid-other")
        world.merge(concerned, report)
    for _ in range(3):
        world.act(report, Action.ANSWER, public_text="Sudah.")
        world.clock.moment += timedelta(hours=1)
        world.respond(report, Response.NOT_FIXED)
    if of == "a part of it":
        concerned = _parts(world, report)[0]
        _change(world, report, needs_call=True)
    refused = refusal(ConflictError, lambda: world.act(report, Action.CALL_RESULT, member=ANI))
    assert refused == ("contact_not_opened", {})
    _opened(world, concerned)
    assert not world.act(report, Action.CALL_RESULT, member=ANI).report.needs_call


def test_an_opening_from_before_the_call_was_asked_for_is_none(world: World) -> None:
    report = _filed(world)
    _opened(world, report)
    for _ in range(3):
        world.act(report, Action.ANSWER)
        world.clock.moment += timedelta(hours=1)
        world.respond(report, Response.NOT_FIXED)
    code, _ = refusal(ConflictError, lambda: world.act(report, Action.CALL_RESULT, member=ANI))
    assert code == "contact_not_opened"


def test_who_withdrew_is_not_called(world: World) -> None:
    report = _filed(world)
    world.respond(report, Response.WITHDRAW)
    assert world.reports.get(CITY, report.report_id).state is State.WITHDRAWN
    code, _ = refusal(ConflictError, lambda: _opened(world, report))
    assert code == "state_conflict"
