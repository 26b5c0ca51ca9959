"""Clients' identities: Firebase ID tokens, anonymous sign-in included."""

from typing import Any

from shared.adapters.claims import claims_of
from shared.adapters.google.firebase_app import firebase_app
from shared.domain.kernel.errors import TransientError, UnauthenticatedError
from shared.domain.people.access import Claims

_SKEW_S = 10


class FirebaseTokenCheck:
    """`check_revoked` costs one look-up a call and notices a revoked token within its hour.

    FIREBASE_AUTH_EMULATOR_HOST makes the SDK take unsigned and expired tokens: never in production.
    """

    def __init__(self, project_id: str, *, check_revoked: bool = False) -> None:
        from firebase_admin import auth

        self._auth: Any = auth
        # Public keys suffice for a signature; only the look-up of an account needs a credential.
        self._app = firebase_app(project_id, anonymous=not check_revoked)
        self._check_revoked = check_revoked

    def verify(self, token: str) -> Claims:
        from firebase_admin import exceptions

        auth = self._auth
        # The SDK's messages quote tokens, hence no cause is kept.
        try:
            payload = auth.verify_id_token(
                token, self._app, check_revoked=self._check_revoked, clock_skew_seconds=_SKEW_S
            )
        except auth.ExpiredIdTokenError:
            raise UnauthenticatedError("token_expired") from None
        except (auth.RevokedIdTokenError, auth.UserDisabledError, auth.UserNotFoundError):
            raise UnauthenticatedError("token_revoked") from None
        except (auth.InvalidIdTokenError, ValueError):
            raise UnauthenticatedError("token_invalid") from None
        except exceptions.FirebaseError as error:
            raise TransientError(f"identity:{type(error).__name__}") from None
        return claims_of(payload["uid"], payload)
