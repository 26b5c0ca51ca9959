"""Each member of staff is shown the queue that is theirs, narrowed by what they asked for."""

from typing import Any

import pytest

from shared.domain.kernel.errors import ForbiddenError
from shared.domain.kernel.states import Level, State
from shared.domain.people.access import Role
from shared.domain.report.outreach import OutreachKind
from shared.ports.reports import ReportQuery
from shared.usecases.queries.list_office_reports import Filters, list_office_reports
from tests.builders import CITY, NOW, make_staff
from tests.unit.usecases.world import DESK, OFFICER, World


def _asked(member: Any, **filters: Any) -> ReportQuery:
    world = World()
    list_office_reports(member, Filters(**filters), world)
    return world.reports.queries[0]


def test_an_officer_gets_their_own_offices_queue_whatever_they_ask_for() -> None:
    assert _asked(OFFICER, agency_id="dlh").agency_id == "pupr"
    assert _asked(OFFICER).agency_id == "pupr"


def test_the_desk_sees_the_city_or_any_office_of_it() -> None:
    assert _asked(DESK).agency_id is None
    assert _asked(DESK, agency_id="dlh") == ReportQuery(
        CITY, agency_id="dlh", without_restricted=True
    )


def test_filters_are_passed_on() -> None:
    asked = _asked(
        DESK,
        state=State.ASSIGNED,
        category_id="jalan_rusak",
        overdue=True,
        visit_ordered=True,
        on_leadership_list=False,
        leadership_level=Level.HEAD,
        limit=5,
        cursor="next",
    )
    assert asked == ReportQuery(
        CITY,
        state=State.ASSIGNED,
        category_id="jalan_rusak",
        overdue_before=NOW,
        visit_ordered=True,
        on_leadership_list=False,
        leadership_level=Level.HEAD,
        without_restricted=True,
        limit=5,
        cursor="next",
    )


@pytest.mark.parametrize(
    ("role", "sees_all"), [(Role.DESK, False), (Role.LEADER, False), (Role.SUPERVISOR, True)]
)
def test_restricted_reports_stand_in_the_lists_of_supervisors_only(
    role: Role, *, sees_all: bool
) -> None:
    assert _asked(make_staff(role=role, agency_id=None)).without_restricted is not sees_all


@pytest.mark.parametrize(
    ("role", "handles"), [(Role.DESK, 1), (Role.LEADER, 1), (Role.SUPERVISOR, 2)]
)
def test_a_restricted_report_is_in_no_other_list(role: Role, handles: int) -> None:
    world = World()
    world.submit_and_route()
    world.submit_and_route(
        idempotency_key="key-2", description="Lurah minta uang pelicin, saya diancam."
    )
    member = make_staff(role=role, agency_id=None)
    assert len(list_office_reports(member, Filters(), world).reports) == handles


@pytest.mark.parametrize("kind", list(OutreachKind))
@pytest.mark.parametrize("role", list(Role))
def test_the_list_of_reporters_to_reach_answers_only_who_reaches_them(
    role: Role, kind: OutreachKind
) -> None:
    """Whoever else asked for it would learn of each of their reports whether a number is known."""
    if role in {Role.DESK, Role.SUPERVISOR}:
        assert _asked(make_staff(role=role), outreach=kind).outreach is kind
        return
    with pytest.raises(ForbiddenError):
        _asked(make_staff(role=role), outreach=kind)


@pytest.mark.parametrize(
    "member",
    [make_staff(role=Role.ADMIN), make_staff(role=Role.CITIZEN), make_staff(agency_id=None)],
    ids=["admin", "citizen", "officer of no office"],
)
def test_who_reads_no_reports_gets_no_list(member: Any) -> None:
    with pytest.raises(ForbiddenError):
        _asked(member)
