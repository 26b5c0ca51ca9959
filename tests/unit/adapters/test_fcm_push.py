import logging
from collections.abc import Iterator

import pytest

from shared.adapters.google.fcm_push import AT_ONCE, FcmPush
from shared.domain.kernel.errors import PermanentError, TransientError
from shared.ports.messages import PushMessage, PushResult
from tests.emulators.processes import free_port
from tests.stubs.fcm import FcmStub, fcm
from tests.stubs.server import Answer

MESSAGE = PushMessage("Laporan baru", "Laporan 5F0E8A41 menunggu.", {"report_id": "5f0e"})
TOKEN = "registration:token-of-a-phone"
INSTALLATION = "cAAAAAAAAAAAAAAAAAAAAA"


@pytest.fixture
def stub() -> Iterator[FcmStub]:
    with fcm() as stub:
        yield stub


@pytest.fixture
def push(stub: FcmStub) -> FcmPush:
    return FcmPush("made-up", base_url=stub.base_url)


def test_the_message_is_a_notification_with_data(stub: FcmStub, push: FcmPush) -> None:
    push.send([TOKEN], MESSAGE)
    assert stub.requests[0].path == "/v1/projects/made-up/messages:send"
    assert stub.messages == [
        {
            "token": TOKEN,
            "notification": {"title": MESSAGE.title, "body": MESSAGE.body},
            "data": {"report_id": "5f0e"},
        }
    ]


def test_a_stub_is_sent_no_credential(stub: FcmStub, push: FcmPush) -> None:
    push.send([TOKEN], MESSAGE)
    assert "authorization" not in stub.requests[0].headers


def test_an_installation_id_is_addressed_as_one(stub: FcmStub, push: FcmPush) -> None:
    assert push.send([INSTALLATION], MESSAGE) == PushResult(delivered=(INSTALLATION,))
    assert stub.messages[0]["fid"] == INSTALLATION
    assert "token" not in stub.messages[0]


@pytest.mark.parametrize("code", ["UNREGISTERED", "SENDER_ID_MISMATCH"])
def test_a_dead_device_is_told_and_the_others_are_reached(
    stub: FcmStub, push: FcmPush, code: str
) -> None:
    stub.refuse("dead", code)
    assert push.send(["a", "dead", "b"], MESSAGE) == PushResult(("a", "b"), ("dead",))
    assert push.send(["dead"], MESSAGE) == PushResult(dead=("dead",))


@pytest.mark.parametrize("field", ["message.token", "message.fid"])
def test_a_token_that_never_was_one_is_dead(stub: FcmStub, push: FcmPush, field: str) -> None:
    stub.refuse("rubbish", "INVALID_ARGUMENT", field=field)
    assert push.send(["rubbish"], MESSAGE) == PushResult(dead=("rubbish",))


@pytest.mark.parametrize("code", ["QUOTA_EXCEEDED", "UNAVAILABLE", "INTERNAL"])
def test_what_may_work_later_is_transient_and_is_posted_once(
    stub: FcmStub, push: FcmPush, code: str
) -> None:
    stub.refuse("a", code)
    with pytest.raises(TransientError, match=f"push:{code}") as raised:
        push.send(["a"], MESSAGE)
    assert raised.value.retry_after_s is None
    assert len(stub.messages) == 1


@pytest.mark.parametrize("code", ["QUOTA_EXCEEDED", "UNAVAILABLE"])
@pytest.mark.parametrize(("header", "seconds"), [("90", 90), ("Wed, 21 Oct 2026", None)])
def test_the_wish_of_the_service_is_passed_on_not_slept(
    stub: FcmStub, push: FcmPush, code: str, header: str, seconds: int | None
) -> None:
    stub.refuse("a", code, retry_after=header)
    with pytest.raises(TransientError) as raised:
        push.send(["a"], MESSAGE)
    assert raised.value.retry_after_s == seconds
    assert len(stub.messages) == 1


@pytest.mark.parametrize(
    "answer",
    [
        Answer(502, raw=b"<html>Bad gateway</html>"),
        Answer(504, raw=b""),
        Answer(200, raw=b"not json"),
        Answer(500, {"error": "Internal error"}),
    ],
)
def test_an_answer_that_is_not_fcms_is_transient(
    stub: FcmStub, push: FcmPush, answer: Answer
) -> None:
    stub.answer("a", answer)
    with pytest.raises(TransientError):
        push.send(["a"], MESSAGE)


def test_a_service_that_is_not_there_is_transient() -> None:
    with pytest.raises(TransientError, match="push:UNAVAILABLE"):
        FcmPush("made-up", base_url=f"http://127.0.0.1:{free_port()}").send(["a"], MESSAGE)


@pytest.mark.parametrize("code", ["INVALID_ARGUMENT", "THIRD_PARTY_AUTH_ERROR"])
def test_a_refused_message_or_credential_is_permanent(
    stub: FcmStub, push: FcmPush, code: str
) -> None:
    stub.refuse("a", code)
    with pytest.raises(PermanentError, match=f"push:{code}"):
        push.send(["a"], MESSAGE)


@pytest.mark.parametrize(
    ("status", "rpc_code"),
    [(401, "UNAUTHENTICATED"), (403, "PERMISSION_DENIED"), (404, "NOT_FOUND")],
)
def test_a_project_that_may_not_send_is_permanent(
    stub: FcmStub, push: FcmPush, status: int, rpc_code: str
) -> None:
    error = {"code": status, "message": "no", "status": rpc_code}
    stub.answer("a", Answer(status, {"error": error}))
    with pytest.raises(PermanentError, match=rpc_code):
        push.send(["a"], MESSAGE)


def test_hope_for_one_device_outweighs_refusals_for_others(stub: FcmStub, push: FcmPush) -> None:
    stub.refuse("never", "THIRD_PARTY_AUTH_ERROR")
    stub.refuse("later", "UNAVAILABLE")
    stub.refuse("dead", "UNREGISTERED")
    with pytest.raises(TransientError, match="UNAVAILABLE"):
        push.send(["never", "later", "dead"], MESSAGE)


@pytest.mark.parametrize("code", ["UNAVAILABLE", "INVALID_ARGUMENT", "THIRD_PARTY_AUTH_ERROR"])
def test_whoever_has_it_must_not_get_it_again(
    stub: FcmStub, push: FcmPush, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    stub.refuse("secret-token", code)
    with caplog.at_level(logging.WARNING, logger="shared"):
        assert push.send(["a", "secret-token"], MESSAGE) == PushResult(delivered=("a",))
    assert f"1 of 2 devices missed ({code})" in caplog.text
    assert "secret-token" not in caplog.text


def test_a_large_office_of_which_some_fail_is_not_sent_to_again(
    stub: FcmStub, push: FcmPush
) -> None:
    tokens = [f"device-{number:03}" for number in range(AT_ONCE + 10)]
    for token in tokens[AT_ONCE:]:
        stub.refuse(token, "UNAVAILABLE")
    assert push.send(tokens, MESSAGE).delivered == tuple(tokens[:AT_ONCE])


@pytest.mark.parametrize("code", ["UNAVAILABLE", "INVALID_ARGUMENT"])
def test_an_error_does_not_name_the_device(stub: FcmStub, push: FcmPush, code: str) -> None:
    stub.refuse("secret-token", code)
    with pytest.raises((TransientError, PermanentError)) as raised:
        push.send(["secret-token"], MESSAGE)
    assert "secret-token" not in repr(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None
