"""The refusals that the API description lists: which codes come with which status, on which routes."""

from collections.abc import Mapping
from typing import Any

from functions._edge.http.routes import NOBODY, STAFF, Route
from shared.domain.texts.catalogue import Catalogue

# Every code that an answer over HTTP may carry.
CODES: Mapping[int, tuple[str, ...]] = {
    400: (
        "body_missing",
        "idempotency_key_invalid",
        "idempotency_key_missing",
        "json_malformed",
    ),
    401: ("token_expired", "token_invalid", "token_missing", "token_revoked"),
    403: ("contact_for_supervisors", "forbidden", "photo_withheld", "supervisor_required"),
    404: ("jurisdiction_unknown", "not_found"),
    405: ("method_not_allowed",),
    409: (
        "already_exists",
        "appeal_used",
        "assignment_binding",
        "contact_given",
        "contact_not_opened",
        "contest_window_over",
        "case_full",
        "case_not_open",
        "crowd_too_large",
        "letter_revoked",
        "merge_chain",
        "merge_secret",
        "hand_over_running",
        "no_call_needed",
        "no_contact",
        "nobody_to_ask",
        "nothing_lapses",
        "correction_too_late",
        "corrections_used",
        "own_report",
        "no_place_question",
        "no_visit_ordered",
        "part_acted_on",
        "part_of_whole",
        "operation_in_progress",
        "proof_not_in_question",
        "report_claimed",
        "second_person_required",
        "state_conflict",
        "version_conflict",
        "visit_already_ordered",
        "visit_cancelled",
    ),
    411: ("length_required",),
    413: ("body_too_large",),
    415: ("media_type_unsupported",),
    422: (
        "agency_not_suitable",
        "outcome_not_suitable",
        "agency_retired",
        "attribute_invalid",
        "attribute_required",
        "attribute_unknown",
        "assignee_not_suitable",
        "body_invalid",
        "boxes_invalid",
        "category_retired",
        "category_unknown",
        "channel_unknown",
        "consent_required",
        "correction_required",
        "cursor_invalid",
        "email_not_verified",
        "idempotency_key_reused",
        "merge_with_itself",
        "nothing_corrected",
        "parts_unsuitable",
        "period_wrong",
        "office_accused",
        "phone_invalid",
        "photo_too_large",
        "photo_type_unsupported",
        "place_choice_unknown",
        "place_required",
        "promise_in_past",
        "promise_too_far",
        "proof_required",
        "public_text_required",
        "public_text_tells_of_people",
        "reason_tells_of_people",
        "query_invalid",
        "reason_required",
        "reject_reason_required",
        "secret_has_no_public_answer",
        "substitute_not_suitable",
        "successor_not_suitable",
        "text_invalid",
        "text_required",
        "too_many_photos",
        "urgency_required",
        "village_unknown",
        "visit_time_wrong",
    ),
    500: ("internal_error",),
    503: ("stored_form_unknown", "temporarily_unavailable"),
}
_EVERYWHERE = (405, 411, 413, 500, 503)
_WITH_A_BODY = (400, 415)
_HEADERS: Mapping[int, tuple[str, str]] = {
    401: ("WWW-Authenticate", "How to sign in."),
    405: ("Allow", "The methods there are."),
    409: ("Retry-After", "With `operation_in_progress`: seconds to wait."),
    503: ("Retry-After", "Seconds to wait."),
}


def answers_to(route: Route) -> dict[str, Any]:
    """The refusals that this route may answer with, by status."""
    statuses = {*route.errors, *_EVERYWHERE}
    if route.body:
        statuses.update(_WITH_A_BODY)
    if route.needs != NOBODY:
        statuses.add(401)
    if route.needs == STAFF:
        statuses.add(403)
    return {str(s): {"$ref": f"#/components/responses/{s}"} for s in sorted(statuses)}


def problem_responses() -> dict[str, Any]:
    return {str(status): _response(status, codes) for status, codes in CODES.items()}


def _response(status: int, codes: tuple[str, ...]) -> dict[str, Any]:
    response: dict[str, Any] = {
        "description": "; ".join(f"`{code}`: {_title(code)}" for code in codes),
        "content": {
            "application/problem+json": {
                "schema": {
                    "allOf": [
                        {"$ref": "#/components/schemas/Problem"},
                        {"properties": {"code": {"enum": list(codes)}}},
                    ]
                }
            }
        },
    }
    if status in _HEADERS:
        name, meaning = _HEADERS[status]
        response["headers"] = {name: {"description": meaning, "schema": {"type": "string"}}}
    return response


def _title(code: str) -> str:
    return Catalogue().text(f"problem.{code}.title", "en")
