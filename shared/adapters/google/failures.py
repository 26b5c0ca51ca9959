"""What the errors of Google's client libraries mean to us.

A reason holds the service and the error's class, never its message: that may quote a URL or a body.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from shared.domain.kernel.errors import TransientError


@contextmanager
def translated(service: str, refused: Callable[[str], Exception]) -> Iterator[None]:
    """Busy, unreachable or too slow is a TransientError, any other answer what `refused` makes."""
    from google.api_core import exceptions
    from google.auth.exceptions import GoogleAuthError
    from requests import RequestException

    try:
        yield
    except (
        exceptions.ServerError,
        exceptions.TooManyRequests,
        exceptions.RetryError,
        exceptions.Aborted,
        exceptions.Cancelled,
        GoogleAuthError,  # the token server is as much out of our hands as the service itself
        RequestException,
        ConnectionError,
    ) as error:
        raise TransientError(f"{service}:{type(error).__name__}") from None
    except exceptions.GoogleAPIError as error:
        raise refused(f"{service}:{type(error).__name__}") from None
