"""What rules ask of answers must be asked, and there must be such an answer."""

from collections.abc import Sequence

from shared.domain.city.questions import Question, QuestionKind
from shared.domain.pack.checks.questions import questions_of
from shared.domain.pack.files.rows import Draft, Row, is_readable
from shared.domain.pack.tables.questions import QUESTIONS
from shared.domain.pack.tables.rules import ROUTING
from shared.domain.routing.attribute_conditions import AttributeCondition, conditions_in

# Questions that rules have a column of their own for.
_OWN_COLUMN = frozenset({"width_cm"})


def check_attributes(draft: Draft) -> None:
    """A rule for any category needs one that asks, and in which the answer is possible."""
    asked = questions_of(draft)
    for row in draft.rows[ROUTING.file]:
        if not is_readable(row, ROUTING):
            continue
        category_id = row["category_id"]
        of_rule = asked.get(category_id, ()) if category_id else sum(asked.values(), ())
        for condition in conditions_in(row["attribute"]):
            _check(draft, row, condition, of_rule)


def _check(
    draft: Draft, row: Row, condition: AttributeCondition, asked: Sequence[Question]
) -> None:
    same = [question for question in asked if question.code == condition.code]
    if condition.code in _OWN_COLUMN:
        _fault(draft, row, "attribute_has_column", condition)
    elif not same and all(other["code"] != condition.code for other in _rows(draft)):
        params = {"column": "attribute", "value": condition.code, "table": QUESTIONS.file}
        draft.fault(ROUTING.file, row.line, "reference_unknown", **params)
    elif not same:
        _not_asked(draft, row, condition, asked)
    elif not any(condition.is_possible(question) for question in same):
        _impossible(draft, row, condition, same[0])


def _rows(draft: Draft) -> Sequence[Row]:
    return draft.rows[QUESTIONS.file]


def _not_asked(
    draft: Draft, row: Row, condition: AttributeCondition, asked: Sequence[Question]
) -> None:
    """A question of its category's that cannot be read has been told of already."""
    where = (row["category_id"], condition.code)
    if any((other["category_id"], other["code"]) == where for other in _rows(draft)):
        return
    known = ", ".join(question.code for question in asked) or "-"
    draft.fault(
        ROUTING.file,
        row.line,
        "question_not_asked",
        category=row["category_id"],
        value=condition.code,
        known=known,
    )


def _impossible(draft: Draft, row: Row, condition: AttributeCondition, question: Question) -> None:
    match question.kind:
        case QuestionKind.LIST:
            known = ", ".join(choice.key for choice in question.choices)
            _fault(draft, row, "answer_impossible", condition, known=known)
        case QuestionKind.NUMBER:
            _fault(draft, row, "answer_no_number", condition)
        case _:
            _fault(draft, row, "answer_not_comparable", condition, kind=question.kind.value)


def _fault(draft: Draft, row: Row, code: str, condition: AttributeCondition, **params: str) -> None:
    said = f"{condition.code}{condition.sign}{condition.wanted}"
    draft.fault(ROUTING.file, row.line, code, code=condition.code, condition=said, **params)
