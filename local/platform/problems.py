"""What the local city's own addresses answer when something is wrong: problem+json, as elsewhere."""

from dataclasses import dataclass

from flask import Response, jsonify
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from functions._edge.http.errors import status_of
from shared.domain.kernel.errors import DomainError
from shared.domain.texts.catalogue import Catalogue, is_text

_TYPE = "https://tanggap.example/problems/"


@dataclass(frozen=True)
class LocalProblem(Exception):  # noqa: N818 - it is an answer, not a mishap
    """A refusal of an address that exists in the local city only."""

    status: int
    code: str
    detail_id: str
    detail_en: str


NOT_FOUND = LocalProblem(
    404, "not_found", "Alamat ini tidak ada di kota lokal.", "The local city has no such address."
)


def answer(problem: LocalProblem) -> Response:
    return _response(problem.status, problem.code, (problem.detail_id, problem.detail_en))


def answer_domain(error: DomainError) -> Response:
    """The same words that a function would use, where the catalogue knows the code."""
    details = (error.code, error.code)
    if is_text(f"problem.{error.code}.detail"):
        catalogue = Catalogue()
        details = (
            catalogue.problem(error.code, "id", error.params)[1],
            catalogue.problem(error.code, "en", error.params)[1],
        )
    return _response(status_of(error), error.code, details)


def answer_http(error: HTTPException) -> Response:
    """A refusal of the framework's own: a wrong method, a body too large, one that broke off."""
    name = error.name.lower().replace(" ", "_")
    response = _response(error.code or 500, name, (error.name, error.name))
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def _response(status: int, code: str, details: tuple[str, str]) -> Response:
    detail_id, detail_en = details
    response = jsonify(
        type=_TYPE + code,
        title=detail_id.partition(".")[0],
        status=status,
        code=code,
        detail=detail_id,
        detail_en=detail_en,
    )
    response.status_code = status
    response.mimetype = "application/problem+json"
    return response
