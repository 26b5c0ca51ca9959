import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.kernel.ids import (
    TRACKING_BITS,
    derived_id,
    read_tracking_code,
    request_hash,
    tracking_code,
)

PREFIXES = st.sampled_from(["KDI", "MKS", "AB", "KRYR"])
BITS = st.integers(0, 2**TRACKING_BITS - 1)


@given(prefix=PREFIXES, bits=BITS)
def test_a_code_is_read_as_it_was_written(prefix: str, bits: int) -> None:
    code = tracking_code(prefix, bits)
    assert read_tracking_code(code) == (prefix, code)
    assert len(code) == len(prefix) + 24
    assert not set(code.partition("-")[2]) & set("ILOU")


@given(prefix=PREFIXES, bits=BITS, data=st.data())
def test_a_code_read_out_over_the_telephone_survives(
    prefix: str, bits: int, data: st.DataObject
) -> None:
    code = tracking_code(prefix, bits)
    head, _, rest = code.partition("-")
    typed = "".join(
        data.draw(st.sampled_from({"0": "0Oo", "1": "1IiLl"}.get(letter, letter + letter.lower())))
        for letter in rest
    )
    between = data.draw(st.sampled_from(["-", " ", "", " - "]))
    spoken = f"  {head.lower()}-{typed.replace('-', between)} "
    assert read_tracking_code(spoken) == (prefix, code)


@given(first=BITS, second=BITS)
def test_other_bits_other_code(first: int, second: int) -> None:
    assert (tracking_code("KDI", first) == tracking_code("KDI", second)) is (first == second)


@pytest.mark.parametrize("bits", [-1, 2**TRACKING_BITS])
def test_no_code_for_more_or_fewer_bits(bits: int) -> None:
    with pytest.raises(ValueError, match="100 bits"):
        tracking_code("KDI", bits)


_RANDOM_PART = "7G3K2-9QXW4-M2N8P-5RT6V"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "KDI",
        "KDI-",
        f"KDI-{_RANDOM_PART[:-1]}",
        f"KDI-{_RANDOM_PART}V",
        f"KDI-{_RANDOM_PART[:-1]}U",
        f"K1I-{_RANDOM_PART}",
        f"../-{_RANDOM_PART}",
        f"\u039aDI-{_RANDOM_PART}",
        _RANDOM_PART.replace("-", ""),
    ],
)
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_tracking_code(text) is None


@given(text=st.text(max_size=40))
def test_any_text_is_a_code_in_its_one_form_or_none(text: str) -> None:
    read = read_tracking_code(text)
    assert read is None or read_tracking_code(read[1]) == read


@given(parts=st.lists(st.text(max_size=5), min_size=1, max_size=4))
def test_derived_ids_are_the_same_for_the_same_parts(parts: list[str]) -> None:
    assert derived_id(*parts) == derived_id(*parts)
    assert len(derived_id(*parts)) == 32
    assert derived_id(*parts) != derived_id(*parts, "more")


def test_derived_ids_keep_parts_apart() -> None:
    assert derived_id("ab", "c") != derived_id("a", "bc")


def test_a_request_is_the_same_in_any_order_of_its_keys() -> None:
    assert request_hash({"a": 1, "b": [2, None]}) == request_hash({"b": [2, None], "a": 1})
    assert request_hash({"a": 1}) != request_hash({"a": "1"})
