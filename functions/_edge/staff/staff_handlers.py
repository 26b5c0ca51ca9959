"""What is done for staff about one another, request by request."""

from collections.abc import Sequence
from datetime import datetime

from functions._edge.http.idempotency import optional_key
from functions._edge.http.routes import Call, Reply
from functions._edge.schemas import incoming_staff, outgoing_staff, parsing
from shared.domain.people.access import StaffMember
from shared.domain.people.duty import Period, Roster
from shared.domain.people.people import Mutable, Wishes
from shared.usecases.lifecycle.delegate_report import DelegateReport, delegate_report
from shared.usecases.people import keep_roster as rosters
from shared.usecases.people.hand_over_queue import hand_over_queue
from shared.usecases.people.list_staff import list_staff
from shared.usecases.people.order_hand_over import OrderHandOver, order_hand_over


def list_colleagues(call: Call) -> Reply:
    found = list_staff(call.member, call.query.agency_id, call.ports)
    shown = [_shown(member, found.now) for member in found.members]
    return Reply(outgoing_staff.StaffListOut(staff=shown))


def keep_roster(call: Call) -> Reply:
    body: incoming_staff.RosterIn = call.body
    roster = Roster(
        duty=_periods(body.duty, "duty"),
        leave=_periods(body.leave, "leave"),
        substitute=body.substitute,
    )
    member = rosters.keep_roster(call.member, call.path["uid"], roster, call.ports)
    return Reply(_shown(member, call.ports.clock.now()))


def wishes(call: Call) -> Reply:
    return Reply(_shown_wishes(call.member.wishes))


def wish(call: Call) -> Reply:
    body: incoming_staff.WishesIn = call.body
    muted = tuple(dict.fromkeys(Mutable(each) for each in body.muted))
    member = rosters.keep_wishes(call.member, Wishes(muted, body.digest), call.ports)
    return Reply(_shown_wishes(member.wishes))


def _shown_wishes(wishes: Wishes) -> outgoing_staff.WishesOut:
    return outgoing_staff.WishesOut(
        muted=[each.value for each in wishes.muted], digest=wishes.digest
    )


def hand_over(call: Call) -> Reply:
    body: incoming_staff.HandOverIn = call.body
    order = OrderHandOver(call.member, call.path["uid"], body.successor, body.retires)
    person = order_hand_over(order, call.ports)
    handed = hand_over_queue(person.city_id, person.uid, call.ports)
    return Reply(
        outgoing_staff.HandedOverOut(
            uid=person.uid, successor=body.successor, moved=handed.moved, done=handed.is_done
        )
    )


def delegate(call: Call) -> Reply:
    body: incoming_staff.AssigneeIn = call.body
    command = DelegateReport(
        member=call.member,
        report_id=call.path["report_id"],
        version=body.version,
        assignee=body.assignee,
        idempotency_key=optional_key(call.headers),
    )
    report = delegate_report(command, call.ports)
    return Reply(
        outgoing_staff.DelegatedOut(
            report_id=report.report_id, version=report.version, assignee=report.assignee
        )
    )


def _periods(periods: Sequence[incoming_staff.PeriodIn], field: str) -> tuple[Period, ...]:
    return tuple(
        Period(
            parsing.known_moment(each.since, f"{field}[{index}].since"),
            parsing.known_moment(each.until, f"{field}[{index}].until"),
        )
        for index, each in enumerate(periods)
    )


def _shown(member: StaffMember, now: datetime) -> outgoing_staff.StaffOut:
    roster = member.roster
    return outgoing_staff.StaffOut(
        uid=member.uid,
        name=member.name,
        role=member.role.value,
        agency_id=member.agency_id,
        in_service=member.is_in_service(now),
        there=member.is_in_service(now) and roster.is_there(now),
        duty=_shown_periods(roster.duty),
        leave=_shown_periods(roster.leave),
        substitute=roster.substitute,
    )


def _shown_periods(periods: Sequence[Period]) -> list[outgoing_staff.PeriodOut]:
    return [outgoing_staff.PeriodOut(since=each.since, until=each.until) for each in periods]
