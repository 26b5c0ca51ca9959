"""Words from outside."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions._edge.http.text import clean
from shared.domain.kernel.errors import InvalidError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Jalan rusak \n", "Jalan rusak"),
        ("satu\r\ndua", "satu\ndua"),
        ("kolom\tdua", "kolom\tdua"),
        ("e\u0301", "\u00e9"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("\u0627\u0644\u0637\u0631\u064a\u0642", "\u0627\u0644\u0637\u0631\u064a\u0642"),
        ("", ""),
    ],
    ids=["blanks", "line break", "tab", "accent", "joined emoji", "Arabic", "nothing"],
)
def test_what_people_write_is_kept_tidily(text: str, expected: str) -> None:
    assert clean(text, "text") == expected


@pytest.mark.parametrize(
    "character",
    [
        "\0",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "a\rb",
        "\ud800",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
    ],
    ids=ascii,
)
def test_what_no_person_writes_is_refused_and_the_field_named(character: str) -> None:
    with pytest.raises(InvalidError) as refused:
        clean(f"Jalan{character}rusak", "description")

    assert (refused.value.code, refused.value.params) == ("text_invalid", {"field": "description"})


@given(st.text())
def test_clean_text_stays_as_it_is_and_holds_no_control_character(text: str) -> None:
    try:
        tidy = clean(text, "text")
    except InvalidError:
        return
    assert clean(tidy, "text") == tidy
    assert unicodedata.is_normalized("NFC", tidy)
    assert {c for c in tidy if unicodedata.category(c) in {"Cc", "Cs"}} <= {"\n", "\t"}
