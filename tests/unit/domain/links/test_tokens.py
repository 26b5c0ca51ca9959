"""One spelling for each run of bytes: a token that was bent in any way is none of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.links.tokens import bytes_of, written

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


@given(st.binary(min_size=1, max_size=80))
def test_what_was_written_is_read_again_and_needs_no_escape_in_an_address(raw: bytes) -> None:
    token = written(raw)
    assert set(token) <= set(_LETTERS)
    assert bytes_of(token, longest=len(token)) == raw
    assert bytes_of(token, longest=len(token) - 1) == b""


@given(st.text(_LETTERS + "=+/. \né\ud800", max_size=24) | st.text(max_size=24))
def test_whatever_is_sent_is_a_token_in_its_one_spelling_or_nothing(text: str) -> None:
    raw = bytes_of(text, longest=24)
    assert raw == b"" or written(raw) == text


@pytest.mark.parametrize(
    "bent",
    ["AA==", "AB", " AA", "AA\n", "A+", "AAAAA"],
    ids=["padded", "another last bit", "a space", "a line", "another alphabet", "no length"],
)
def test_another_spelling_of_the_same_bytes_is_refused(bent: str) -> None:
    assert bytes_of("AA", longest=9) == b"\x00"
    assert bytes_of(bent, longest=9) == b""
