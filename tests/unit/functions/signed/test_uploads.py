"""Forms with pictures: read in pieces, and never more kept than may be used."""

import io
import tracemalloc
from collections.abc import Mapping, Sequence

import pytest
from flask import Request
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder

from functions._edge.http.errors import RequestError
from functions._edge.signed.uploads import MAX_FORM_BYTES, UploadedForm, read_upload
from shared.domain.photos.sent_pictures import LARGEST_BYTES, MOST_PICTURES
from tests.unit.functions.container import make_request

BOUNDARY = "----WebKitFormBoundaryKenari"
TYPE = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
HEAD = 'Content-Disposition: form-data; name="photos"'


def body(fields: Mapping[str, str], pictures: Sequence[tuple[str, bytes]] = ()) -> bytes:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
        for name, text in fields.items()
    ]
    for filename, data in pictures:
        head = f'{HEAD}; filename="{filename}"\r\nContent-Type: image/jpeg'
        parts.append(f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode() + data + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


def _read(data: bytes, headers: Mapping[str, str] = TYPE) -> UploadedForm:
    return read_upload(make_request("POST", body=data, headers=headers))


def test_fields_and_pictures_are_told_apart() -> None:
    pictures = [("a.jpg", b"\xff\xd8\r\n--\r\nfirst"), ("b.jpg", b"second")]
    sent = _read(body({"act": "do", "text": "Sudah ditambal, méja."}, pictures))
    assert sent.form == {"act": "do", "text": "Sudah ditambal, méja."}
    assert sent.pictures == (b"\xff\xd8\r\n--\r\nfirst", b"second")


def test_where_no_picture_was_chosen_there_is_none() -> None:
    assert _read(body({"act": "do"}, [("", b"")])).pictures == ()


def test_a_file_without_bytes_is_a_picture_that_failed() -> None:
    assert _read(body({}, [("gagal.jpg", b"")])).pictures == (b"",)


def test_of_too_much_only_enough_is_kept_to_see_that_it_is_too_much() -> None:
    large = [("large.jpg", b"x" * (LARGEST_BYTES + 5000))]
    (cut,) = _read(body({}, large)).pictures
    assert len(cut) == LARGEST_BYTES + 1
    many = [(f"{number}.jpg", b"x") for number in range(30)]
    sent = _read(body({"text": "tetap ada"}, many))
    assert (len(sent.pictures), sent.form) == (MOST_PICTURES + 1, {"text": "tetap ada"})


def test_reading_takes_little_more_memory_than_what_is_kept() -> None:
    data = body({}, [("a.jpg", b"x" * (4 * LARGEST_BYTES - MAX_FORM_BYTES // 3))])
    request = make_request("POST", body=data, headers=TYPE)
    tracemalloc.start()
    try:
        read_upload(request)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * LARGEST_BYTES


@pytest.mark.parametrize(
    ("data", "headers", "status", "code"),
    [
        (b"no parts", TYPE, 400, "form_malformed"),
        (b"x", {"Content-Type": "multipart/form-data"}, 400, "form_malformed"),
        (body({"text": "x"})[:-10], TYPE, 400, "form_malformed"),
        (body({}, [("a.jpg", b"half")])[:-40], TYPE, 400, "form_malformed"),
        (body({}).replace(b"--", b"-"), TYPE, 400, "form_malformed"),
        (
            f"--{BOUNDARY}\r\nX-Odd: {'y' * 400_000}\r\n\r\n".encode(),
            TYPE,
            400,
            "form_malformed",
        ),
        (body({"text": "\xff"}).replace(b"\xc3\xbf", b"\xff"), TYPE, 400, "form_malformed"),
        (body({str(number): "" for number in range(200)}), TYPE, 400, "form_malformed"),
        (body({}), {**TYPE, "Sec-Fetch-Site": "cross-site"}, 403, "forbidden"),
        (body({}), {**TYPE, "Transfer-Encoding": "chunked"}, 411, "length_required"),
    ],
)
def test_what_is_no_such_form_is_refused(
    data: bytes, headers: Mapping[str, str], status: int, code: str
) -> None:
    with pytest.raises(RequestError) as refused:
        _read(data, headers)
    assert (refused.value.status, refused.value.code) == (status, code)


def test_more_than_the_platform_takes_is_refused_before_a_byte_is_read() -> None:
    environ = EnvironBuilder(method="POST", headers=list(TYPE.items())).get_environ()
    announced = {"CONTENT_LENGTH": str(MAX_FORM_BYTES + 1), "wsgi.input": io.BytesIO(b"unread")}
    request = Request({**environ, **announced})
    with pytest.raises(RequestError) as refused:
        read_upload(request)
    assert (refused.value.status, refused.value.code) == (413, "photos_too_heavy")
    assert announced["wsgi.input"].read() == b"unread"  # type: ignore[attr-defined]  # a mixed dict


@given(st.binary(max_size=3000), st.integers(0, 3000))
def test_any_bytes_end_in_a_form_or_in_a_refusal(noise: bytes, at: int) -> None:
    good = body({"act": "do"}, [("a.jpg", b"\xff\xd8\xff data")])
    for data in (noise, good[:at] + noise + good[at:]):
        try:
            assert len(_read(data).pictures) <= MOST_PICTURES + 1
        except RequestError as refused:
            assert refused.status in {400, 411}  # noqa: PT017 - either is fine
