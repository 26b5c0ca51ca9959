"""The token in an Authorization header."""

from shared.domain.kernel.errors import UnauthenticatedError


def bearer_token(authorization: str | None) -> str:
    """Raises UnauthenticatedError where the header is absent or of another scheme."""
    scheme, _, token = (authorization or "").strip().partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise UnauthenticatedError("token_missing")
    return token
