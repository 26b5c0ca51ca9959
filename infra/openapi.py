"""Writes docs/openapi.json from the routes and their schemas: `python -m infra.openapi`.

`--check` writes nothing and fails where the file on disk says something else.
"""

import inspect
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from functions._edge.citizen import citizen_routes
from functions._edge.http.description import PATH
from functions._edge.http.routes import NOBODY, Route
from functions._edge.schemas.incoming import ReportIn
from functions._edge.schemas.outgoing import Problem
from functions._edge.staff import officer_routes
from infra.generated import bring_up_to_date
from infra.openapi_problems import answers_to, problem_responses

TABLES = (("citizen", citizen_routes.ROUTES), ("officer", officer_routes.ROUTES))
_REFERENCE = "#/components/schemas/{name}"
_PLACEHOLDER = re.compile(r"<([a-z_]+)>")
_PATH_PARAMETERS = {
    "uid": "The account of a member of staff.",
    "code": "The tracking code. Whoever has it may follow the report.",
    "report_id": "The report's id, as the queue lists it.",
    "case_id": "The public id of a case: `c-kdi-...`. It opens nothing that is not public.",
    "photo_id": "The photo's id, as the report lists it.",
    "size": "`large` or `small`.",
    "kind": "`letter`, `visit-order` or `case-file`.",
    "device_id": "The device's own name for itself: 1 to 64 letters, digits, `_` or `-`.",
}
_INFO = {
    "title": "Tanggap",
    "version": "1",
    "description": (
        "Complaints to a city: submitted by citizens, answered by offices. Errors are"
        " application/problem+json with a stable `code`; `detail` follows Accept-Language"
        " (Bahasa Indonesia or English), `detail_en` is always English."
    ),
    "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
}
_SUBMIT_EXAMPLES = {
    "point": {
        "summary": "A pothole, marked on the map, with one photo",
        "value": {
            "description": "Jalan berlubang di depan pasar, dua motor sudah jatuh.",
            "category": "jalan_rusak",
            "location": {
                "latitude": -3.9778,
                "longitude": 122.515,
                "accuracy_m": 12,
                "source": "device",
            },
            "photos": [
                {"content_type": "image/jpeg", "size_bytes": 313000, "capture": "camera"},
            ],
            "contact": {"name": "Sitti Contoh", "phone": "0811-0000-0001", "whatsapp": True},
        },
    },
    "address": {
        "summary": "An address instead of a point; the name stays hidden from the office",
        "value": {
            "description": "Lampu jalan mati sejak tiga malam.",
            "location": {
                "address_text": "Depan masjid, RT 02",
                "kelurahan_code": "74.71.01.1001",
            },
            "anonymous": True,
        },
    },
}


def description() -> dict[str, Any]:
    """The whole OpenAPI 3.1 document."""
    paths: dict[str, dict[str, Any]] = {}
    for tag, table in TABLES:
        for route in table.routes:
            path = _PLACEHOLDER.sub(r"{\1}", route.path)
            paths.setdefault(path, {})[route.method.lower()] = _operation(tag, route)
    return {
        "openapi": "3.1.0",
        "info": _INFO,
        "servers": [{"url": "/"}],
        "tags": [
            {"name": "citizen", "description": "For citizens; function citizen_api."},
            {"name": "officer", "description": "For staff; function officer_api."},
        ],
        "paths": paths,
        "components": {
            "schemas": _schemas(),
            "responses": problem_responses(),
            "parameters": _shared_parameters(),
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "A Firebase ID token; an anonymous account is enough to report.",
                },
            },
        },
    }


def text() -> str:
    return json.dumps(description(), indent=2, ensure_ascii=False) + "\n"


def _operation(tag: str, route: Route) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": f"{tag}_{route.handler.__name__}",
        "tags": [tag],
        "summary": route.summary,
        "parameters": list(_parameters(route)),
        "responses": {str(route.status): _answer(route), **answers_to(route)},
    }
    if route.needs != NOBODY:
        operation["security"] = [{"token": []}]
    if route.body:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": _body(route)},
        }
    return operation


def _body(route: Route) -> dict[str, Any]:
    body: dict[str, Any] = {"schema": _schema_of(route.body)}
    if route.body is ReportIn:
        body["examples"] = _SUBMIT_EXAMPLES
    return body


def _answer(route: Route) -> dict[str, Any]:
    if route.media != "application/json":
        content: dict[str, Any] = {route.media: {}}
    elif route.answer is None:
        content = {"application/json": {"schema": {"type": "object"}}}
    else:
        content = {"application/json": {"schema": _schema_of(route.answer)}}
    return {"description": route.summary, "content": content}


def _parameters(route: Route) -> Iterator[dict[str, Any]]:
    for name in _PLACEHOLDER.findall(route.path):
        yield {
            "name": name,
            "in": "path",
            "required": True,
            "description": _PATH_PARAMETERS[name],
            "schema": {"type": "string"},
        }
    for name, schema in _properties(route.query).items():
        yield {"name": name, "in": "query", "schema": _without_null(schema)}
    if route.idempotency:
        yield {"$ref": f"#/components/parameters/idempotency_{route.idempotency}"}
    yield {"$ref": "#/components/parameters/accept_language"}


def _shared_parameters() -> dict[str, Any]:
    key = {
        "name": "Idempotency-Key",
        "in": "header",
        "description": (
            "Chosen by the client, one for each thing it wants done. The same key with the same"
            " body gives the same answer again, with another body 422."
        ),
        "schema": {"type": "string", "pattern": "^[A-Za-z0-9_.:-]{8,128}$"},
    }
    return {
        "idempotency_required": {**key, "required": True},
        "idempotency_optional": {**key, "required": False},
        "accept_language": {
            "name": "Accept-Language",
            "in": "header",
            "description": "`id` (the default) or `en`.",
            "schema": {"type": "string"},
        },
    }


def _schemas() -> dict[str, Any]:
    shapes = {
        shape
        for _, table in TABLES
        for route in table.routes
        for shape in (route.body, route.answer)
        if shape is not None
    }
    in_order = [*sorted(shapes, key=lambda shape: shape.__name__), Problem]
    return _by_name(in_order)


def _by_name(shapes: list[type]) -> dict[str, Any]:
    _, components = msgspec.json.schema_components(shapes, ref_template=_REFERENCE)
    for schema in components.values():
        # Python 3.13 strips a docstring's indentation, 3.11 does not.
        if "description" in schema:
            schema["description"] = inspect.cleandoc(schema["description"])
    return dict(sorted(components.items()))


def _schema_of(shape: type | None) -> dict[str, Any]:
    (schema,), _ = msgspec.json.schema_components([shape], ref_template=_REFERENCE)
    return schema


def _properties(shape: type | None) -> Mapping[str, Any]:
    if shape is None:
        return {}
    properties: Mapping[str, Any] = _by_name([shape])[shape.__name__]["properties"]
    return properties


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A query parameter that is not there is not null."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    return kinds[0] if len(kinds) == 1 else schema


def main(arguments: list[str], path: Path = PATH) -> int:
    return bring_up_to_date(
        arguments, module="infra.openapi", follows="the routes", wanted={path: text()}
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
