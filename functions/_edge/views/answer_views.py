"""What was answered to a category's questions, as staff read it."""

from collections.abc import Iterable

from functions._edge.schemas import outgoing_officer
from shared.domain.city.questions import Attribute


def answered(given: Iterable[Attribute]) -> list[outgoing_officer.AnsweredOut]:
    """Each answer with the words of the question as it was asked."""
    return [
        outgoing_officer.AnsweredOut(code=one.code, asked=one.asked, value=one.value, said=one.said)
        for one in given
    ]
