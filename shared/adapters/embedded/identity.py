"""Sign-in and callers of a local city: tokens that it signs itself, with keys of its own file."""

from datetime import timedelta
from typing import Any

from shared.adapters.bearer import bearer_token
from shared.adapters.claims import claims_of
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.settings import secret
from shared.domain.kernel.errors import UnauthenticatedError
from shared.domain.people.access import Claims, Role
from shared.ports.platform import Clock

_PEOPLE, _CALLERS = "tanggap-people", "tanggap-callers"
_LIFE = timedelta(hours=1)


class LocalTokenCheck:
    """Tokens end by the city's clock, which may run ahead of the machine's."""

    def __init__(self, city_file: CityFile, clock: Clock) -> None:
        self._clock = clock
        self._secret = secret(city_file, "token_secret")

    def issue(self, claims: Claims, life: timedelta = _LIFE) -> str:
        """A token that says so until `life` is over."""
        expires_at = int((self._clock.now() + life).timestamp())
        payload: dict[str, Any] = {"aud": _PEOPLE, "sub": claims.uid, "exp": expires_at}
        if claims.email:
            payload["email"], payload["email_verified"] = claims.email, True
        if claims.role is not Role.CITIZEN:
            payload["role"] = claims.role.value
            payload["city_id"], payload["agency_id"] = claims.city_id, claims.agency_id
        return _signed(payload, self._secret)

    def verify(self, token: str) -> Claims:
        payload = _verified(token, self._secret, _PEOPLE)
        expires_at = payload.get("exp")
        if not isinstance(expires_at, int) or self._clock.now().timestamp() >= expires_at:
            raise UnauthenticatedError("token_expired")
        return claims_of(payload.get("sub"), payload)


class LocalCallerCheck:
    """The local loop calls with what `authorization` gives; it ends with the file's key."""

    def __init__(self, city_file: CityFile) -> None:
        self._secret = secret(city_file, "caller_secret")

    def authorization(self) -> str:
        """The header value that `verify` takes."""
        return f"Bearer {_signed({'aud': _CALLERS}, self._secret)}"

    def verify(self, authorization: str | None) -> None:
        _verified(bearer_token(authorization), self._secret, _CALLERS)


def _signed(payload: dict[str, Any], key: str) -> str:
    import jwt

    return jwt.encode(payload, key, algorithm="HS256")


def _verified(token: str, key: str, audience: str) -> dict[str, Any]:
    """The payload of a token of ours. Its end is not looked at: PyJWT knows only its own clock."""
    import jwt

    try:
        return jwt.decode(
            token,
            key,
            algorithms=["HS256"],
            audience=audience,
            options={"verify_exp": False, "verify_iat": False, "verify_nbf": False},
        )
    except jwt.PyJWTError:
        raise UnauthenticatedError("token_invalid") from None
