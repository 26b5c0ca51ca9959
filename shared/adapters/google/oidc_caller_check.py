"""Whether a call is our own queue's or scheduler's: Google signed it for our service account."""

import json
import threading
import urllib.request
from typing import TYPE_CHECKING, Any

from shared.adapters.bearer import bearer_token
from shared.domain.kernel.errors import TransientError, UnauthenticatedError

if TYPE_CHECKING:
    from jwt import PyJWKClient

GOOGLE = "https://accounts.google.com"
_KEYS_OF_GOOGLE = "https://www.googleapis.com/oauth2/v3/certs"
_CALL_S = 10
_SKEW_S = 10


class OidcCallerCheck:
    """`audience` and `service_account` are those the queue signs for; keys are kept 5 minutes.

    Another issuer than Google is asked where its keys are, at the first call.
    """

    def __init__(self, audience: str, service_account: str, *, issuer: str = GOOGLE) -> None:
        self._audience, self._service_account, self._issuer = audience, service_account, issuer
        self._keys: PyJWKClient | None = None
        self._lock = threading.Lock()

    def verify(self, authorization: str | None) -> None:
        claims = self._claims(bearer_token(authorization))
        if claims.get("email") != self._service_account or claims.get("email_verified") is not True:
            raise UnauthenticatedError("token_invalid")

    def _claims(self, token: str) -> dict[str, Any]:
        import jwt

        try:
            return jwt.decode(
                token,
                self._client().get_signing_key_from_jwt(token),
                algorithms=["RS256"],
                audience=self._audience,
                issuer=self._issuer,
                leeway=_SKEW_S,
                options={"require": ["exp", "iat", "aud", "iss"]},
            )
        except jwt.PyJWKClientConnectionError:
            raise TransientError("oidc:keys_unreachable") from None
        except jwt.ExpiredSignatureError:
            raise UnauthenticatedError("token_expired") from None
        except jwt.PyJWTError:
            raise UnauthenticatedError("token_invalid") from None

    def _client(self) -> "PyJWKClient":
        from jwt import PyJWKClient

        with self._lock:
            if self._keys is None:
                self._keys = PyJWKClient(_keys_url(self._issuer), timeout=_CALL_S)
            return self._keys


def _keys_url(issuer: str) -> str:
    if issuer == GOOGLE:
        return _KEYS_OF_GOOGLE
    # The issuer is a setting of the installation, no caller chooses it.
    url = f"{issuer}/.well-known/openid-configuration"
    try:
        with urllib.request.urlopen(url, timeout=_CALL_S) as answer:  # noqa: S310 - see above
            return str(json.load(answer)["jwks_uri"])
    except (OSError, ValueError, KeyError):
        raise TransientError("oidc:issuer_unreachable") from None
