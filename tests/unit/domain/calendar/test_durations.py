from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.calendar.durations import parse_duration


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("PT24H", timedelta(hours=24)),
        ("P3D", timedelta(days=3)),
        ("P1DT12H", timedelta(days=1, hours=12)),
        ("P2W", timedelta(weeks=2)),
        ("PT90M", timedelta(minutes=90)),
        ("PT0S", timedelta(0)),
        ("P1W2DT3H4M5S", timedelta(weeks=1, days=2, hours=3, minutes=4, seconds=5)),
    ],
)
def test_durations_are_read(text: str, span: timedelta) -> None:
    assert parse_duration(text) == span


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P1DT", "24H", "P1M", "P1Y", "PT1.5H", "-P1D", "P-1D", "p3d", " P3D", "P3D\n"],
)
def test_what_is_no_duration_or_has_no_fixed_length_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration") as caught:
        parse_duration(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize("text", ["PT99999999H", "P3DT", "P\u0663D", "PT1H1H", "P1D1W"])
def test_what_only_looks_like_a_duration_is_refused_too(text: str) -> None:
    with pytest.raises(ValueError, match="not a duration"):
        parse_duration(text)


@given(days=st.integers(0, 9999), hours=st.integers(0, 99999), seconds=st.integers(0, 999999))
def test_parts_add_up(days: int, hours: int, seconds: int) -> None:
    span = parse_duration(f"P{days}DT{hours}H{seconds}S")
    assert span == timedelta(days=days, hours=hours, seconds=seconds)


@given(text=st.text(alphabet="PTDHMSW0123456789-. \u0663", max_size=12))
def test_any_text_is_a_span_or_a_value_error(text: str) -> None:
    try:
        assert parse_duration(text) >= timedelta(0)
    except ValueError as error:
        assert "not a duration" in str(error)  # noqa: PT017 - both endings are right
