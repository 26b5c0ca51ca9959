"""Papers over real sockets: PDFs for those they are for."""

import json
import secrets
from base64 import b64decode

import pypdfium2
import pytest

from shared.domain.people.access import Claims
from tests.http.client import GOOD_BODIES, JSON, Answer, request
from tests.http.installation import (
    CITIZEN,
    DESK,
    NAME,
    OFFICER,
    OTHER_CITIZEN,
    PHONE,
    WORDS,
    Installation,
)
from tests.http.test_signed_pages import forwarded


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _get(city: Installation, function: str, path: str, claims: Claims) -> Answer:
    headers = {"Authorization": f"Bearer {city.token(claims)}"}
    return request(city, function, "GET", path, headers=headers)


def test_the_desk_prints_a_letter_whose_address_opens_the_page(city: Installation) -> None:
    sent = forwarded(city)
    path = f"/v1/officer/reports/{sent.report.report_id}/papers/letter"

    answer = _get(city, "officer_api", path, DESK)
    text = _text(answer.body)

    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"].endswith('.pdf"')
    assert sent.path in "".join(text.split())
    assert WORDS in " ".join(text.split())
    for hidden in (NAME, PHONE, PHONE[3:], "KDI-"):
        assert hidden not in text
    assert request(city, "signed_pages", "GET", sent.path).status == 200


def test_the_reporter_has_the_whole_file(city: Installation) -> None:
    path = f"/v1/reports/{city.report.tracking_code}/case-file"

    answer = _get(city, "citizen_api", path, CITIZEN)
    text = _text(answer.body)

    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    for said in (NAME, PHONE, city.report.tracking_code, WORDS, "Ombudsman"):
        assert said in text
    assert _get(city, "citizen_api", path, OTHER_CITIZEN).status == 404


@pytest.mark.parametrize(
    ("kind", "claims", "status"),
    [
        ("case-file", DESK, 403),
        ("case-file", OFFICER, 403),
        ("letter", OFFICER, 403),
        ("letter", DESK, 404),
        ("visit-order", DESK, 404),
        ("diploma", DESK, 404),
    ],
)
def test_papers_that_are_not_there_or_not_for_the_caller(
    city: Installation, kind: str, claims: Claims, status: int
) -> None:
    path = f"/v1/officer/reports/{city.report.report_id}/papers/{kind}"

    assert _get(city, "officer_api", path, claims).status == status


def test_the_slip_comes_with_the_intake_and_bears_its_code(city: Installation) -> None:
    headers = {
        "Authorization": f"Bearer {city.token(DESK)}",
        "Content-Type": JSON,
        "Idempotency-Key": f"slip-{secrets.token_hex(8)}",
    }
    body = json.dumps(
        {**GOOD_BODIES["IntakeIn"], "description": "Got tersumbat di lorong"}
    ).encode()
    path = "/v1/officer/reports"

    first = request(city, "officer_api", "POST", path, body=body, headers=headers)
    again = request(city, "officer_api", "POST", path, body=body, headers=headers)
    text = _text(b64decode(first.json["slip_pdf"]))

    assert (first.status, again.json) == (201, first.json)
    assert first.json["tracking_code"] in text
    assert "tersumbat" not in text
