"""What citizens may ask for, route by route."""

from functools import partial

from functions._edge.citizen.account_routes import ACCOUNT_ROUTES
from functions._edge.http.description import api_description
from functions._edge.http.routes import ACCOUNT, Call, Reply, Route, Routes, handler
from functions._edge.schemas import (
    incoming,
    incoming_citizen,
    outgoing,
    outgoing_citizen,
)

_listing = partial(handler, "functions._edge.citizen.citizen_lists")
_reading = partial(handler, "functions._edge.citizen.citizen_reading")
_submitting = partial(handler, "functions._edge.citizen.citizen_submitting")
_printing = partial(handler, "functions._edge.citizen.papers")
_crowd = partial(handler, "functions._edge.citizen.support")
_similar = partial(handler, "functions._edge.citizen.similar_cases")
_correcting = partial(handler, "functions._edge.citizen.corrections")
_responding = partial(handler, "functions._edge.citizen.citizen_responding")


def health(_: Call) -> Reply:
    return Reply(outgoing.HealthOut(status="ok"))


def openapi(_: Call) -> Reply:
    return Reply(api_description())


ROUTES = Routes(
    (
        Route("GET", "/healthz", health, "Whether the function runs", answer=outgoing.HealthOut),
        Route("GET", "/v1/openapi.json", openapi, "This description"),
        Route(
            "GET",
            "/v1/categories",
            _listing("list_categories"),
            "The kinds of problem a city takes reports on",
            query=incoming.JurisdictionQuery,
            answer=outgoing.CategoriesOut,
            errors=(404, 422),
        ),
        Route(
            "POST",
            "/v1/reports",
            _submitting("submit"),
            "Submit a report",
            needs=ACCOUNT,
            query=incoming.JurisdictionQuery,
            body=incoming.ReportIn,
            answer=outgoing.SubmittedOut,
            status=201,
            idempotency="required",
            errors=(404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/capture-nonces",
            handler("functions._edge.citizen.nonce_handlers", "for_citizen"),
            "Before the camera is opened: what shows that a photo was taken just then",
            needs=ACCOUNT,
            query=incoming.JurisdictionQuery,
            body=incoming.CaptureIn,
            answer=outgoing.CaptureOut,
            status=201,
            errors=(404, 422),
        ),
        Route(
            "POST",
            "/v1/advice",
            handler("functions._edge.citizen.citizen_advising", "advise"),
            "What can be said of a report before it is sent: danger, secrecy, likely categories",
            needs=ACCOUNT,
            query=incoming.JurisdictionQuery,
            body=incoming_citizen.DraftIn,
            answer=outgoing_citizen.AdvisedOut,
            errors=(404, 422),
        ),
        Route(
            "GET",
            "/v1/reports/<code>",
            _reading("track"),
            "Where a report stands and what happens next; the code is the key",
            answer=outgoing_citizen.TrackedOut,
            errors=(404,),
        ),
        Route(
            "GET",
            "/v1/reports/<code>/photos/<photo_id>/<size>",
            _reading("photo"),
            "A clean copy of a photo, `large` or `small`",
            media="image/jpeg",
            errors=(404,),
        ),
        Route(
            "GET",
            "/v1/reports/<code>/case-file",
            _printing("own_case_file"),
            "One's own report with its whole history as PDF, to hand to the Ombudsman",
            needs=ACCOUNT,
            media="application/pdf",
            errors=(404,),
        ),
        Route(
            "POST",
            "/v1/reports/<code>/confirmation",
            _responding("confirm"),
            "Say whether the problem is fixed",
            needs=ACCOUNT,
            body=incoming_citizen.ConfirmationIn,
            answer=outgoing_citizen.RespondedOut,
            idempotency="optional",
            errors=(404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/reports/<code>/messages",
            _responding("write"),
            "Write to whoever has the report",
            needs=ACCOUNT,
            body=incoming_citizen.MessageIn,
            answer=outgoing_citizen.RespondedOut,
            idempotency="optional",
            errors=(404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/reports/<code>/correction",
            _correcting("correct"),
            "Correct one's own report while it is open",
            needs=ACCOUNT,
            body=incoming_citizen.CorrectionIn,
            answer=outgoing_citizen.RespondedOut,
            idempotency="optional",
            errors=(404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/reports/<code>/place",
            _responding("place"),
            "Say on which side of a border the trouble is, where the tracked view asks",
            needs=ACCOUNT,
            body=incoming_citizen.PlaceIn,
            answer=outgoing_citizen.RespondedOut,
            idempotency="optional",
            errors=(404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/reports/<code>/withdrawal",
            _responding("withdraw"),
            "Take one's own report back",
            needs=ACCOUNT,
            body=incoming_citizen.WithdrawalIn,
            answer=outgoing_citizen.RespondedOut,
            idempotency="optional",
            errors=(404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/reports/<code>/claim",
            _responding("claim"),
            "Take a report that staff wrote down into one's own account; the slip's code is the key",
            needs=ACCOUNT,
            answer=outgoing_citizen.ClaimedOut,
            errors=(404, 409),
        ),
        Route(
            "POST",
            "/v1/reports/<code>/appeal",
            _responding("appeal"),
            "Say, once, that a rejected report is a complaint after all",
            needs=ACCOUNT,
            body=incoming_citizen.AppealIn,
            answer=outgoing_citizen.RespondedOut,
            idempotency="optional",
            errors=(404, 409, 422),
        ),
        Route(
            "POST",
            "/v1/reports/similar",
            _similar("before_submitting"),
            "Open cases that may be the same, to join instead of reporting anew",
            needs=ACCOUNT,
            query=incoming.JurisdictionQuery,
            body=incoming_citizen.SimilarIn,
            answer=outgoing_citizen.SimilarCasesOut,
            errors=(404, 422),
        ),
        Route(
            "GET",
            "/v1/reports/<case_id>/public",
            _crowd("read"),
            "Where somebody else's report stands, in what is public of it",
            answer=outgoing_citizen.PublicCaseOut,
            errors=(404,),
        ),
        *(
            Route(
                method,
                f"/v1/reports/<case_id>/{what}",
                _crowd(name),
                summary,
                needs=ACCOUNT,
                answer=outgoing_citizen.StoodByOut,
                errors=(404, 409),
            )
            for method, what, name, summary in (
                ("PUT", "support", "support", "Say that one is affected too; counted once"),
                ("DELETE", "support", "no_longer_support", "Take one's support back"),
                ("PUT", "follow", "follow", "Be told when the case moves"),
                ("DELETE", "follow", "no_longer_follow", "Be told no more"),
            )
        ),
        Route(
            "GET",
            "/v1/me/reports",
            _listing("list_own"),
            "The reports of this account, newest first",
            needs=ACCOUNT,
            query=incoming_citizen.OwnReportsQuery,
            answer=outgoing_citizen.OwnReportsOut,
            errors=(404, 422),
        ),
        *ACCOUNT_ROUTES,
    )
)
