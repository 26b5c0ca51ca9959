"""The questions of a city pack: their table, what must hold of it, and the values."""

import re
from collections.abc import Mapping

from shared.domain.city.questions import Choice, Question, QuestionKind
from shared.domain.pack.files.rows import Draft, Row, is_readable
from shared.domain.pack.tables.questions import CODE, QUESTIONS

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
