"""Stored fields that queries ask by, or that no value has: the others are called as the attribute is."""

from collections.abc import Mapping
from datetime import datetime

from shared.adapters.documents.engine import codec
from shared.adapters.documents.engine.db import Document
from shared.domain.kernel.errors import UnreadableError

AGENCY = "agency_id"
ASSIGNEE = "assignee"
CATEGORY = "category_id"
CELL = "open_cell"
CHECK_AT = "check_at"
CITY = "city_id"
CODE = "tracking_code"
DUE = "due.at"
EVENT = "event_id"
EXPIRES = "expires_at"
FOLLOWS = "follows"
HAND_OVER_OPEN = "hand_over.is_open"
HOLDER = "holder"
LAST_OPERATION = "last_operation_id"
LEADERSHIP = "on_leadership_list"
LEADERSHIP_LEVEL = "leadership_level"
LEASE = "lease_id"
NEEDS_CALL = "needs_call"
NEEDS_SUPERVISOR = "needs_supervisor"
NUMBER = "number"
OPEN_VILLAGE = "open_village"
OPERATION = "operation_id"
PROOF_WANTING = "proof_wanting"
PUBLIC_ID = "public_id"
REPORT = "report_id"
ROLE = "role"
SCHEDULED_BY = "scheduled_by"
STATE = "state"
SUBMITTED = "submitted_at"
TOKEN = "token"  # noqa: S105 - a field's name
UID = "uid"
UNREACHED = "unreached"
OUTREACH = "outreach.kind"
UNSETTLED_SINCE = "unsettled_since"
VISIT_ORDERED = "visit_ordered"


def place_in(document: Document, name: str) -> datetime:
    """The moment a list is ordered by, out of one of its documents; `name` may reach into a map.

    Raises UnreadableError where there is none.
    """
    value: object = document
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if not isinstance(value, str | datetime):
        raise UnreadableError(f"{name} holds no moment")
    return codec.read_moment(value)
