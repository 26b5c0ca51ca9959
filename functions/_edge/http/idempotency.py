"""The key that makes a repeated request harmless."""

import re
from collections.abc import Mapping

from functions._edge.http.errors import RequestError

_FORM = re.compile(r"[A-Za-z0-9_.:-]{8,128}")


def required_key(headers: Mapping[str, str]) -> str:
    """Raises RequestError 400 where it is missing or of no usable form."""
    key = optional_key(headers)
    if not key:
        raise RequestError(400, "idempotency_key_missing")
    return key


def optional_key(headers: Mapping[str, str]) -> str:
    """Empty where the client sent none. Raises RequestError 400 for one of no usable form."""
    key = headers.get("Idempotency-Key", "")
    if key and not _FORM.fullmatch(key):
        raise RequestError(400, "idempotency_key_invalid")
    return key
