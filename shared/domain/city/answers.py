"""Answers that a city has prepared, so that a busy officer begins with a polite one and not a blank page."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from shared.domain.kernel.value_object import value_object

# What a prepared answer may name; anything else that varies is a blank in square brackets.
PLACEHOLDERS = frozenset({"office", "city", "handle"})


@value_object
class PreparedAnswer:
    """`category_id` is empty for one that suits every report."""

    answer_id: str
    title: str
    text: str
    category_id: str = ""


def fitting(
    prepared: Iterable[PreparedAnswer], category_id: str | None, words: str
) -> tuple[PreparedAnswer, ...]:
    """Those for the category and those for all, the category's own first, that hold each of `words`."""
    wanted = words.casefold().split()
    found = (
        each
        for each in prepared
        if each.category_id in {"", category_id or ""}
        and all(word in f"{each.title} {each.text}".casefold() for word in wanted)
    )
    return tuple(sorted(found, key=lambda each: not each.category_id))


def filled(prepared: PreparedAnswer, params: Mapping[str, str]) -> PreparedAnswer:
    """With the office, the city and the handle written in; blanks stay for the officer."""
    return replace(prepared, text=prepared.text.format_map(params))
