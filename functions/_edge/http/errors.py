"""One table from error to answer: RFC 9457 problem+json with a stable code, in two languages."""

from collections.abc import Mapping

from shared.domain.kernel.errors import (
    ConflictError,
    DomainError,
    ForbiddenError,
    InProgressError,
    InvalidError,
    NotFoundError,
    UnauthenticatedError,
)

STATUS_OF: tuple[tuple[type[DomainError], int], ...] = (
    (UnauthenticatedError, 401),
    (ForbiddenError, 403),
    (NotFoundError, 404),
    (InProgressError, 409),
    (ConflictError, 409),
    (InvalidError, 422),
)


class RequestError(DomainError):
    """A request that is wrong before anything in it is looked at; carries its own status."""

    def __init__(self, status: int, code: str, **params: str | int) -> None:
        super().__init__(code, **params)
        self.status = status


def status_of(error: DomainError) -> int:
    if isinstance(error, RequestError):
        return error.status
    return next(status for kind, status in STATUS_OF if isinstance(error, kind))


def headers_of(error: DomainError) -> Mapping[str, str]:
    """What a client needs beside the body: how to sign in, when to retry, which methods there are."""
    headers = {}
    if isinstance(error, UnauthenticatedError):
        headers["WWW-Authenticate"] = "Bearer"
    if "retry_after_s" in error.params:
        headers["Retry-After"] = str(error.params["retry_after_s"])
    if "allow" in error.params:
        headers["Allow"] = str(error.params["allow"])
    return headers
