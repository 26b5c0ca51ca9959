"""The tables of a city's own words: its texts, and the answers that it keeps ready."""

from shared.domain.pack.files.columns import ID, Column, Table, remark

ANSWERS = Table(
    "answers.csv",
    (
        Column("answer_id", "short and lasting", pattern=ID, example="jalan-dijadwalkan"),
        Column("category_id", "a category; empty: suits all", required=False),
        Column("title", "what an officer looks for", unique=True),
        Column("text", "the answer; {office}, {city}, {handle} are filled in, [blanks] are not"),
        remark("note", "read by people only"),
    ),
    ("answer_id",),
    may_be_empty=True,
)

TEXTS = Table(
    "texts.csv",
    (
        Column("key", "key in the catalogue of messages"),
        Column("id", "the city's words in Bahasa Indonesia"),
        Column("en", "the city's words in English"),
        remark("note", "read by people only"),
    ),
    ("key",),
    may_be_empty=True,
)
