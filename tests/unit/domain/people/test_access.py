"""Who may see and do what, and whose word for it counts."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from shared.domain.people.access import (
    Action,
    Link,
    PaperKind,
    Role,
    StaffMember,
    may_act,
    may_delegate,
    may_hand_over,
    may_keep_roster,
    may_link,
    may_open_contact,
    may_open_former,
    may_open_originals,
    may_print,
    may_read,
    may_redact,
    may_take_in,
)
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
cancel_visit    -        -     yes   yes         -                   -       -      -
message         yes      yes   yes   yes         -                   -       -      -
ask             yes      yes   yes   yes         -                   -       -      -
reject          -        -     yes   yes         -                   -       -      -
call_result     -        -     yes   yes         -                   -       -      -
allow_lapse     -        -     yes   yes         -                   -       -      -
accept_proof    -        -     -     yes         -                   -       -      -
reject_proof    -        -     -     yes         -                   -       -      -
set_urgency     -        -     yes   yes         -                   -       -      -
correct         -        -     yes   yes         -                   -       -      -
revoke_links    -        -     yes   yes         -                   -       -      -
"""
# What can be done beside acting on a report: tying reports together, papers, pictures, colleagues' work.
RIGHTS = """
                officer  head  desk  supervisor  regional_secretary  leader  admin  citizen
propose_merge   yes      yes   -     -           -                   -       -      -
merge           -        -     yes   yes         -                   -       -      -
unmerge         -        -     yes   yes         -                   -       -      -
split           -        -     yes   yes         -                   -       -      -
unsplit         -        -     yes   yes         -                   -       -      -
letter          -        -     yes   yes         -                   -       -      -
visit-order     -        -     yes   yes         -                   -       -      -
case-file       -        -     -     yes         -                   -       -      -
redact          -        -     yes   yes         -                   -       -      -
open_originals  -        -     -     yes         -                   -       -      -
open_former     -        -     -     yes         -                   -       -      -
open_contact    -        -     -     yes         -                   -       -      -
open_contact_where_desk_calls  -  -  yes  yes    -                   -       -      -
take_in         -        -     yes   yes         -                   -       -      -
delegate        yes      -     yes   yes         -                   -       -      -
hand_over       -        -     -     yes         -                   -       yes    -
"""
MAY: Mapping[str, Callable[[StaffMember], bool]] = {
    **{link.value: partial(may_link, link=link) for link in Link},
    **{kind.value: partial(may_print, kind=kind) for kind in PaperKind},
    "redact": may_redact,
    "open_originals": may_open_originals,
    "open_former": may_open_former,
    "open_contact": partial(may_open_contact, desk_calls=False),
    "open_contact_where_desk_calls": partial(may_open_contact, desk_calls=True),
    "take_in": may_take_in,
    "delegate": may_delegate,
    "hand_over": partial(may_hand_over, uid="uid-other"),
}
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


@pytest.mark.parametrize(("right", "role", "allowed"), _cells(RIGHTS))
def test_who_may_do_more_than_act(right: str, role: str, *, allowed: bool) -> None:
    assert MAY[right](make_staff(role=Role(role))) is allowed


def test_nobody_hands_over_their_own_queue() -> None:
    """Somebody must be left who can give the rights back."""
    assert not may_hand_over(make_staff(uid="uid-admin", role=Role.ADMIN), "uid-admin")


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMIN, Role.OFFICER])
def test_no_roster_of_another_city_is_kept(role: Role) -> None:
    elsewhere = make_staff(city_id="makassar")
    assert not may_keep_roster(make_staff(role=role), elsewhere)


@pytest.mark.parametrize(("role", "which", "allowed"), _cells(READS))
def test_who_may_read(role: str, which: str, *, allowed: bool) -> None:
    member = make_staff(role=Role(role), agency_id="pupr" if role in {"officer", "head"} else None)
    assert may_read(member, make_report(**REPORTS[which])) is allowed


def test_the_tables_are_whole() -> None:
    assert {action for action, _, _ in _cells(ACTS)} == set(Action)
    assert {right for right, _, _ in _cells(RIGHTS)} == set(MAY)
    for cells in (_cells(ACTS), _cells(RIGHTS)):
        assert {role for _, role, _ in cells} == set(Role)
    assert {role for role, _, _ in _cells(READS)} == set(Role)


@pytest.mark.parametrize(("withheld_from", "allowed"), [((), True), (("dlh", "pupr"), False)])
def test_an_office_does_not_read_what_speaks_against_it(
    withheld_from: tuple[str, ...], *, allowed: bool
) -> None:
    report = make_report(agency_id="pupr", withheld_from=withheld_from)
    assert may_read(make_staff(), report) is allowed


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


def test_whose_roster_one_may_keep() -> None:
    officer, other = make_staff(), make_staff(uid="b")
    lead = make_staff(uid="lead", role=Role.SUPERVISOR, agency_id=None)
    desk = make_staff(uid="desk", role=Role.DESK, agency_id=None)
    assert may_keep_roster(officer, officer)
    assert not may_keep_roster(officer, other)
    assert not may_keep_roster(desk, officer)
    assert may_keep_roster(lead, officer)
    assert not may_keep_roster(lead, make_staff(uid="b", city_id="makassar"))
