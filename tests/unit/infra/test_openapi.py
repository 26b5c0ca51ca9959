"""The API's description: valid, true to the code, and complete in what it refuses."""

import json
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from functions._edge.http.description import PATH
from functions._edge.schemas.incoming import ReportIn
from infra.openapi import TABLES, description, main, text
from infra.openapi_problems import CODES
from shared.domain.language.translations import FALLBACK, texts_in

# Codes that are no answer of an API: reasons stored with a photo, refusals of task endpoints, pages
# and command lines.
ELSEWHERE = {
    "caller_not_ours",
    "date_invalid",
    "form_malformed",
    "code_needed",
    "code_too_often",
    "code_wrong",
    "link_not_valid",
    "signature_invalid",
    "photo_damaged",
    "photos_too_heavy",
    "photo_larger_than_announced",
    "photo_not_an_image",
    "photo_too_many_pixels",
    "photo_not_found",
    "text_too_long",
    "publication_conflict",
    "reference_damaged",
    "reference_unknown",
    "tracking_code_malformed",
}


def test_the_file_is_what_the_routes_say() -> None:
    assert PATH.read_text(encoding="utf-8") == text(), "run python -m infra.openapi"


def test_it_is_a_valid_openapi_3_1_document() -> None:
    OpenAPIV31SpecValidator(json.loads(text())).validate()


def test_every_route_is_in_it_once() -> None:
    paths = description()["paths"]

    operations = [operation for methods in paths.values() for operation in methods.values()]
    assert len(operations) == sum(len(table.routes) for _, table in TABLES)
    ids = [operation["operationId"] for operation in operations]
    assert len(set(ids)) == len(ids)
    assert all("<" not in path for path in paths)


def test_every_code_that_can_be_answered_is_in_it() -> None:
    listed = [code for codes in CODES.values() for code in codes]

    assert len(set(listed)) == len(listed)
    assert set(listed) | ELSEWHERE >= _raised()
    assert set(listed) <= _codes()


def _raised() -> set[str]:
    """The codes of the catalogue that the code names, but for those of the local city's uploads."""
    uploads = {"photo_smaller_than_announced", "upload_finished", "upload_incomplete"}
    return _codes() - uploads


def _codes() -> set[str]:
    return {key.split(".")[1] for key in texts_in(FALLBACK) if key.startswith("problem.")}


@pytest.mark.parametrize("name", ["point", "address"])
def test_the_examples_are_taken(name: str) -> None:
    import msgspec

    operation = description()["paths"]["/v1/reports"]["post"]
    example = operation["requestBody"]["content"]["application/json"]["examples"][name]["value"]

    assert msgspec.convert(example, ReportIn).description


def test_a_key_is_asked_for_where_it_is_required() -> None:
    parameters = description()["paths"]["/v1/reports"]["post"]["parameters"]

    assert {"$ref": "#/components/parameters/idempotency_required"} in parameters


def test_check_tells_of_drift_and_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    file.write_text("{}", encoding="utf-8")

    assert main(["--check"], file) == 1
    assert file.read_text(encoding="utf-8") == "{}"


def test_without_check_it_is_written_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "openapi.json"

    assert main([], file) == 0
    assert main([], file) == 0
    assert main(["--check"], file) == 0
    assert capsys.readouterr().out == "written: openapi.json\n"
