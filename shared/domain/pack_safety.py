"""What must hold of whom a pack lets read sensitive reports, and of the officials that it names."""

import re

from shared.domain.pack_rows import Draft
from shared.domain.pack_tables import AGENCIES
from shared.domain.pack_tables_safety import OFFICIALS, SENSITIVE
from shared.domain.reference import OwnerKind
from shared.domain.watches import Concern, Official, Watch

# Words, `a/b` for either, `>` where others may stand between; a phrase of one short word says nothing.
_WORD = r"[a-z0-9/'-]+"
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
        for phrase in _phrases(row["phrases"]):
            if not _PHRASE.fullmatch(phrase):
                draft.fault(SENSITIVE.file, row.line, "phrase_malformed", value=phrase)


def watches_of(draft: Draft) -> tuple[Watch, ...]:
    return tuple(
        Watch(Concern(row["concern"]), row["agency_id"], _phrases(row["phrases"]))
        for row in draft.rows[SENSITIVE.file]
    )


def officials_of(draft: Draft) -> tuple[Official, ...]:
    return tuple(Official(row["name"], row["agency_id"]) for row in draft.rows[OFFICIALS.file])


def _phrases(cell: str) -> tuple[str, ...]:
    found = (" ".join(part.lower().split()) for part in cell.split(";"))
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))
