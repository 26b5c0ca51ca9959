"""Who takes a report in hands over a slip with its code; nobody else can print one."""

import pytest

from shared.domain.kernel.errors import ForbiddenError
from shared.domain.people.access import Role, StaffMember
from shared.usecases.papers.print_slip import print_slip
from tests.builders import make_staff
from tests.unit.usecases.world import DESK, LEADER, OFFICER, SUPERVISOR, World


def _slip(member: StaffMember) -> tuple[str, str]:
    """The code of a report, and what stands on the slip that the member has printed of it."""
    world = World()
    report = world.submit_and_route()
    data = print_slip(member, report.report_id, report.tracking_code, world)
    assert data == b"%PDF"
    return report.tracking_code, repr(world.printer.printed[-1].blocks)


@pytest.mark.parametrize("member", [DESK, SUPERVISOR])
def test_the_slip_bears_the_code_and_not_who_reported(member: StaffMember) -> None:
    code, slip = _slip(member)
    assert code in slip
    assert "Sitti" not in slip


@pytest.mark.parametrize("member", [OFFICER, LEADER, make_staff(role=Role.ADMIN)])
def test_others_take_in_nothing(member: StaffMember) -> None:
    with pytest.raises(ForbiddenError):
        _slip(member)
