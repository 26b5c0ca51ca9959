"""How a token's bytes are written, and read back in that one way only."""

from base64 import urlsafe_b64decode, urlsafe_b64encode


def written(raw: bytes) -> str:
    """In letters that need no escape in an address."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def bytes_of(token: str, *, longest: int) -> bytes:
    """The token's bytes; none where it is not written as we write it, to the last bit."""
    if len(token) > longest or not token.isascii():
        return b""
    try:
        raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return b""
    return raw if written(raw) == token else b""
