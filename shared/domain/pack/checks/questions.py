"""The questions of a city pack: their table, what must hold of it and of what rules ask, and the values."""

import re
from collections.abc import Mapping, Sequence

from shared.domain.city.questions import Choice, Question, QuestionKind
from shared.domain.pack.files.rows import Draft, Row, is_readable
from shared.domain.pack.tables.questions import CODE, QUESTIONS
from shared.domain.pack.tables.rules import ROUTING
from shared.domain.routing.attribute_conditions import AttributeCondition, conditions_in

# Questions that rules have a column of their own for.
_OWN_COLUMN = frozenset({"width_cm"})
_CHOICE = re.compile(rf"({CODE})\s*=\s*([^\s/=;][^/=;]*)/\s*([^\s/=;][^/=;]*)")


def check_questions(draft: Draft, categories: set[str]) -> None:
    for row in draft.rows[QUESTIONS.file]:
        if row["category_id"] and row["category_id"] not in categories:
            params = {"value": row["category_id"], "column": "category_id"}
            draft.fault(
                QUESTIONS.file, row.line, "reference_unknown", table="categories.csv", **params
            )
        _check_choices(draft, row)


def questions_of(draft: Draft) -> Mapping[str, tuple[Question, ...]]:
    """By category, each in its order. A row that cannot be read has been told of, and is left out."""
    found: dict[str, list[tuple[int, Question]]] = {}
    for row in filter(_is_readable, draft.rows[QUESTIONS.file]):
        found.setdefault(row["category_id"], []).append((int(row["order"]), _question(row)))
    return {
        category_id: tuple(question for _, question in sorted(rows, key=lambda one: one[0]))
        for category_id, rows in found.items()
    }


def choices_in(cell: str) -> tuple[Choice, ...] | None:
    """None for a cell that cannot be read."""
    found = [_CHOICE.fullmatch(part.strip()) for part in cell.split(";") if part.strip()]
    read = [Choice(one[1], {"id": one[2].strip(), "en": one[3]}) for one in found if one]
    is_whole = len(read) == len(found) == len({choice.key for choice in read})
    return tuple(read) if is_whole else None


def _is_readable(row: Row) -> bool:
    return is_readable(row, QUESTIONS) and _fits(row)


def _fits(row: Row) -> bool:
    """Whether a list has choices, and nothing else has."""
    found = choices_in(row["choices"])
    is_list = row["kind"] == QuestionKind.LIST
    return found is not None and bool(found) is is_list


def _check_choices(draft: Draft, row: Row) -> None:
    if row["kind"] in set(QuestionKind) and not _fits(row):
        draft.fault(QUESTIONS.file, row.line, "choices_malformed", kind=row["kind"])


def _question(row: Row) -> Question:
    return Question(
        code=row["code"],
        kind=QuestionKind(row["kind"]),
        texts={language: row[language] for language in QUESTIONS.languages},
        is_required=row["required"] == "yes",
        choices=choices_in(row["choices"]) or (),
        is_public=row["public"] == "yes",
    )


def check_attributes(draft: Draft) -> None:
    """A rule for any category needs one that asks, and in which the answer is possible."""
    asked = questions_of(draft)
    for row in draft.rows[ROUTING.file]:
        if not is_readable(row, ROUTING):
            continue
        category_id = row["category_id"]
        of_rule = asked.get(category_id, ()) if category_id else sum(asked.values(), ())
        for condition in conditions_in(row["attribute"]):
            _check_condition(draft, row, condition, of_rule)


def _check_condition(
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
