"""Carry out an order to pass somebody's queue on, as far as one run gets; the next goes on from there."""

from dataclasses import replace
from functools import partial
from typing import Protocol

from shared.domain.kernel.errors import PermanentError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.domain.lifecycle.delegation import decide_hand_over
from shared.domain.lifecycle.requests import Context
from shared.domain.people.access import StaffMember
from shared.domain.people.duty import HandOver
from shared.domain.report.report import Report
from shared.domain.texts.catalogue import Catalogue
from shared.ports.has import HasClock, HasPeople, HasPush, HasReferences, HasReports
from shared.ports.messages import PushMessage
from shared.ports.reports import ReportQuery

# A commit takes some tens of milliseconds and a request at most a minute.
MOST_IN_ONE_RUN = 200
_PAGE = 50


@value_object
class HandedOver:
    """How many reports this run has passed on, and whether nothing is left."""

    moved: int
    is_done: bool


class HandOverQueuePorts(HasReports, HasPeople, HasReferences, HasPush, HasClock, Protocol): ...


def hand_over_queue(city_id: str, uid: str, ports: HandOverQueuePorts) -> HandedOver:
    """Each report goes over in a commit of its own, with its event, once however often this runs.

    The phones of somebody who has left are forgotten first. The successor is told, by one message
    for all, before the order counts as carried out. Whoever has no open order has nothing left.
    """
    person = ports.people.staff(city_id, uid)
    order = person.hand_over if person else None
    if person is None or order is None or not order.is_open:
        return HandedOver(0, is_done=True)
    if not person.is_in_service(ports.clock.now()):
        for device in ports.people.devices_of_person(city_id, uid):
            ports.people.retire_device(device)
    successor = _successor(person, order, ports)
    moved = _moved(person, order, successor, ports)
    if moved == MOST_IN_ONE_RUN:
        return HandedOver(moved, is_done=False)
    if successor is not None:
        _tell(successor, ports)
    ports.people.change_staff(city_id, uid, partial(_closed, order))
    return HandedOver(moved, is_done=True)


def _moved(
    person: StaffMember, order: HandOver, successor: StaffMember | None, ports: HandOverQueuePorts
) -> int:
    """How many were passed on. Each leaves the list that it was found in, so the first page is next."""
    moved = 0
    while moved < MOST_IN_ONE_RUN:
        limit = min(_PAGE, MOST_IN_ONE_RUN - moved)
        query = ReportQuery(person.city_id, assignee=person.uid, limit=limit)
        found = ports.reports.list(query).reports
        if not found:
            break
        for report in found:
            _pass_on(report, person, order, successor, ports)
        moved += len(found)
    return moved


def _pass_on(
    report: Report,
    person: StaffMember,
    order: HandOver,
    successor: StaffMember | None,
    ports: HandOverQueuePorts,
) -> None:
    operation_id = derived_id(
        "hand-over", person.city_id, person.uid, order.at.isoformat(), report.report_id
    )
    context = Context(
        ports.references.current(person.city_id), ports.clock.now(), operation_id, order.by
    )
    ports.reports.change(
        person.city_id,
        report.report_id,
        operation_id,
        lambda found: decide_hand_over(found, person.uid, successor, context),
    )


def _successor(
    person: StaffMember, order: HandOver, ports: HandOverQueuePorts
) -> StaffMember | None:
    """None where there is none, or where that one has left as well."""
    found = ports.people.staff(person.city_id, order.successor) if order.successor else None
    return found if found and found.is_in_service(ports.clock.now()) else None


def _tell(successor: StaffMember, ports: HandOverQueuePorts) -> None:
    """By push, if it can be done: the reports stand in the successor's queue all the same."""
    devices = ports.people.devices_of_person(successor.city_id, successor.uid)
    if not devices:
        return
    texts = Catalogue(ports.references.current(successor.city_id).texts)
    title, body = texts.message("push", "queue_handed_over", "id")
    message = PushMessage(title, body, {"city_id": successor.city_id})
    try:
        ports.push.send([device.token for device in devices], message)
    except PermanentError:
        return


def _closed(order: HandOver, found: StaffMember) -> StaffMember:
    """An order that was given in the meantime stays open."""
    is_same = found.hand_over == order
    return replace(found, hand_over=replace(order, is_open=False)) if is_same else found
