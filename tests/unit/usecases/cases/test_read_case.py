"""Anybody may see a public case and where it stands; of any other, not even that it is there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.ids import public_letters, read_case_id, read_tracking_code
from shared.domain.kernel.states import EventType, State
from shared.domain.people.access import Action
from shared.domain.report.case_links import CaseLinks
from shared.usecases.cases.read_case import PublicCase, read_case
from tests.builders import CITY, make_report
from tests.unit.usecases.reporting import known_publicly_as
from tests.unit.usecases.world import World

HIDDEN: Mapping[str, Mapping[str, Any]] = {
    "secret": {"secret": True},
    "restricted": {"restricted": True},
    "a part": {"ties": CaseLinks(part_of="whole")},
    "not yet routed": {"state": State.SUBMITTED},
    "withdrawn": {"state": State.WITHDRAWN},
    "rejected": {"state": State.REJECTED},
}
NO_CASES = ("", "c-kdi-", "c-zzz-7g3k2m9qx4v1b8t0zc5r", "KDI-7G3K2-M9QX4")


def _read(world: World, known_as: str) -> PublicCase:
    return read_case(known_as, world)


def test_a_case_is_shown_as_it_stands_with_its_history() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.ACCEPT)
    case = _read(world, known_publicly_as(report))
    assert (case.report.report_id, case.report.state) == (report.report_id, State.ACCEPTED)
    assert [event.type for event in case.events][-1] is EventType.ACCEPTED
    assert case.report.tracking_code == "", "which would open it as its reporter's"


def test_a_duplicate_is_shown_as_its_case() -> None:
    world = World()
    case = world.submit_and_route()
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    world.merge(double, case)
    assert _read(world, known_publicly_as(double)).report.report_id == case.report_id


@pytest.mark.parametrize("fields", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_public_is_as_if_it_were_not_there(fields: Mapping[str, Any]) -> None:
    world = World()
    report = world.submit_and_route()
    key = (CITY, report.report_id)
    world.reports.stored[key] = replace(world.reports.stored[key], **fields)
    with pytest.raises(NotFoundError):
        _read(world, known_publicly_as(report))


@pytest.mark.parametrize("text", NO_CASES)
def test_no_other_text_is_a_case(text: str) -> None:
    with pytest.raises(NotFoundError):
        _read(World(), text)


def test_a_public_id_and_a_tracking_code_are_never_taken_for_each_other() -> None:
    report = make_report()
    known_as = known_publicly_as(report)
    assert read_case_id(known_as) == ("KDI", public_letters(report.report_id))
    assert read_tracking_code(known_as) is None
    assert read_case_id(report.tracking_code) is None
    assert report.report_id[:8] not in known_as
