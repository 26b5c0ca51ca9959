"""Who takes a report in hands over a slip with its code; nobody else can print one."""

import re

import pytest

from shared.domain.kernel.errors import ForbiddenError
from shared.domain.links.signed_links import Purpose, open_link
from shared.domain.people.access import Role, StaffMember
from shared.usecases.papers.print_slip import print_slip
from tests.builders import NOW, make_staff
from tests.unit.usecases.world import DESK, KEYS, LEADER, OFFICER, SUPERVISOR, World


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


def test_the_pattern_on_the_slip_is_the_reporters_link() -> None:
    _, slip = _slip(DESK)
    (address,) = re.findall(r"https://pages\.example/s/[\w-]+", slip)
    link = open_link(address.rpartition("/")[2], Purpose.TRACKING, KEYS, NOW)
    assert (link.agency_id, link.revision) == ("", 0)


@pytest.mark.parametrize("member", [OFFICER, LEADER, make_staff(role=Role.ADMIN)])
def test_others_take_in_nothing(member: StaffMember) -> None:
    with pytest.raises(ForbiddenError):
        _slip(member)
