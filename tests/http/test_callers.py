"""Who may call what: every route, every wrong kind of caller."""

import base64
import json
from datetime import timedelta

import jwt
import pytest

from shared.domain.people.access import Claims, Role
from tests.http.client import (
    FOR_STAFF,
    GUARDED,
    TARGETS,
    Sent,
    Target,
    assert_described,
    assert_refused,
    good_body,
    send,
)
from tests.http.installation import (
    CITIZEN,
    CITY,
    DESK,
    FOREIGN_OFFICER,
    OFFICE,
    OFFICER,
    OTHER_CITIZEN,
    OTHER_CITY,
    OTHER_OFFICE,
    OTHER_OFFICER,
    Installation,
)

each_guarded = pytest.mark.parametrize("target", GUARDED, ids=str)
each_for_staff = pytest.mark.parametrize("target", FOR_STAFF, ids=str)
OF_ONE_REPORT = [target for target in FOR_STAFF if "<report_id>" in target.route.path]
BY_CODE = [target for target in GUARDED if "<code>" in target.route.path]
(CLAIM,) = [target for target in BY_CODE if target.route.path.endswith("/claim")]
OF_ITS_REPORTER = [target for target in BY_CODE if target is not CLAIM]


@each_guarded
@pytest.mark.parametrize(
    "value", [None, "", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "bearer\t", "Token abc"]
)
def test_a_caller_without_a_token_is_asked_to_sign_in(
    city: Installation, target: Target, value: str | None
) -> None:
    before = city.contents()

    answer = send(city, Sent(target, headers={"Authorization": value}))

    assert_refused(answer, 401, "token_missing")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert_described(target, answer)
    assert city.contents() == before


def _claims(target: Target) -> Claims:
    return OFFICER if target in FOR_STAFF else CITIZEN


def _foreign(target: Target) -> str:
    claims = _claims(target)
    payload = {"aud": "tanggap-people", "sub": claims.uid, "role": claims.role.value}
    return jwt.encode({**payload, "exp": 4_000_000_000}, "a" * 64, algorithm="HS256")


def _unsigned(target: Target) -> str:
    claims = _claims(target)
    payload = {"aud": "tanggap-people", "sub": claims.uid, "exp": 4_000_000_000}
    parts = ({"alg": "none", "typ": "JWT"}, payload)
    return ".".join(
        base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts
    )


@each_guarded
def test_an_expired_token_is_refused(city: Installation, target: Target) -> None:
    token = city.token(_claims(target), timedelta(seconds=-1))

    answer = send(city, Sent(target, headers={"Authorization": f"Bearer {token}"}))

    assert_refused(answer, 401, "token_expired")
    assert_described(target, answer)


@each_guarded
@pytest.mark.parametrize(
    "kind", ["foreign", "unsigned", "unsigned.", "caller", "cut", "garbage", "long", "accented"]
)
def test_a_token_that_is_not_ours_is_refused(city: Installation, target: Target, kind: str) -> None:
    ours = city.token(_claims(target))
    token = {
        "foreign": _foreign(target),
        "unsigned": _unsigned(target),
        "unsigned.": _unsigned(target) + ".",
        "caller": city.caller().removeprefix("Bearer "),
        "cut": ours[:-2],
        "garbage": "a.b.c",
        "long": "x" * 7000,
        "accented": "k\xe9nari.\xff.\xfe",
    }[kind]
    before = city.contents()

    answer = send(city, Sent(target, headers={"Authorization": f"Bearer {token}"}))

    assert_refused(answer, 401, "token_invalid")
    assert city.contents() == before


@each_for_staff
@pytest.mark.parametrize(
    "claims",
    [
        CITIZEN,
        Claims("uid-nobody-knows", Role.OFFICER, CITY, OFFICE),
        Claims(OFFICER.uid, Role.SUPERVISOR, CITY, OFFICE),
        Claims(OFFICER.uid, Role.OFFICER, CITY, OTHER_OFFICE),
        Claims(OFFICER.uid, Role.OFFICER, OTHER_CITY, OFFICE),
        Claims(OFFICER.uid, Role.OFFICER, "../kendari", OFFICE),
        Claims(OFFICER.uid, Role.OFFICER, None, OFFICE),
    ],
    ids=["citizen", "unknown", "promoted", "moved", "other city", "path", "no city"],
)
def test_who_is_not_staff_as_claimed_is_refused(
    city: Installation, target: Target, claims: Claims
) -> None:
    before = city.contents()

    answer = send(city, Sent(target, headers={"Authorization": f"Bearer {city.token(claims)}"}))

    assert answer.status in ({403, 404} if claims.city_id == "../kendari" else {403})
    assert_refused(answer, answer.status, answer.code)
    assert city.contents() == before


@pytest.mark.parametrize("target", OF_ONE_REPORT, ids=str)
@pytest.mark.parametrize("claims", [OTHER_OFFICER, FOREIGN_OFFICER], ids=["office", "city"])
def test_a_report_of_another_office_or_city_does_not_exist(
    city: Installation, target: Target, claims: Claims
) -> None:
    before = city.contents()
    headers = {"Authorization": f"Bearer {city.token(claims)}"}
    absent = target.route.path.replace("<report_id>", "0" * 32)
    absent = absent.replace("<photo_id>", "1" * 32).replace("<size>", "large")

    answer = send(city, Sent(target, headers=headers))
    of_none = send(city, Sent(target, path=absent, headers=headers))

    assert_refused(answer, 404, "not_found")
    assert answer.body == of_none.body
    assert_described(target, answer)
    assert city.contents() == before


@pytest.mark.parametrize("target", OF_ITS_REPORTER, ids=str)
def test_only_the_reporter_speaks_for_a_report(city: Installation, target: Target) -> None:
    before = city.contents()
    headers = {"Authorization": f"Bearer {city.token(OTHER_CITIZEN)}"}

    answer = send(city, Sent(target, headers=headers))

    assert_refused(answer, 404, "not_found")
    assert city.contents() == before


def test_a_report_stays_in_the_account_that_has_it(city: Installation) -> None:
    before = city.contents()
    headers = {"Authorization": f"Bearer {city.token(OTHER_CITIZEN)}"}

    answer = send(city, Sent(CLAIM, headers=headers))

    assert_refused(answer, 409, "report_claimed")
    assert city.contents() == before


def test_an_officer_does_no_act_of_the_desk(city: Installation) -> None:
    (target,) = [target for target in TARGETS if target.route.path.endswith("/actions")]
    body = {**good_body(target), "action": "forward", "agency_id": "PLN"}
    before = city.contents()

    answer = send(city, Sent(target, json.dumps(body).encode()))

    assert_refused(answer, 403, "forbidden")
    assert city.contents() == before


def test_an_old_version_is_a_lost_race(city: Installation) -> None:
    (target,) = [target for target in TARGETS if target.route.path.endswith("/actions")]
    body = {**good_body(target), "version": 999}

    answer = send(city, Sent(target, json.dumps(body).encode()))

    assert_refused(answer, 409, "version_conflict")
    assert_described(target, answer)


def test_the_desk_sees_the_report_but_neither_its_code_nor_its_reporter(
    city: Installation,
) -> None:
    (target,) = [target for target in FOR_STAFF if str(target).endswith("reports/<report_id>")]
    headers = {"Authorization": f"Bearer {city.token(DESK)}"}

    answer = send(city, Sent(target, headers=headers))

    assert answer.status == 200
    assert_described(target, answer)
    for hidden in (city.report.tracking_code, CITIZEN.uid, "Kenari", "6281234567890"):
        assert hidden not in answer.body.decode()
