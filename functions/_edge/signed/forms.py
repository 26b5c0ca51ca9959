"""What a page's form sends: small, from the page itself, and text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from functions._edge.http.body import read_body
from functions._edge.http.errors import RequestError
from functions._edge.http.text import clean
from shared.domain.kernel.errors import InvalidError

if TYPE_CHECKING:
    from flask import Request

FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 20
# What browsers say of a form that another site had somebody send. Those that say nothing are too old
# to be told apart; without the token, which no other site knows, they send nothing that counts.
_FROM_ELSEWHERE = frozenset({"cross-site", "same-site"})


def read_form(request: Request) -> Mapping[str, str]:
    """The fields by name, the last of each. Raises RequestError 403, 411, 413, 415 or 400."""
    require_own_page(request)
    raw = read_body(request, FORM)
    try:
        pairs = parse_qsl(
            raw.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        raise RequestError(400, "form_malformed") from None
    return dict(pairs)


def require_own_page(request: Request) -> None:
    """Raises RequestError 403 for what a page of another site had somebody send."""
    if request.headers.get("Sec-Fetch-Site", "") in _FROM_ELSEWHERE:
        raise RequestError(403, "forbidden")


def text_in(form: Mapping[str, str], field: str, longest: int) -> str:
    """The field's text, tidied. Raises InvalidError for what is too long or nothing a person writes."""
    text = clean(form.get(field, ""), field)
    if len(text) > longest:
        raise InvalidError("text_too_long", field=field)
    return text
