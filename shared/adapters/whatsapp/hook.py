"""Who calls the webhook: Meta shows a shared token when it subscribes, and a signature ever after."""

import hmac
import re

from shared.domain.kernel.errors import ForbiddenError, UnauthenticatedError

_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{1,200}")
_SCHEME = "sha256="


class WhatsAppHook:
    """The port ChatHook. Secrets that are not set let nobody in."""

    def __init__(self, app_secret: str, verify_token: str) -> None:
        self._app_secret, self._verify_token = app_secret.encode(), verify_token.encode()

    def subscribed(self, mode: str, token: str, challenge: str) -> str:
        known = hmac.compare_digest(token.encode(), self._verify_token)
        if mode != "subscribe" or not known or not self._verify_token:
            raise ForbiddenError("forbidden")
        if not _CHALLENGE.fullmatch(challenge):
            raise ForbiddenError("forbidden")
        return challenge

    def verify(self, raw: bytes, signature: str | None) -> None:
        given = (signature or "").removeprefix(_SCHEME).encode()
        if not self._app_secret or not hmac.compare_digest(given, self._signed(raw)):
            raise UnauthenticatedError("signature_invalid")

    def sign(self, raw: bytes) -> str:
        """The header that `verify` takes; the local city plays the provider with it."""
        return f"{_SCHEME}{self._signed(raw).decode()}"

    def _signed(self, raw: bytes) -> bytes:
        return hmac.digest(self._app_secret, raw, "sha256").hex().encode()
