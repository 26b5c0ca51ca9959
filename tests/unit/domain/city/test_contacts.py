"""Whom a nudge tries after whom, and that nobody's number is printed."""

from hypothesis import given
from hypothesis import strategies as st

from shared.domain.city.contacts import Contact, ContactRole, in_order
from tests.builders import make_contacts


@given(st.permutations(make_contacts()))
def test_the_duty_list_is_tried_in_its_order_and_the_head_last(listed: list[Contact]) -> None:
    assert [each.label for each in in_order(listed)] == ["duty-1", "duty-2", "head-1"]


def test_what_is_printed_of_a_contact_reaches_nobody() -> None:
    contact = Contact("pupr", ContactRole.DUTY, 1, "+6281100000101", "piket@pupr.example")
    printed = f"{contact} {contact!r} {contact.label}"
    assert "pupr" in printed
    assert "0101" not in printed
    assert "@" not in printed
