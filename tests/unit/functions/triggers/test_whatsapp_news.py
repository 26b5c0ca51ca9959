"""Reading what the webhook brings: what is known is read, what is odd is left out, nothing raises."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions._edge.http.errors import RequestError
from functions._edge.triggers.whatsapp_news import read_news
from shared.domain.notify.chat_replies import ChatChoice, Press
from shared.domain.notify.receipts import Receipt, Status
from tests.builders import NOW
from tests.events.loader import whatsapp_button, whatsapp_status

NUMBER = "106540352242922"
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


def _places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node)
    found = [path] if path else []
    for key, value in inner:
        deeper = (*path, key)
        found += _places(value, deeper) if isinstance(value, dict | list) else [deeper]
    return found


def _changed(path: tuple[Any, ...], value: object) -> bytes:
    whole = json.loads(whatsapp_status("wamid-1", "failed", NOW))
    node = whole
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return json.dumps(whole).encode()


_PLACES = _places(json.loads(whatsapp_status("wamid-1", "failed", NOW)))


@pytest.mark.parametrize("status", ["sent", "delivered", "read"])
def test_a_status_is_read(status: str) -> None:
    news = read_news(whatsapp_status("wamid-1", status, NOW), NUMBER)
    expected = Status("wamid-1", Receipt(status), NOW, user_id="ID.1029384756", city_id="kendari")
    assert news.statuses == (expected,)
    assert news.unreadable == 0


def test_a_failure_keeps_its_code_and_none_of_its_words() -> None:
    (status,) = read_news(whatsapp_status("wamid-1", "failed", NOW), NUMBER).statuses
    assert (status.receipt, status.reason) == (Receipt.FAILED, "whatsapp:131026")
    assert "Undeliverable" not in repr(status)


def test_what_concerns_another_number_is_let_be() -> None:
    delivery = whatsapp_status("wamid-1", "read", NOW)
    assert read_news(delivery, "another").statuses == ()
    assert len(read_news(delivery, "").statuses) == 1


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("object",), "page"),
        (("entry", 0, "changes", 0, "field"), "message_template_status_update"),
        (("entry", 0, "changes", 0, "value", "statuses", 0, "status"), "played"),
    ],
)
def test_what_is_no_news_of_ours_is_let_be(path: tuple[Any, ...], value: object) -> None:
    news = read_news(_changed(path, value), NUMBER)
    assert (news.statuses, news.unreadable) == ((), 0)


@pytest.mark.parametrize(
    "seconds", ["", "-1", "1e9", "soon", "٣", "99999999999", "9999999999", "1"]
)
def test_a_moment_that_no_clock_shows_is_unreadable(seconds: str) -> None:
    path = ("entry", 0, "changes", 0, "value", "statuses", 0, "timestamp")
    news = read_news(_changed(path, seconds), NUMBER)
    assert (news.statuses, news.unreadable) == ((), 1)


def test_one_odd_item_costs_the_others_nothing() -> None:
    whole = json.loads(whatsapp_status("wamid-1", "sent", NOW))
    statuses = whole["entry"][0]["changes"][0]["value"]["statuses"]
    statuses[:0] = [7, {"id": "wamid-2"}, {**statuses[0], "id": ""}]
    whole["entry"].insert(0, "no entry")
    news = read_news(json.dumps(whole).encode(), NUMBER)
    assert [status.message_id for status in news.statuses] == ["wamid-1"]
    assert news.unreadable == 4


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 9999, b'{"entry": []}'])
def test_what_is_no_delivery_is_refused(raw: bytes) -> None:
    with pytest.raises(RequestError):
        read_news(raw, NUMBER)


@given(st.sampled_from(_PLACES), _JSON)
def test_whatever_stands_anywhere_nothing_but_a_refusal_comes_of_it(
    path: tuple[Any, ...], value: object
) -> None:
    try:
        news = read_news(_changed(path, value), NUMBER)
    except RequestError:
        return
    assert all(status.message_id for status in news.statuses)


PRESSED = whatsapp_button("wamid-2", "wamid-1", NOW)
_MESSAGE = ("entry", 0, "changes", 0, "value", "messages", 0)


def _pressed(path: tuple[Any, ...], value: object) -> bytes:
    whole = json.loads(PRESSED)
    node = whole
    for key in (*_MESSAGE, *path[:-1]):
        node = node[key]
    node[path[-1]] = value
    return json.dumps(whole).encode()


def test_a_press_is_read() -> None:
    expected = Press(
        "wamid-2", NOW, "wamid-1", ChatChoice.ACCEPT, "kendari", "+6281100000101", "ID.1029384756"
    )
    assert read_news(PRESSED, NUMBER).presses == (expected,)


def test_a_press_of_the_other_kind_is_read() -> None:
    whole = json.loads(_pressed(("type",), "interactive"))
    message = whole["entry"][0]["changes"][0]["value"]["messages"][0]
    del message["button"]
    message["interactive"] = {
        "type": "button_reply",
        "button_reply": {"id": "refuse:makassar", "title": "Bukan wewenang kami"},
    }
    (press,) = read_news(json.dumps(whole).encode(), NUMBER).presses
    assert (press.choice, press.city_id) == (ChatChoice.REFUSE, "makassar")


@pytest.mark.parametrize("sender", ["", "ID.1029384756", "62 811", "6281100000101; --", "٦٢٨١١"])
def test_what_is_no_number_is_none(sender: str) -> None:
    (press,) = read_news(_pressed(("from",), sender), NUMBER).presses
    assert press.phone == ""


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("type",), "text"),
        (("button", "payload"), "delete:kendari"),
        (("button", "payload"), "Kami tindak lanjuti"),
    ],
)
def test_what_people_write_beside_is_let_be(path: tuple[Any, ...], value: object) -> None:
    news = read_news(_pressed(path, value), NUMBER)
    assert (news.presses, news.unreadable) == ((), 0)


@given(st.sampled_from(_places(json.loads(PRESSED))), _JSON)
def test_whatever_stands_in_a_press_nothing_but_a_refusal_comes_of_it(
    path: tuple[Any, ...], value: object
) -> None:
    whole = json.loads(PRESSED)
    node = whole
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    try:
        news = read_news(json.dumps(whole).encode(), NUMBER)
    except RequestError:
        return
    assert all(press.answers and press.message_id for press in news.presses)
