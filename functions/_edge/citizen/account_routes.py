"""What an account may ask about itself, route by route."""

from functools import partial

from functions._edge.http.routes import ACCOUNT, Route, handler
from functions._edge.schemas import incoming, incoming_account, outgoing_account

_do = partial(handler, "functions._edge.citizen.account_handlers")

ACCOUNT_ROUTES = (
    Route(
        "GET",
        "/v1/me/preferences",
        _do("preferences"),
        "How this account wants to be told",
        needs=ACCOUNT,
        query=incoming.JurisdictionQuery,
        answer=outgoing_account.PreferencesOut,
        errors=(404, 422),
    ),
    Route(
        "PUT",
        "/v1/me/preferences",
        _do("choose"),
        "Choose language, channels and quiet for all reports of this account",
        needs=ACCOUNT,
        query=incoming.JurisdictionQuery,
        body=incoming_account.PreferencesIn,
        answer=outgoing_account.PreferencesOut,
        errors=(404, 422),
    ),
    Route(
        "GET",
        "/v1/me/inbox",
        _do("inbox"),
        "Everything that was told about the reports of this account, newest first",
        needs=ACCOUNT,
        query=incoming_account.InboxQuery,
        answer=outgoing_account.InboxOut,
        errors=(404, 422),
    ),
    Route(
        "PUT",
        "/v1/me/inbox/read",
        _do("mark_read"),
        "Say up to when the inbox has been seen",
        needs=ACCOUNT,
        query=incoming.JurisdictionQuery,
        body=incoming_account.ReadIn,
        answer=outgoing_account.ReadOut,
        errors=(404, 422),
    ),
)
