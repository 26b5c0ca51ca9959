"""What must hold of a pack's prepared answers."""

from shared.domain.city.answers import PLACEHOLDERS, PreparedAnswer
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.offices import CATEGORIES
from shared.domain.pack.tables.words import ANSWERS
from shared.domain.texts.catalogue import placeholders


def check_answers(draft: Draft) -> None:
    known = {"", *(row["category_id"] for row in draft.rows[CATEGORIES.file])}
    for row in draft.rows[ANSWERS.file]:
        if row["category_id"] not in known:
            params = {
                "value": row["category_id"],
                "column": "category_id",
                "table": CATEGORIES.file,
            }
            draft.fault(ANSWERS.file, row.line, "reference_unknown", **params)
        if unknown := _unknown_names(row["text"]):
            params = {"found": unknown, "known": _in_braces(PLACEHOLDERS)}
            draft.fault(ANSWERS.file, row.line, "answer_placeholder_unknown", **params)


def answers_of(draft: Draft) -> tuple[PreparedAnswer, ...]:
    return tuple(_answer(row) for row in draft.rows[ANSWERS.file])


def _answer(row: Row) -> PreparedAnswer:
    return PreparedAnswer(row["answer_id"], row["title"], row["text"], row["category_id"])


def _unknown_names(text: str) -> str:
    """The placeholders that nothing would fill; the whole text where its braces make no sense."""
    try:
        return _in_braces(frozenset(placeholders(text)) - PLACEHOLDERS)
    except ValueError:
        return text


def _in_braces(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
