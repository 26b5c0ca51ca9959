"""The shapes that help staff to write an answer."""

from functions._edge.schemas.shapes import Out


class AdviceOut(Out):
    """One thing that would make the answer better."""

    code: str
    text: str


class AdvicesOut(Out):
    """Empty where nothing is missing. It is advice: an answer may be sent without it."""

    advice: list[AdviceOut]


class PreparedAnswerOut(Out):
    """`category` is empty for one that suits every report. Blanks stand in [square brackets]."""

    answer_id: str
    title: str
    text: str
    category: str


class PreparedAnswersOut(Out):
    answers: list[PreparedAnswerOut]
