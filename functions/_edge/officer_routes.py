"""What staff may ask for, route by route."""

from functools import partial

from functions._edge import incoming, outgoing
from functions._edge.http import STAFF, Route, Routes, handler
from functions._edge.staff_routes import STAFF_ROUTES

_do = partial(handler, "functions._edge.officer_handlers")
_advise = partial(handler, "functions._edge.officer_advising")
_link = partial(handler, "functions._edge.officer_linking")

ROUTES = Routes(
    (
        Route(
            "GET",
            "/v1/officer/reports",
            _do("list_queue"),
            "The queue of one's office, or of the city for those who see it",
            needs=STAFF,
            query=incoming.QueueQuery,
            answer=outgoing.QueueOut,
            errors=(403, 422),
        ),
        Route(
            "POST",
            "/v1/officer/reports",
            _do("take_in"),
            "Write down a report for somebody who called, came or wrote",
            needs=STAFF,
            body=incoming.IntakeIn,
            answer=outgoing.SubmittedOut,
            status=201,
            idempotency="required",
            errors=(403, 409, 422),
        ),
        Route(
            "POST",
            "/v1/officer/advice",
            _advise("advise_on"),
            "What would make an answer politer and more useful",
            needs=STAFF,
            body=incoming.AdviceIn,
            answer=outgoing.AdvicesOut,
            errors=(403, 422),
        ),
        Route(
            "GET",
            "/v1/officer/reports/<report_id>",
            _do("read"),
            "One report with its history, and what may be done now",
            needs=STAFF,
            answer=outgoing.OpenedOut,
            errors=(403, 404),
        ),
        Route(
            "GET",
            "/v1/officer/reports/<report_id>/prepared-answers",
            _advise("prepared"),
            "Answers the city has prepared, those for the report's category first",
            needs=STAFF,
            query=incoming.PreparedQuery,
            answer=outgoing.PreparedAnswersOut,
            errors=(403, 404, 422),
        ),
        Route(
            "GET",
            "/v1/officer/reports/<report_id>/photos/<photo_id>/<size>",
            _do("photo"),
            "A clean copy of a photo, `large` or `small`",
            needs=STAFF,
            errors=(403, 404),
        ),
        Route(
            "POST",
            "/v1/officer/reports/<report_id>/actions",
            _do("act"),
            "Act on the version that was read",
            needs=STAFF,
            body=incoming.ActionIn,
            answer=outgoing.ActedOut,
            idempotency="optional",
            errors=(403, 404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/officer/reports/<report_id>/merge",
            _link("merge"),
            "Join a duplicate to the case that holds the same complaint",
            needs=STAFF,
            body=incoming.MergeIn,
            answer=outgoing.LinkedOut,
            idempotency="optional",
            errors=(403, 404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/officer/reports/<report_id>/merge-proposal",
            _link("propose"),
            "Propose to the desk that a report be joined to another of one's office",
            needs=STAFF,
            body=incoming.MergeIn,
            answer=outgoing.LinkedOut,
            idempotency="optional",
            errors=(403, 404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/officer/reports/<report_id>/unmerge",
            _link("unmerge"),
            "Take a merged report out of its case, as it was before",
            needs=STAFF,
            body=incoming.UnmergeIn,
            answer=outgoing.LinkedOut,
            idempotency="optional",
            errors=(403, 404, 409, 422),
        ),
        Route(
            "PUT",
            "/v1/officer/devices/<device_id>",
            _do("register"),
            "Register the phone that pushes go to",
            needs=STAFF,
            body=incoming.DeviceIn,
            answer=outgoing.DeviceOut,
            errors=(403, 422),
        ),
        *STAFF_ROUTES,
    )
)
