"""The key of a repeatable request."""

import pytest

from functions._edge.http.errors import RequestError
from functions._edge.http.idempotency import optional_key, required_key


@pytest.mark.parametrize("key", ["12345678", "a" * 128, "2026-11-23:phone_1.retry"])
def test_a_key_of_the_right_form_is_taken(key: str) -> None:
    assert required_key({"Idempotency-Key": key}) == optional_key({"Idempotency-Key": key}) == key


@pytest.mark.parametrize(
    "key",
    ["1234567", "a" * 129, "has spaces in it", "12345678\n", "a/b/c/d/e/f", "kunci-\u00e9-kunci"],
)
def test_another_form_is_refused(key: str) -> None:
    with pytest.raises(RequestError) as refused:
        optional_key({"Idempotency-Key": key})

    assert (refused.value.status, refused.value.code) == (400, "idempotency_key_invalid")


def test_a_missing_key_is_refused_only_where_one_is_required() -> None:
    assert optional_key({}) == ""
    with pytest.raises(RequestError, match="idempotency_key_missing"):
        required_key({})
