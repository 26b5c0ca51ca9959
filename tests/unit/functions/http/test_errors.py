"""From error to answer: every refusal has a status, a code people can be told about, and headers."""

import ast
from pathlib import Path

import pytest

from functions._edge.http.errors import STATUS_OF, RequestError, headers_of, status_of
from shared.domain.kernel import errors
from shared.domain.kernel.errors import (
    DomainError,
    InProgressError,
    NotFoundError,
    UnauthenticatedError,
)
from shared.domain.texts.catalogue import is_text

ROOT = Path(__file__).resolve().parents[4]
FAMILY = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, DomainError)
} | {"RequestError", "AlreadyExistsError"}


def _raised() -> set[tuple[str, str]]:
    """Every code that is written where one of the family is made, with its file."""
    found = set()
    for folder in ("functions", "shared"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in FAMILY:
                    found |= {
                        (argument.value, path.name)
                        for argument in node.args
                        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                    }
    return found


def test_every_code_that_is_raised_has_its_words() -> None:
    assert {
        (code, file) for code, file in _raised() if not is_text(f"problem.{code}.detail")
    } == set()


def test_every_kind_of_refusal_has_a_status() -> None:
    kinds = {kind for kind, _ in STATUS_OF}

    assert {name for name in FAMILY if getattr(errors, name, None) in kinds} == FAMILY - {
        "DomainError",
        "RequestError",
        "AlreadyExistsError",
    }


@pytest.mark.parametrize(
    ("error", "status", "headers"),
    [
        (UnauthenticatedError("token_missing"), 401, {"WWW-Authenticate": "Bearer"}),
        (NotFoundError("not_found"), 404, {}),
        (InProgressError("operation_in_progress", retry_after_s=7), 409, {"Retry-After": "7"}),
        (RequestError(405, "method_not_allowed", allow="GET"), 405, {"Allow": "GET"}),
        (RequestError(413, "body_too_large", limit=9), 413, {}),
    ],
)
def test_what_a_client_needs_stands_in_the_headers(
    error: DomainError, status: int, headers: dict[str, str]
) -> None:
    assert status_of(error) == status
    assert headers_of(error) == headers
