"""An office and a category are given up while reports are open: those go on, and nothing new gets them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.domain.cases.split import PartWanted
from shared.domain.city.agencies import Agency, OwnerKind
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.reporter_corrections import Correction
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.usecases.lifecycle.correct_report import CorrectReport
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import CITY, NOW, make_staff
from tests.unit.usecases.world import DESK, World

NEW_OFFICER = make_staff(uid="uid-bina-marga", agency_id="bina_marga")


@pytest.fixture
def world() -> World:
    made = World()
    made.people.save_staff(NEW_OFFICER)
    return made


def give_up(world: World) -> None:
    """From today: the office for roads has become another, and potholes are filed under a new name."""
    reference, today = world.references.reference, world.references.reference.calendar.day_of(NOW)
    potholes = reference.categories["jalan_rusak"]
    pupr = reference.agencies["pupr"]
    world.references.reference = replace(
        reference,
        version="retired",
        agencies={
            **reference.agencies,
            "pupr": replace(pupr, retired=today, replaced_by="bina_marga"),
            "bina_marga": Agency("bina_marga", "Dinas Bina Marga", OwnerKind.CITY, "dinas"),
        },
        categories={
            **reference.categories,
            "jalan_rusak": replace(potholes, retired=today, replaced_by="jalan_lubang"),
            "jalan_lubang": replace(
                potholes, category_id="jalan_lubang", name_id="Jalan berlubang"
            ),
        },
        rules=(
            RoutingRule("roads", "jalan_rusak", "", "bina_marga"),
            RoutingRule("holes", "jalan_lubang", "", "bina_marga"),
        ),
    )


@pytest.fixture
def open_report(world: World) -> Report:
    report = world.submit_and_route()
    give_up(world)
    return report


def now(world: World, report: Report) -> Report:
    return world.reports.get(CITY, report.report_id)


def test_an_open_report_goes_on_with_its_office_under_its_category(
    world: World, open_report: Report
) -> None:
    for action in (Action.ACCEPT, Action.PROGRESS, Action.ANSWER):
        world.act(open_report, action)
    world.perform_all()
    answered = now(world, open_report)
    assert (answered.state, answered.agency_id, answered.category_id) == (
        State.ANSWERED,
        "pupr",
        "jalan_rusak",
    )
    world.respond(open_report, Response.FIXED)
    assert now(world, open_report).state is State.CLOSED


def test_its_deadlines_still_ring_at_its_office(world: World, open_report: Report) -> None:
    world.clock.forward(days=1)
    world.ring(open_report.report_id, now(world, open_report).due.version)
    event = world.last_event(open_report)
    assert (event.type, event.agency_id) == (EventType.RUNG_CLIMBED, "pupr")


def test_what_it_answered_in_vain_is_anew_with_its_successor(
    world: World, open_report: Report
) -> None:
    world.act(open_report, Action.ANSWER)
    world.respond(open_report, Response.NOT_FIXED)
    reopened = now(world, open_report)
    assert (reopened.state, reopened.agency_id) == (State.REOPENED, "bina_marga")
    world.act(open_report, Action.ACCEPT, member=NEW_OFFICER)
    assert now(world, open_report).state is State.ACCEPTED


def test_where_the_successor_is_no_office_of_the_city_the_desk_decides(
    world: World, open_report: Report
) -> None:
    reference = world.references.reference
    outside = replace(reference.agencies["bina_marga"], owner=OwnerKind.PROVINCE)
    agencies = {**reference.agencies, "bina_marga": outside}
    world.references.reference = replace(reference, agencies=agencies)
    world.act(open_report, Action.ANSWER)
    world.respond(open_report, Response.NOT_FIXED)
    assert (now(world, open_report).state, now(world, open_report).agency_id) == (
        State.TRIAGE,
        None,
    )


def test_nothing_new_is_filed_and_what_to_choose_is_told(world: World, open_report: Report) -> None:
    with pytest.raises(InvalidError, match="category_retired") as refused:
        world.submit(idempotency_key="new")
    assert refused.value.params["instead"] == "Jalan berlubang (jalan_lubang)"
    filed = world.submit_and_route(idempotency_key="new", category_id="jalan_lubang")
    assert filed.agency_id == "bina_marga"
    with pytest.raises(InvalidError, match="agency_retired") as refused:
        world.act(filed, Action.ASSIGN, member=DESK, agency_id="pupr")
    assert refused.value.params["instead"] == "Dinas Bina Marga (bina_marga)"
    parts = (PartWanted("pupr", "Tambal."), PartWanted("dlh", "Bersihkan."))
    with pytest.raises(InvalidError, match="agency_retired"):
        world.split(open_report, parts)


def test_its_reporter_corrects_their_words_but_chooses_nothing_that_is_retired(
    world: World, open_report: Report
) -> None:
    same = Correction(description="Lubangnya di depan pasar lama.", category_id="jalan_rusak")
    world.correct(CorrectReport(open_report.tracking_code, "uid-citizen", same))
    assert now(world, open_report).category_id == "jalan_rusak"
    power = world.submit_and_route(idempotency_key="new", category_id="listrik_padam")
    into = Correction(category_id="jalan_rusak")
    with pytest.raises(InvalidError, match="category_retired"):
        world.correct(CorrectReport(power.tracking_code, "uid-citizen", into))


def test_one_filed_the_evening_before_is_routed_by_the_rules_of_the_morning(world: World) -> None:
    answer = world.submit()
    give_up(world)
    world.clock.forward(minutes=1)
    world.route(answer["report_id"])
    report = world.reports.get(CITY, answer["report_id"])
    assert (report.category_id, report.agency_id) == ("jalan_rusak", "bina_marga")


def test_the_day_before_everything_is_as_ever(world: World) -> None:
    reference = world.references.reference
    tomorrow = reference.calendar.day_of(NOW) + timedelta(days=1)
    pupr = replace(reference.agencies["pupr"], retired=tomorrow, replaced_by="dlh")
    world.references.reference = replace(reference, agencies={**reference.agencies, "pupr": pupr})
    report = world.submit_and_route()
    world.act(report, Action.ANSWER)
    world.respond(report, Response.NOT_FIXED)
    assert now(world, report).agency_id == "pupr"
