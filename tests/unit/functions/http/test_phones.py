"""Phone numbers as they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions._edge.http.phones import e164
from shared.domain.kernel.errors import InvalidError


@pytest.mark.parametrize(
    "typed",
    ["081234567890", "0812-3456-7890", "+62 812 3456 7890", "62812 3456 7890", "(0812) 34567890"],
)
def test_one_number_has_one_form_however_it_is_typed(typed: str) -> None:
    assert e164(typed, "phone") == "+6281234567890"


def test_no_number_stays_none() -> None:
    assert e164("", "phone") == ""


@pytest.mark.parametrize(
    "typed", ["112", "0812", "call me", "+", "08" * 15, "+1 555 0100", "\u0660"]
)
def test_what_is_no_number_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(InvalidError) as refused:
        e164(typed, "contact.phone")

    assert (refused.value.code, refused.value.params) == (
        "phone_invalid",
        {"field": "contact.phone"},
    )


@given(st.text(max_size=40))
def test_anything_typed_is_a_number_or_refused(typed: str) -> None:
    try:
        number = e164(typed, "phone")
    except InvalidError:
        return
    assert number == "" or number.removeprefix("+").isdigit()
