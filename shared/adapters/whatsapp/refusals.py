"""What the Cloud API's error codes mean. Its messages may name the recipient and are dropped."""

from shared.domain.kernel.errors import PermanentError, TransientError

_TOO_MANY_REQUESTS, _SERVER_ERROR = 429, 500
# Rate limits and outages arrive with status 400 too; the code tells them apart.
_LATER = {
    2: "service down",
    4: "too many calls of the app",
    80007: "too many calls of the account",
    130429: "throughput reached",
    131000: "something went wrong",
    131016: "service unavailable",
    131048: "held back as spam for now",
    131056: "too many messages to this person",
    131057: "account in maintenance",
    133004: "server unavailable",
}


def refusal(status: int, body: object, retry_after: str) -> TransientError | PermanentError:
    """The error to raise for an answer that is no success; its reason holds the API's code."""
    code = _code(body)
    reason = f"whatsapp:{status if code is None else code}"
    if status == _TOO_MANY_REQUESTS or status >= _SERVER_ERROR or code in _LATER:
        return TransientError(reason, int(retry_after) if retry_after.isdecimal() else None)
    return PermanentError(reason)


def _code(body: object) -> int | None:
    match body:
        case {"error": {"code": int(code)}}:
            return code
    return None
