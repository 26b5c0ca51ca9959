"""What staff may ask about one another, route by route."""

from functools import partial

from functions._edge.http.routes import STAFF, Route, handler
from functions._edge.schemas import incoming_staff, outgoing_staff

_do = partial(handler, "functions._edge.staff.staff_handlers")

STAFF_ROUTES = (
    Route(
        "GET",
        "/v1/officer/preferences",
        _do("wishes"),
        "What one would rather find in the queue than be told of",
        needs=STAFF,
        answer=outgoing_staff.WishesOut,
        errors=(403,),
    ),
    Route(
        "PUT",
        "/v1/officer/preferences",
        _do("wish"),
        "Switch kinds of messages and the morning digest on and off",
        needs=STAFF,
        body=incoming_staff.WishesIn,
        answer=outgoing_staff.WishesOut,
        errors=(403, 404, 422),
    ),
    Route(
        "GET",
        "/v1/officer/staff",
        _do("list_colleagues"),
        "The people of an office, or without one the desks, and who of them is there now",
        needs=STAFF,
        query=incoming_staff.StaffQuery,
        answer=outgoing_staff.StaffListOut,
        errors=(403, 422),
    ),
    Route(
        "PUT",
        "/v1/officer/staff/<uid>/roster",
        _do("keep_roster"),
        "Write down when somebody is on duty or on leave, and who stands in",
        needs=STAFF,
        body=incoming_staff.RosterIn,
        answer=outgoing_staff.StaffOut,
        errors=(403, 404, 422),
    ),
    Route(
        "POST",
        "/v1/officer/staff/<uid>/hand-over",
        _do("hand_over"),
        "Pass on all that somebody has in hand; who is transferred loses their rights at once",
        needs=STAFF,
        body=incoming_staff.HandOverIn,
        answer=outgoing_staff.HandedOverOut,
        errors=(403, 404, 409, 422),
    ),
    Route(
        "PUT",
        "/v1/officer/reports/<report_id>/assignee",
        _do("delegate"),
        "Give a report to one person of its office, or back to the office",
        needs=STAFF,
        body=incoming_staff.AssigneeIn,
        answer=outgoing_staff.DelegatedOut,
        idempotency="optional",
        errors=(403, 404, 409, 422),
    ),
)
