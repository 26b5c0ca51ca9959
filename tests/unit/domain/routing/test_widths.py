import pytest

from shared.domain.routing.widths import is_of_width, width_cm


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("got mampet, lebar 30 cm", 30.0),
        ("Lebarnya sekitar 1,5 meter", 150.0),
        ("lebar drainase kurang lebih 80cm", 80.0),
        ("lebar 2 m", 200.0),
        ("air setinggi 40 cm, got mampet", None),
        ("lebar sekali", None),
        ("", None),
    ],
)
def test_a_width_is_read_where_it_is_called_one(text: str, expected: float | None) -> None:
    assert width_cm(text) == expected


@pytest.mark.parametrize(
    ("condition", "width", "expected"),
    [
        ("", None, True),
        ("", 80.0, True),
        (">50", None, False),
        ("<=50", None, False),
        (">50", 50.0, False),
        ("<=50", 50.0, True),
        (">50", 51.0, True),
        ("<=50", 51.0, False),
    ],
)
def test_a_rule_asks_for_a_width(condition: str, width: float | None, *, expected: bool) -> None:
    assert is_of_width(condition, width) is expected
