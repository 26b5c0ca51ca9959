"""What a category asks beside the description, and which answers are taken."""

import pytest

from shared.domain.city.questions import (
    Attribute,
    Choice,
    Given,
    Question,
    QuestionKind,
    answered,
    answered_later,
)
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError
from shared.domain.report.location import Location
from tests.builders import make_report
from tests.unit.domain.packs import REAL, real
from tests.unit.domain.routes import route

SIZE = Question(
    "size",
    QuestionKind.LIST,
    {"id": "Seberapa besar?", "en": "How large?"},
    is_required=True,
    choices=(Choice("small", {"id": "Kecil", "en": "Small"}),),
    is_public=True,
)
DEPTH = Question("depth", QuestionKind.NUMBER, {"id": "Dalamnya?", "en": "How deep?"})
SINCE = Question("since", QuestionKind.DATETIME, {"id": "Sejak?", "en": "Since?"})
NAME = Question("name", QuestionKind.STRING, {"id": "Nomor tiang?", "en": "Pole?"})
ASKED = (SIZE, DEPTH, SINCE, NAME)


def test_answers_keep_the_question_as_it_was_asked() -> None:
    assert answered({"depth": 12.5, "size": "small"}, ASKED) == (
        Attribute("size", "small", "Seberapa besar?", "Kecil", is_public=True),
        Attribute("depth", "12.5", "Dalamnya?", "12.5"),
    )


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"colour": "red", "size": "small"}, "attribute_unknown", "attributes"),
        ({}, "attribute_required", "attributes.size"),
        ({"size": " "}, "attribute_required", "attributes.size"),
        ({"size": "huge"}, "attribute_invalid", "attributes.size"),
        ({"size": "small", "depth": "deep"}, "attribute_invalid", "attributes.depth"),
        ({"size": "small", "depth": float("nan")}, "attribute_invalid", "attributes.depth"),
        ({"size": "small", "depth": 1e300}, "attribute_invalid", "attributes.depth"),
        ({"size": "small", "since": "kemarin"}, "attribute_invalid", "attributes.since"),
        (
            {"size": "small", "since": "2026-11-23T10:00:00"},
            "attribute_invalid",
            "attributes.since",
        ),
        ({"size": "small", "name": "x" * 501}, "attribute_invalid", "attributes.name"),
    ],
)
def test_a_bad_answer_is_told_clearly(given: Given, code: str, field: str) -> None:
    with pytest.raises(InvalidError) as refused:
        answered(given, ASKED)
    assert (refused.value.code, refused.value.params["field"]) == (code, field)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"depth": "80"}, "80"),
        ({"depth": "1,5"}, "1,5"),
        ({"depth": -3}, "-3"),
        ({"since": "2026-11-23T10:00:00+08:00"}, "2026-11-23T10:00:00+08:00"),
        ({"name": " PJU-12 "}, "PJU-12"),
    ],
)
def test_good_answers_are_kept_as_they_were_written(given: Given, value: str) -> None:
    (found,) = answered(given, ASKED[1:])
    assert found.value == value


def test_later_answers_join_the_earlier_ones_in_the_order_of_the_questions() -> None:
    before = (Attribute("elsewhere", "x", "?", "x"), Attribute("depth", "5", "Dalam?", "5"))
    found = answered_later({"depth": "9", "name": "PJU-1"}, before, ASKED)
    assert {one.code: one.value for one in found} == {
        "depth": "9",
        "name": "PJU-1",
        "elsewhere": "x",
    }
    assert found[-1].code == "elsewhere"
    assert answered_later({}, before, ASKED) is before
    with pytest.raises(InvalidError, match="attribute_invalid"):
        answered_later({"depth": "deep"}, before, ASKED)


def test_a_category_without_questions_takes_no_answers() -> None:
    assert answered({}, ()) == ()
    with pytest.raises(InvalidError):
        answered({"size": "small"}, ())


@pytest.mark.parametrize(
    ("width", "office"), [("80", "DPU"), ("30", "KEC-TAMALANREA"), (None, None)]
)
def test_the_width_that_was_asked_for_decides_on_a_drain(
    width: str | None, office: str | None
) -> None:
    makassar = real("makassar")
    asked = makassar.questions["drainase_sempit"]
    report = make_report(
        city_id="makassar",
        category_id="drainase_sempit",
        description="Got mampet",
        location=Location(Point(-5.1320, 119.4855)),
        attributes=answered({"width_cm": width} if width else {}, asked),
    )
    found = route(report, makassar)
    assert (found.agency_id == office) is (office is not None)


@pytest.mark.parametrize("city_id", REAL)
def test_the_real_questions_have_words_in_both_languages_and_ask_nothing_by_force(
    city_id: str,
) -> None:
    for questions in real(city_id).questions.values():
        for question in questions:
            assert set(question.texts) == {"id", "en"}
            assert not question.is_required
