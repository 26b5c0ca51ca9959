"""The console's forms: one for every act there is, asked in the words of the API, and nothing of its own."""

import json
from collections.abc import Mapping
from dataclasses import asdict

import msgspec
import pytest

from functions._edge.schemas import incoming_officer
from functions._edge.staff.officer_routes import ROUTES
from local.console.acts import ACTIONS, LINKS, Choices, ConsoleAct, Kind, acts_as_json, choices_of
from shared.domain.people.access import (
    Action,
    Link,
    Role,
    may_delegate,
    may_open_contact,
    may_open_former,
    may_open_originals,
    may_redact,
)
from tests.builders import make_staff
from tests.unit.local.packs import real_reference

_BODIES: Mapping[str, type[msgspec.Struct]] = {
    "actions": incoming_officer.ActionIn,
    "merge": incoming_officer.MergeIn,
    "merge-proposal": incoming_officer.MergeIn,
    "unmerge": incoming_officer.UnmergeIn,
    "split": incoming_officer.SplitIn,
    "unsplit": incoming_officer.UnsplitIn,
}
ALL: tuple[ConsoleAct, ...] = (*ACTIONS.values(), *LINKS.values())


def test_there_is_a_form_for_every_act() -> None:
    assert set(ACTIONS) == set(Action)
    assert set(LINKS) == set(Link)


@pytest.mark.parametrize("act", ALL, ids=lambda act: act.button)
def test_a_form_asks_for_what_the_api_takes_at_an_address_that_is_there(act: ConsoleAct) -> None:
    known = {each.name for each in msgspec.structs.fields(_BODIES[act.path])}
    assert {each.name for each in act.fields} <= known
    path = f"/v1/officer/reports/<report_id>/{act.path}"
    assert path in {route.path for route in ROUTES.routes if route.method == "POST"}


@pytest.mark.parametrize("name", Choices)
@pytest.mark.parametrize("city_id", ["kendari", "makassar"])
def test_each_list_has_something_to_choose_from(name: Choices, city_id: str) -> None:
    found = choices_of(name, real_reference(city_id))
    assert found
    assert all(value and said for value, said in found)


@pytest.mark.parametrize("role", Role)
def test_further_rights_are_those_of_the_table(role: Role) -> None:
    member = make_staff(role=role)
    expected = {
        "redact": may_redact(member),
        "open_original": may_open_originals(member),
        "open_former": may_open_former(member),
        "open_contact": may_open_contact(member, desk_calls=False),
        "delegate": may_delegate(member),
    }
    told = acts_as_json(real_reference("kendari"), role)["rights"]
    assert told == [name for name, may in expected.items() if may]


def test_who_has_not_signed_in_has_no_rights_and_all_of_it_is_json() -> None:
    told = acts_as_json(real_reference("kendari"), None)
    assert told["rights"] == []
    assert (
        json.loads(json.dumps(told))["actions"]["visit_result"]["fields"][-1]["kind"] == "signature"
    )


def test_what_is_chosen_from_a_list_says_from_which() -> None:
    of_lists = {Kind.CHOICE, Kind.PARTS}
    for field in (each for act in ALL for each in act.fields):
        assert (field.choices is not None) is (field.kind in of_lists), asdict(field)
