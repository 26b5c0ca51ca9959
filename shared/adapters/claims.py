"""How a verified token's payload becomes Claims; the same for every issuer."""

from collections.abc import Mapping

from shared.domain.kernel.errors import UnauthenticatedError
from shared.domain.people.access import Claims, Role


def claims_of(uid: object, payload: Mapping[str, object]) -> Claims:
    """Raises UnauthenticatedError for a uid, role, city or office that is none.

    Without a role this is a citizen, who has neither city nor office, whatever the token says.
    """
    role = _role(payload.get("role"))
    if not isinstance(uid, str) or not uid:
        raise UnauthenticatedError("token_invalid")
    if role is Role.CITIZEN:
        return Claims(uid=uid, email=_verified_email(payload))
    return Claims(uid, role, _text(payload.get("city_id")), _text(payload.get("agency_id")))


def _verified_email(payload: Mapping[str, object]) -> str:
    """Empty for one that is anybody's word only: nobody shall have mail sent to a stranger."""
    email = payload.get("email")
    is_verified = payload.get("email_verified") is True
    return email if is_verified and isinstance(email, str) else ""


def _role(value: object) -> Role:
    if value is None:
        return Role.CITIZEN
    try:
        return Role(str(value))
    except ValueError:
        raise UnauthenticatedError("token_invalid") from None


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise UnauthenticatedError("token_invalid")
