"""What must hold of a pack's notices, its officials, and who reads sensitive reports; and the values."""

import re

from shared.domain.city.agencies import OwnerKind
from shared.domain.city.danger import Notice
from shared.domain.city.sensitivity import Concern, ConcernPolicy, Official
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.offices import AGENCIES, CATEGORIES
from shared.domain.pack.tables.safety import NOTICES, OFFICIALS, SENSITIVE
from shared.domain.texts.catalogue import placeholders

# Words, `a/b` for either, `>` where others may stand between; a phrase of one short word says nothing.
_WORD = r"[a-z0-9/'-]+"
_FILLED = frozenset({"number", "city"})
_PHRASE = re.compile(rf"(?=.{{4}}){_WORD}(?: ?> ?{_WORD}| {_WORD})*")


def check_safety(draft: Draft) -> None:
    owners = {row["agency_id"]: row["owner"] for row in draft.rows[AGENCIES.file]}
    for table in (SENSITIVE, OFFICIALS):
        for row in draft.rows[table.file]:
            agency_id = row["agency_id"]
            if agency_id and agency_id not in owners:
                params = {"value": agency_id, "column": "agency_id", "table": AGENCIES.file}
                draft.fault(table.file, row.line, "reference_unknown", **params)
    for row in draft.rows[SENSITIVE.file]:
        owner = owners.get(row["agency_id"])
        if owner in set(OwnerKind) and not OwnerKind(owner).is_in_mandate:
            draft.fault(SENSITIVE.file, row.line, "reader_outside", agency=row["agency_id"])
        _check_phrases(draft, SENSITIVE.file, row, "phrases")
    known = {row["category_id"] for row in draft.rows[CATEGORIES.file]}
    for row in draft.rows[NOTICES.file]:
        _check_notice(draft, row, known)


def _check_notice(draft: Draft, row: Row, categories: set[str]) -> None:
    if row["category_id"] and row["category_id"] not in categories:
        params = {"value": row["category_id"], "column": "category_id", "table": CATEGORIES.file}
        draft.fault(NOTICES.file, row.line, "reference_unknown", **params)
    for column in ("phrases", "unless"):
        _check_phrases(draft, NOTICES.file, row, column)
    for language in NOTICES.languages:
        if not _FILLED.issuperset(_names_in(row[language])):
            wanted = {"column": language, "known": ", ".join(sorted(_FILLED))}
            draft.fault(NOTICES.file, row.line, "notice_placeholder", **wanted)


def _names_in(text: str) -> tuple[str, ...]:
    try:
        return placeholders(text)
    except ValueError:
        return (text,)


def _check_phrases(draft: Draft, file: str, row: Row, column: str) -> None:
    for phrase in _phrases(row[column]):
        if not _PHRASE.fullmatch(phrase):
            draft.fault(file, row.line, "phrase_malformed", value=phrase)


def watches_of(draft: Draft) -> tuple[ConcernPolicy, ...]:
    return tuple(
        ConcernPolicy(Concern(row["concern"]), row["agency_id"], _phrases(row["phrases"]))
        for row in draft.rows[SENSITIVE.file]
    )


def notices_of(draft: Draft) -> tuple[Notice, ...]:
    return tuple(
        Notice(
            notice_id=row["notice_id"],
            texts={language: row[language] for language in NOTICES.languages},
            category_id=row["category_id"],
            phrases=_phrases(row["phrases"]),
            unless=_phrases(row["unless"]),
        )
        for row in draft.rows[NOTICES.file]
    )


def officials_of(draft: Draft) -> tuple[Official, ...]:
    return tuple(Official(row["name"], row["agency_id"]) for row in draft.rows[OFFICIALS.file])


def _phrases(cell: str) -> tuple[str, ...]:
    found = (" ".join(part.lower().split()) for part in cell.split(";"))
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))
