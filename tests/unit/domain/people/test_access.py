"""Who may see and do what, and whose word for it counts."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from shared.domain.people.access import Action, Role, may_act, may_read
from shared.domain.people.direct_access import DIRECT_READ
from tests.builders import NOW, make_claims, make_report, make_staff

ACTS = """
                officer  head  desk  supervisor  regional_secretary  leader  admin  citizen
accept          yes      yes   -     -           -                   -       -      -
progress        yes      yes   -     -           -                   -       -      -
answer          yes      yes   -     yes         -                   -       -      -
refuse          yes      yes   -     -           -                   -       -      -
assign          -        -     yes   yes         -                   -       -      -
forward         -        -     yes   yes         -                   -       -      -
outside_answer  -        -     yes   yes         -                   -       -      -
order_visit     -        -     yes   yes         -                   -       -      -
visit_result    -        -     yes   yes         -                   -       -      -
message         yes      yes   yes   yes         -                   -       -      -
ask             yes      yes   yes   yes         -                   -       -      -
reject          -        -     yes   yes         -                   -       -      -
call_result     -        -     -     yes         -                   -       -      -
accept_proof    -        -     -     yes         -                   -       -      -
reject_proof    -        -     -     yes         -                   -       -      -
set_urgency     -        -     yes   yes         -                   -       -      -
correct         -        -     yes   yes         -                   -       -      -
revoke_links    -        -     yes   yes         -                   -       -      -
"""
# Whether a role reads a report of: its own office, another office, no office, another city.
READS = """
            own  other  none  elsewhere
officer     yes  -      -     -
head        yes  -      -     -
regional_secretary  yes  yes  yes  -
desk        yes  yes    yes   -
supervisor  yes  yes    yes   -
leader      yes  yes    yes   -
admin       -    -      -     -
citizen     -    -      -     -
"""
REPORTS: Mapping[str, Mapping[str, Any]] = {
    "own": {"agency_id": "pupr"},
    "other": {"agency_id": "dlh"},
    "none": {"agency_id": None},
    "elsewhere": {"agency_id": "pupr", "city_id": "makassar"},
}
SECOND = timedelta(seconds=1)


def _cells(table: str) -> list[tuple[str, str, bool]]:
    head, *rows = (line.split() for line in table.strip().splitlines())
    return [
        (row[0], column, cell == "yes")
        for row in rows
        for column, cell in zip(head, row[1:], strict=True)
    ]


@pytest.mark.parametrize(("action", "role", "allowed"), _cells(ACTS))
def test_who_may_act(action: str, role: str, *, allowed: bool) -> None:
    assert may_act(make_staff(role=Role(role)), Action(action)) is allowed


@pytest.mark.parametrize(("role", "which", "allowed"), _cells(READS))
def test_who_may_read(role: str, which: str, *, allowed: bool) -> None:
    member = make_staff(role=Role(role), agency_id="pupr" if role in {"officer", "head"} else None)
    assert may_read(member, make_report(**REPORTS[which])) is allowed


def test_the_tables_are_whole() -> None:
    assert {action for action, _, _ in _cells(ACTS)} == set(Action)
    assert {role for _, role, _ in _cells(ACTS)} == set(Role)
    assert {role for role, _, _ in _cells(READS)} == set(Role)


@pytest.mark.parametrize("which", REPORTS)
def test_an_officer_of_no_office_reads_nothing(which: str) -> None:
    assert not may_read(make_staff(agency_id=None), make_report(**REPORTS[which]))


@pytest.mark.parametrize(
    "kind",
    [
        "identities",
        "evidence",
        "likenesses",
        "examples",
        "operations",
        "tracking",
        "devices",
        "crowd",
    ],
)
def test_nobody_reads_what_is_kept_apart(kind: str) -> None:
    assert DIRECT_READ[kind] == {}


@pytest.mark.parametrize(
    ("record", "claims", "confirmed"),
    [
        ({}, {}, True),
        ({"active": False}, {}, False),
        ({}, {"uid": "uid-other"}, False),
        ({}, {"city_id": "makassar"}, False),
        ({}, {"city_id": None}, False),
        ({}, {"role": Role.SUPERVISOR}, False),
        ({}, {"agency_id": "dlh"}, False),
        ({}, {"agency_id": None}, False),
        ({"agency_id": None}, {}, False),
        ({"role": Role.DESK, "agency_id": None}, {"role": Role.DESK, "agency_id": None}, True),
        ({"valid_from": NOW}, {}, True),
        ({"valid_from": NOW + SECOND}, {}, False),
        ({"valid_until": NOW + SECOND}, {}, True),
        ({"valid_until": NOW}, {}, False),
    ],
)
def test_the_citys_record_outranks_the_token(
    record: Mapping[str, Any], claims: Mapping[str, Any], *, confirmed: bool
) -> None:
    assert make_staff(**record).confirms(make_claims(**claims), NOW) is confirmed
