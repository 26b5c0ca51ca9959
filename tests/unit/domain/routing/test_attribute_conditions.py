"""What rules ask of the answers to a category's questions."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.city.questions import Attribute, Choice, Question, QuestionKind, answered
from shared.domain.city.reference import Reference
from shared.domain.geo.place import Point
from shared.domain.report.location import Location
from shared.domain.routing.attribute_conditions import (
    FORM,
    are_answered,
    can_be_met,
    conditions_in,
    is_of_width,
    width_cm,
)
from tests.builders import make_report
from tests.unit.domain.packs import real
from tests.unit.domain.routes import route

_WORDS = {"id": "?", "en": "?"}
ASKED = (
    Question(
        "owner",
        QuestionKind.LIST,
        _WORDS,
        choices=(Choice("private", _WORDS), Choice("city", _WORDS)),
    ),
    Question("pieces", QuestionKind.NUMBER, _WORDS),
    Question("name", QuestionKind.STRING, _WORDS),
    Question("since", QuestionKind.DATETIME, _WORDS),
)


def given_answers(**values: str) -> tuple[Attribute, ...]:
    return tuple(Attribute(code, value, "?", value) for code, value in values.items())


@pytest.mark.parametrize(
    ("cell", "values", "expected"),
    [
        ("", {}, True),
        ("owner=private", {"owner": "private"}, True),
        ("owner=private", {"owner": "city"}, False),
        ("owner=private", {}, False),
        ("owner = private", {"owner": "private"}, True),
        ("pieces>3", {"pieces": "3"}, False),
        ("pieces>3", {"pieces": "3,5"}, True),
        ("pieces>=3", {"pieces": "3.0"}, True),
        ("pieces<3", {"pieces": "-1"}, True),
        ("pieces<=2,5", {"pieces": "2.5"}, True),
        ("pieces=3", {"pieces": "3.0"}, True),
        ("pieces>3", {"pieces": "many"}, False),
        ("owner=private & pieces>3", {"owner": "private", "pieces": "4"}, True),
        ("owner=private & pieces>3", {"owner": "private", "pieces": "1"}, False),
        ("owner=private & pieces>3", {"pieces": "4"}, False),
        # What is not asked, or cannot be answered so, meets nothing: not even the same words.
        ("depth>3", {"depth": "9"}, False),
        ("owner=gone", {"owner": "gone"}, False),
        ("name=anwar", {"name": "anwar"}, False),
    ],
)
def test_the_answers_meet_what_is_asked_of_them(
    cell: str, values: dict[str, str], *, expected: bool
) -> None:
    assert are_answered(cell, given_answers(**values), ASKED) is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("owner=city", True),
        ("owner>city", False),
        ("owner=3", False),
        ("pieces>=3 & owner=city", True),
        ("pieces=few", False),
        ("name=anwar", False),
        ("since>2026", False),
        ("depth=3", False),
    ],
)
def test_only_what_has_a_possible_answer_can_be_met(cell: str, *, expected: bool) -> None:
    assert can_be_met(cell, ASKED) is expected


_CODES = st.text("abz_09", min_size=1, max_size=6).map("q{}".format)
_NUMBERS = st.sampled_from(["0", "-3", "12,5", "999999999", "0.125"])
_WRITTEN = st.tuples(
    _CODES,
    st.sampled_from(["=", "<", "<=", ">", ">="]),
    st.sampled_from(["", " "]),
    _CODES | _NUMBERS,
)


@given(st.lists(_WRITTEN, min_size=1, max_size=3), st.sampled_from(["&", " & "]))
def test_every_cell_of_the_form_is_read_whole(
    written: list[tuple[str, str, str, str]], glue: str
) -> None:
    cell = glue.join(f"{code}{gap}{sign}{gap}{wanted}" for code, sign, gap, wanted in written)
    assert re.fullmatch(FORM, cell, re.ASCII)
    found = [(one.code, one.sign, one.wanted) for one in conditions_in(cell)]
    assert found == [(code, sign, wanted) for code, sign, _, wanted in written]


@given(st.text("ab=<>&9., ", max_size=12))
def test_what_is_not_of_the_form_is_never_read_in_part(cell: str) -> None:
    is_of_form = re.fullmatch(FORM, cell, re.ASCII) is not None
    assert len(conditions_in(cell)) == cell.count("&") + 1 or not is_of_form


@given(st.floats(-1000, 1000), st.integers(-1000, 1000))
def test_of_each_limit_one_side_holds(answer: float, limit: int) -> None:
    given_number = given_answers(pieces=f"{answer:.3f}")
    held = {
        sign: are_answered(f"pieces{sign}{limit}", given_number, ASKED)
        for sign in ("<", "<=", "=", ">=", ">")
    }
    assert held["<"] is not held[">="]
    assert held[">"] is not held["<="]
    assert held["="] is (held["<="] and held[">="])


def told(city: Reference, category_id: str, **answers: str) -> str:
    """The rule for a report of that category in the middle of Kendari, with those answers."""
    asked = city.questions[category_id]
    report = make_report(
        city_id="kendari",
        category_id=category_id,
        description="Mohon bantuannya.",
        attributes=answered(answers, asked),
    )
    return route(report, city).rule


@pytest.mark.parametrize(
    ("category_id", "answers", "rule"),
    [
        ("lampu_jalan", {}, "pju-dishub"),
        ("lampu_jalan", {"padam": "satu"}, "pju-dishub"),
        ("lampu_jalan", {"padam": "sejalan"}, "pju-dishub"),
        ("lampu_jalan", {"padam": "rumah"}, "pju-padam-dengan-rumah"),
        ("pohon", {"tempat": "pribadi", "keadaan": "rawan"}, "pohon-rawan-pribadi"),
        ("pohon", {"tempat": "umum", "keadaan": "rawan"}, "pohon-rawan-dlhk"),
        ("drainase", {"letak": "lorong"}, "drainase-dalam-lorong"),
        ("drainase", {"letak": "jalan"}, "drainase-dpupr"),
    ],
)
def test_an_answer_leads_to_another_office(
    category_id: str, answers: dict[str, str], rule: str
) -> None:
    assert told(real("kendari"), category_id, **answers) == rule


def test_an_answer_to_another_category_does_not_count() -> None:
    """The desk has found that it is about a tree: what was answered of a lamp says nothing of it."""
    kendari = real("kendari")
    report = make_report(
        city_id="kendari",
        category_id="pohon",
        attributes=answered({"padam": "rumah"}, kendari.questions["lampu_jalan"]),
    )
    assert route(report, kendari).rule == route(replace(report, attributes=()), kendari).rule


@pytest.mark.parametrize(
    ("category_id", "width", "rule"),
    [
        ("drainase_sempit", "80", "drainase-lorong-ternyata-lebar"),
        ("drainase_sempit", "40", "drainase-lorong-sempit"),
        ("drainase_lebar", "80", "drainase-lorong-lebar"),
        ("drainase_lebar", "40", "drainase-lorong-ternyata-sempit"),
    ],
)
def test_a_drain_in_a_lane_is_the_citys_whatever_road_is_near(
    category_id: str, width: str, rule: str
) -> None:
    makassar = real("makassar")
    asked = makassar.questions[category_id]
    report = make_report(
        city_id="makassar",
        category_id=category_id,
        description="Got mampet dekat Jalan A.P. Pettarani",
        location=Location(Point(-5.1320, 119.4855)),
        attributes=answered({"width_cm": width, "letak": "lorong"}, asked),
    )
    assert route(report, makassar).rule == rule
    assert route(replace(report, attributes=()), makassar).rule.endswith("jalan-nasional")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("got mampet, lebar 30 cm", 30.0),
        ("Lebarnya sekitar 1,5 meter", 150.0),
        ("lebar drainase kurang lebih 80cm", 80.0),
        ("lebar 2 m", 200.0),
        ("got selebar 40 cm tersumbat", 40.0),
        ("lubang melebar 40 cm", None),
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
