"""Whatever became of a message, the inbox has it: newest first, page by page, each seen once."""

from typing import Any

import pytest

from shared.domain.kernel.errors import InvalidError
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.usecases.lifecycle.respond_as_reporter import Response
from shared.usecases.notify.read_inbox import Inbox, read_inbox
from tests.builders import CITY, NOW
from tests.unit.usecases.world import World

UID = "uid-citizen"


def inbox(world: World, cursor: str | None = None, limit: int = 20, uid: str = UID) -> Inbox:
    return read_inbox(CITY, uid, cursor, limit, world)


def templates(found: Inbox) -> list[str]:
    return [told.effect.template for told in found.messages]


def a_history(world: World) -> Report:
    """Assigned, accepted, answered: at ten minutes from one another, with nothing delivered."""
    report = world.submit_and_route()
    for action in (Action.ACCEPT, Action.ANSWER):
        world.clock.forward(minutes=10)
        world.act(report, action)
    return report


def test_the_inbox_holds_what_was_to_be_told_newest_first() -> None:
    world = World()
    report = a_history(world)
    found = inbox(world)
    assert templates(found) == ["report_answered", "report_accepted", "report_assigned"]
    assert {told.report.tracking_code for told in found.messages} == {report.tracking_code}
    assert (found.unread, found.next_cursor) == (3, None)


def test_what_one_did_oneself_is_no_news() -> None:
    world = World()
    report = a_history(world)
    world.respond(report, Response.MESSAGE, text="Terima kasih.")
    assert len(inbox(world).messages) == 3


def test_page_by_page_nothing_is_shown_twice_or_left_out() -> None:
    world = World()
    a_history(world)
    world.clock.moment = NOW
    world.submit_and_route(idempotency_key="key-2")
    whole = inbox(world)
    for size in (1, 2, 3):
        seen: list[Any] = []
        cursor = None
        while True:
            page = inbox(world, cursor, size)
            seen += page.messages
            cursor = page.next_cursor
            if cursor is None:
                break
        assert seen == list(whole.messages)


@pytest.mark.parametrize("cursor", ["", "x", "2026-11-23T02:00:00~", "~", "2026-11-23T02:00:00Z"])
def test_a_cursor_that_no_page_gave_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidError):
        inbox(World(), cursor)


def test_each_account_has_its_own() -> None:
    world = World()
    a_history(world)
    assert inbox(world, uid="uid-other").messages == ()


def test_who_joined_a_case_reads_what_becomes_of_it_about_their_own_report() -> None:
    world = World()
    case = world.submit_and_route()
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    world.merge(double, case)
    world.clock.forward(minutes=10)
    world.act(case, Action.ACCEPT)
    newest = inbox(world, uid="uid-other").messages[0]
    assert newest.effect.template == "report_accepted"
    assert newest.report.tracking_code == double.tracking_code
    assert case.tracking_code not in repr(inbox(world, uid="uid-other").messages)
