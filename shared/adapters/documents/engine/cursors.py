"""The opaque mark between two pages of a list."""

import base64
import json
from datetime import UTC, datetime

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.ids import derived_id
from shared.ports.reports import ReportQuery

_LONGEST = 500


def write(asked: ReportQuery, at: datetime, document_id: str) -> str:
    """A cursor that continues after this document, good for the same question only."""
    content = json.dumps([_fingerprint(asked), at.isoformat(), document_id])
    return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")


def read(asked: ReportQuery) -> tuple[datetime, str] | None:
    """Where the page begins; None for the first. Raises InvalidError for what no page gave."""
    if asked.cursor is None:
        return None
    try:
        return _read(asked, asked.cursor)
    except (ValueError, TypeError, OverflowError, RecursionError) as malformed:
        raise InvalidError("cursor_invalid", field="cursor") from malformed


def _read(asked: ReportQuery, cursor: str) -> tuple[datetime, str]:
    if len(cursor) > _LONGEST:
        raise ValueError("longer than any cursor")
    padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
    fingerprint, at, document_id = json.loads(base64.b64decode(padded, b"-_", validate=True))
    if fingerprint != _fingerprint(asked):
        raise ValueError("a cursor of another list")
    if not isinstance(at, str) or not isinstance(document_id, str) or not document_id:
        raise TypeError("no place in a list")
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None or "/" in document_id:
        raise ValueError("no place in a list")
    return moment.astimezone(UTC), document_id


def _fingerprint(asked: ReportQuery) -> str:
    """Tells lists apart. The moment of an overdue list moves from page to page and is no part."""
    parts = (
        asked.city_id,
        asked.agency_id,
        asked.state,
        asked.category_id,
        asked.reporter_uid,
        asked.overdue_before is not None,
        asked.visit_ordered,
        asked.on_leadership_list,
        asked.leadership_level,
        asked.needs_supervisor,
        asked.needs_call,
        asked.proof_wanting,
        asked.assignee,
        asked.unreached,
        asked.outreach,
    )
    return derived_id("cursor", *map(str, parts))[:8]
