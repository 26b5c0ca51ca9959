"""Whether a reporter's number is known, the desk reads and no office."""

from dataclasses import replace

import pytest

from functions._edge.staff import officer_views
from shared.domain.kernel.states import EventType, State
from shared.domain.notify.effects import EffectKind
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.people.access import Role
from shared.domain.report.outreach import Outreach, OutreachKind
from shared.ports.reports import Page
from shared.usecases.queries.read_report import Opened
from tests.builders import NOW, make_event, make_report, make_staff
from tests.unit.domain.lives import city_reference

HERE = city_reference()
WAITING = make_report(state=State.NEEDS_INFORMATION, agency_id="pupr")


def shown(role: Role, kind: OutreachKind, via: str, reason: str) -> str:
    """All that the API tells of such a report, in its queue and opened."""
    member = make_staff(role=role)
    report = replace(WAITING, outreach=Outreach(kind, NOW))
    events = (make_event(type=EventType.UNHEARD, detail={"how": kind.value}),)
    told = Outcome("000001-tell-reporter", EffectKind.TELL_REPORTER, OutcomeState.GIVEN_UP, 1, NOW)
    outcomes = (replace(told, via=via, reason=reason),)
    found = Opened(report, events, (), outcomes, (), HERE)
    queue = officer_views.queue(Page((report,)), HERE, "id", member)
    return repr((queue, officer_views.opened(found, "id", NOW, member)))


@pytest.mark.parametrize(
    "role", [each for each in Role if each not in {Role.DESK, Role.SUPERVISOR}]
)
def test_an_office_reads_that_the_reporter_has_not_heard_and_not_if_there_is_a_number(
    role: Role,
) -> None:
    known = shown(role, OutreachKind.CALL, "whatsapp", "")
    unknown = shown(role, OutreachKind.FIND, "", "no_phone")
    assert known == unknown
    assert "unheard=True" in known


@pytest.mark.parametrize("role", [Role.DESK, Role.SUPERVISOR])
def test_who_brings_it_reads_how(role: Role) -> None:
    known = shown(role, OutreachKind.CALL, "whatsapp", "")
    unknown = shown(role, OutreachKind.FIND, "", "no_phone")
    assert "outreach='call'" in known
    assert "outreach='find'" in unknown
    assert "no_phone" in unknown


def test_what_somebody_has_looked_at_is_on_no_list_any_more() -> None:
    assert "outreach='lapse'" in shown(Role.DESK, OutreachKind.LAPSE, "", "")
    assert "outreach=None" in shown(Role.DESK, OutreachKind.SEEN, "", "")


def test_what_is_to_lapse_was_heard() -> None:
    assert "unheard=False" in shown(Role.OFFICER, OutreachKind.LAPSE, "", "")
