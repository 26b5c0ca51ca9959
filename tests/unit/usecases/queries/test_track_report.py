"""The code shows the report, its history and what comes next; without it nothing is shown."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.cases.split import PartWanted
from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.states import EventType, State
from shared.domain.links.signed_links import Purpose, SignedLink
from shared.domain.people.access import Action
from shared.domain.photos.photos import PhotoPurpose
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.report import Report
from shared.usecases.queries.track_report import Tracked, track_by_link
from tests.builders import CITY, NOW
from tests.unit.usecases.world import DESK, JPEG, World


def test_the_code_shows_the_report_its_history_and_what_comes_next() -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    found = world.track(report.tracking_code)
    assert found.report.state is State.ASSIGNED
    assert [event.type for event in found.events] == [EventType.SUBMITTED, EventType.ROUTED]
    assert len(found.photos) == 1
    assert found.next_rung.rung_id == "nudge"
    assert found.reference.city.city_id == CITY


def test_a_code_is_forgiving_about_how_it_is_typed() -> None:
    world = World()
    report = world.submit_and_route()
    sloppy = f"  {report.tracking_code.lower().replace('-', '', 4).replace('kdi', 'kdi-')} "
    assert world.track(sloppy).report.report_id == report.report_id


@pytest.mark.parametrize(
    "code", ["", "nonsense", "KDI-00000-00000-00000-00000", "ABC-00000-00000-00000-00000"]
)
def test_a_wrong_code_shows_nothing(code: str) -> None:
    world = World()
    world.submit_and_route()
    with pytest.raises(NotFoundError):
        world.track(code)


def test_a_reporters_link_shows_the_same_and_not_the_code() -> None:
    world = World()
    report = world.submit_and_route()
    link = SignedLink(Purpose.TRACKING, CITY, report.report_id, "", NOW, 0)
    found, by_code = track_by_link(link, world), world.track(report.tracking_code)
    assert found is not None
    assert found.report.tracking_code == ""
    assert replace(found, report=by_code.report) == by_code


def by_link(world: World, report: Report) -> Tracked | None:
    link = SignedLink(Purpose.TRACKING, CITY, report.report_id, "", NOW, 0)
    return track_by_link(link, world)


def kept(world: World, report: Report, **fields: Any) -> None:
    found = world.reports.get(CITY, report.report_id)
    world.reports.stored[CITY, report.report_id] = replace(found, **fields)


@pytest.mark.parametrize("fields", [{"restricted": True}, {"secret": True}])
def test_a_link_shows_nothing_of_a_report_that_was_made_a_secret_after_it_was_sent(
    fields: dict[str, Any],
) -> None:
    world = World()
    report = world.submit_and_route()
    assert by_link(world, report) is not None
    kept(world, report, **fields)
    assert by_link(world, report) is None
    assert world.track(report.tracking_code).report.state is State.ASSIGNED


def test_a_link_ends_when_the_links_of_its_report_are_revoked() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.REVOKE_LINKS, member=DESK, text="Telepon pelapor hilang.")
    with pytest.raises(NotFoundError, match="link_not_valid"):
        by_link(world, report)
    assert world.track(report.tracking_code).report.state is State.ASSIGNED


def test_nor_of_one_whose_case_is_a_secret() -> None:
    world = World()
    case = world.submit_and_route()
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    world.merge(double, case)
    kept(world, case, restricted=True)
    assert by_link(world, double) is None


def test_a_divided_report_its_parts_and_what_joined_it_are_one_secret() -> None:
    world = World()
    whole = world.submit_and_route()
    world.split(whole, (PartWanted("pupr", "Tambal."), PartWanted("pln", "Geser tiangnya.")))
    ids = world.reports.get(CITY, whole.report_id).ties.parts
    parts = [world.reports.get(CITY, each) for each in ids]
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    kept(world, double, ties=CaseLinks(merged_into=parts[0].report_id))
    family = (whole, *parts, double)
    assert None not in [by_link(world, each) for each in family]
    kept(world, whole, restricted=True)
    assert [by_link(world, each) for each in family] == [None] * 4
    kept(world, whole, restricted=False)
    kept(world, parts[1], restricted=True)
    assert by_link(world, whole) is None, "its page names each part's office"


def test_pictures_of_a_visit_are_not_the_reporters() -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    world.act(report, Action.ORDER_VISIT, member=DESK, goes="Ani Contoh")
    world.act(report, Action.VISIT_RESULT, member=DESK, photos=(JPEG,))
    assert len(world.read(DESK, report.report_id).photos) == 2
    (shown,) = world.track(report.tracking_code).photos
    assert shown.purpose is PhotoPurpose.COMPLAINT


def test_a_report_that_joined_a_case_is_shown_with_where_the_case_stands() -> None:
    world = World()
    case = world.submit_and_route()
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    assert world.track(double.tracking_code).case is None
    world.merge(double, case)
    world.act(case, Action.ACCEPT)
    found = world.track(double.tracking_code)
    assert (found.report.state, found.case.report.state) == (State.MERGED, State.ACCEPTED)
    assert found.case.events[-1].type is EventType.ACCEPTED
    assert found.next_rung is None, "it rests"
    assert found.case.next_rung.rung_id == "visit"


def test_a_report_that_was_split_is_shown_with_each_of_its_parts() -> None:
    world = World()
    report = world.submit_and_route()
    world.split(report, (PartWanted("pupr", "Tambal."), PartWanted("pln", "Geser tiangnya.")))
    parts = world.track(report.tracking_code).parts
    assert [part.report.state for part in parts] == [State.ASSIGNED, State.FORWARDED]
    assert [part.next_rung.rung_id for part in parts] == ["nudge", "follow-up-1"]
