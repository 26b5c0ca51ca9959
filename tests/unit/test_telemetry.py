"""What a log line may say, and what it must not."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.telemetry import ALLOWED_FIELDS, Telemetry

PERSONAL = {
    "name",
    "phone",
    "description",
    "text",
    "latitude",
    "longitude",
    "address_text",
    "tracking_code",
    "token",
    "uid",
    "path",
    "url",
    "body",
}


def lines(stream: io.StringIO) -> list[Any]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_carries_severity_message_and_fields() -> None:
    stream = io.StringIO()
    telemetry = Telemetry(stream)

    telemetry.info("routed", report_id="r1", rule="roads")
    telemetry.warning("postponed", reason="busy", count=3)

    assert lines(stream) == [
        {"severity": "INFO", "message": "routed", "report_id": "r1", "rule": "roads"},
        {"severity": "WARNING", "message": "postponed", "reason": "busy", "count": 3},
    ]


def test_no_field_for_anything_personal_exists() -> None:
    assert not ALLOWED_FIELDS & PERSONAL


@pytest.mark.parametrize("name", sorted(PERSONAL))
def test_a_field_that_is_not_allowed_is_a_bug_and_writes_nothing(name: str) -> None:
    stream = io.StringIO()

    with pytest.raises(ValueError, match=name):
        Telemetry(stream).info("saved", **{name: "kenari"})

    assert stream.getvalue() == ""


def _choke(words: str) -> None:
    raise LookupError(f"cannot read {words}")


def test_a_bug_is_told_by_type_and_place_and_never_in_its_own_words() -> None:
    stream = io.StringIO()
    try:
        _choke("kenari +6281234567890")
    except LookupError as error:
        Telemetry(stream).bug("request failed", error, function="citizen_api")

    (line,) = lines(stream)
    assert (line["severity"], line["error"]) == ("ERROR", "LookupError")
    assert line["frames"].startswith("_choke:")
    assert "kenari" not in stream.getvalue()
    assert "628123" not in stream.getvalue()


def test_the_causes_of_a_bug_are_not_told_either() -> None:
    stream = io.StringIO()
    try:
        try:
            _choke("kenari")
        except LookupError as cause:
            raise RuntimeError("while at kenari") from cause
    except RuntimeError as error:
        Telemetry(stream).bug("request failed", error)

    assert "kenari" not in stream.getvalue()


@given(st.text())
def test_whatever_a_value_holds_it_stays_one_line(value: str) -> None:
    stream = io.StringIO()

    Telemetry(stream).warning("dropped", code=value)

    assert stream.getvalue().isascii()
    assert stream.getvalue().count("\n") == 1
    (line,) = lines(stream)
    assert line["code"] == value


def test_a_value_cannot_forge_a_second_line() -> None:
    stream = io.StringIO()

    Telemetry(stream).warning("dropped", code='x"}\n{"severity": "INFO", "message": "all is well')

    assert [line["severity"] for line in lines(stream)] == ["WARNING"]


def test_without_a_stream_it_writes_to_what_stdout_is_then(
    capsys: pytest.CaptureFixture[str],
) -> None:
    telemetry = Telemetry()

    telemetry.info("well")

    assert json.loads(capsys.readouterr().out)["message"] == "well"
