"""What is asked beside the description, category by category: the columns of questions.csv."""

from shared.domain.city.questions import QuestionKind
from shared.domain.pack.files.columns import Column, Table, choice, remark

CODE = r"[a-z][a-z0-9_]{0,39}"

QUESTIONS = Table(
    "questions.csv",
    (
        Column("category_id", "the category that is asked about"),
        Column("code", "short and lasting", pattern=CODE, example="width_cm"),
        Column("order", "the lower, the earlier", pattern=r"\d{1,3}", example="1"),
        choice("kind", "what is answered", tuple(QuestionKind)),
        Column(
            "required",
            "yes: no report without an answer",
            required=False,
            choices=("yes",),
            example="yes",
        ),
        Column("id", "the question in Bahasa Indonesia"),
        Column("en", "the question in English"),
        Column("choices", "of a list: key=nama/name, separated by ;", required=False),
        Column(
            "public",
            "yes: everybody may see the answer",
            required=False,
            choices=("yes",),
            example="yes",
        ),
        remark("note", "read by people only"),
    ),
    ("category_id", "code"),
    may_be_empty=True,
)
