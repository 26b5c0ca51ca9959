"""A draft as an administrator sees it in the console: a document for each row, mistakes beside them.

Whatever stands in a cell is read as its text: the console lets people choose a number or a list where
a table would hold words.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime

from shared.adapters.documents.engine.db import Document, FoundDocument
from shared.domain.pack.edit.draft import DraftRow, PackDraft, Place
from shared.domain.pack.edit.publish_decision import PublishDecision
from shared.domain.texts.catalogue import Catalogue

POSITION = "position"
MISTAKES = "mistakes"
PUBLISH = "publish"
_BASE, _NOTE, _ROWS = "base", "note", "rows"
# More would be no help, and a document has a largest size.
_MOST_LISTED = 100
_MOST_OF_A_PLACE = 20
_LONGEST = 400


def row_document(row: DraftRow) -> Document:
    return {**row.cells, POSITION: row.position}


def read_row(found: FoundDocument) -> DraftRow:
    cells = {
        name: _text(held)
        for name, held in found.data.items()
        if name not in {POSITION, MISTAKES} and _text(held)
    }
    return DraftRow(found.document_id, cells, _number(found.data.get(POSITION)))


def draft_document(draft: PackDraft) -> Document:
    """Beside the tables: the wish to publish, and the version the draft was laid out from."""
    return {PUBLISH: False, _NOTE: "", _BASE: draft.base, MISTAKES: []}


def read_draft(
    city_id: str, document: Document, rows: Mapping[str, tuple[DraftRow, ...]]
) -> PackDraft:
    return PackDraft(
        city_id,
        _text(document.get(_BASE)),
        rows,
        publish=wishes_to_publish(document),
        note=_text(document.get(_NOTE)),
    )


def wishes_to_publish(document: Document | None) -> bool:
    """Nothing but a true `true`: a text that says so may be half typed."""
    return document is not None and document.get(PUBLISH) is True


def reviewed_document(digests: Mapping[str, str]) -> Document:
    return {_ROWS: dict(digests)}


def digest_in(document: Document | None, place: str) -> str | None:
    rows = document.get(_ROWS) if document else None
    found = rows.get(place) if isinstance(rows, Mapping) else None
    return None if found is None else str(found)


def told(ruling: PublishDecision, base: str, now: datetime) -> dict[str, object]:
    """What a review leaves beside the wish to publish."""
    review = ruling.review
    words, key = Catalogue(), f"draft.{ruling.state.value}"
    params: dict[str, str | int] = {"count": review.count, "version": ruling.version}
    return {
        "state": ruling.state.value,
        "message": words.text(key, "id", **params),
        "message_en": words.text(key, "en", **params),
        MISTAKES: _listed(review.mistakes)[:_MOST_LISTED],
        "mistake_count": review.count,
        _BASE: ruling.version if ruling.publication else base,
        "reviewed_at": now,
        **({PUBLISH: False} if ruling.answers_wish else {}),
    }


def noted(mistakes: Sequence[str]) -> list[str]:
    """As they stand beside a row. A reason quotes the cell, and a cell may be as long as a document."""
    return [_short(reason) for reason in mistakes[:_MOST_OF_A_PLACE]]


def mistakes_in(document: Document | None) -> Sequence[object]:
    held = document.get(MISTAKES) if document else None
    return held if isinstance(held, list) else []


def _listed(mistakes: Mapping[Place, tuple[str, ...]]) -> list[str]:
    return [
        f"{table}, {row}: {_short(reason)}" if row else f"{table}: {_short(reason)}"
        for (table, row), reasons in mistakes.items()
        for reason in reasons
    ]


def _short(reason: str) -> str:
    """Cut in the middle, where the quotation is: what is wrong with it is said at the end."""
    if len(reason) <= _LONGEST:
        return reason
    half = _LONGEST // 2
    return f"{reason[:half]} … {reason[-half:]}"


def _text(held: object) -> str:
    if held is None or held is False:
        return ""
    if held is True:
        return "yes"
    if isinstance(held, datetime):
        return held.date().isoformat()
    if isinstance(held, list):
        return ";".join(map(_text, held))
    return f"{held:g}" if isinstance(held, float) else str(held).strip()


def _number(held: object) -> float:
    """Rows without a place come last."""
    is_number = isinstance(held, int | float) and not isinstance(held, bool)
    return float(str(held)) if is_number and math.isfinite(float(str(held))) else math.inf
