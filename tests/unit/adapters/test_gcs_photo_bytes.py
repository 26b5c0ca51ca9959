import gc
import json
import urllib.parse
import urllib.request
from collections.abc import Iterator

import pytest

from shared.adapters.google import gcs_photo_bytes
from shared.adapters.google.gcs_photo_bytes import GcsPhotoBytes
from shared.adapters.system import SystemIds
from shared.domain.kernel.errors import TransientError
from shared.ports.pictures import StoredObject
from tests.builders import make_photo
from tests.emulators.processes import free_port
from tests.stubs.server import Answer, Request, serving

STORED = StoredObject("kendari/r1/p1", 3, 7)


class Bucket:
    """A storage service that gives every request the same answer and remembers what was asked."""

    def __init__(self) -> None:
        self.answer = Answer(200, {})
        self.asked: list[Request] = []

    def take(self, request: Request) -> Answer:
        self.asked.append(request)
        return self.answer


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    bucket = Bucket()
    with serving(bucket.take) as url:
        monkeypatch.setenv("STORAGE_EMULATOR_HOST", url)
        yield bucket


def store(web_origin: str | None = None) -> GcsPhotoBytes:
    return GcsPhotoBytes(
        "demo", quarantine="quarantine", published="published", web_origin=web_origin
    )


def refusal(status: int) -> Answer:
    return Answer(status, {"error": {"code": status, "message": "about kendari/r1/p1"}})


def test_a_session_declares_type_size_and_that_nothing_is_there(bucket: Bucket) -> None:
    bucket.answer = Answer(200, {}, {"Location": "http://upload.test/session-1"})
    photo = make_photo(content_type="image/webp", size_bytes=1234)
    session = store("https://tanggap.test").open_session(photo)
    assert session is not None
    assert session.url == "http://upload.test/session-1"
    (asked,) = bucket.asked
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(asked.path).query)
    assert query["uploadType"] == ["resumable"]
    assert query["ifGenerationMatch"] == ["0"]
    assert asked.headers["x-upload-content-type"] == "image/webp"
    assert asked.headers["x-upload-content-length"] == "1234"
    assert asked.headers["origin"] == "https://tanggap.test"


def test_there_is_no_session_for_an_object_that_is_there(bucket: Bucket) -> None:
    bucket.answer = refusal(412)
    assert store().open_session(make_photo()) is None


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # the SDK's own refused downloads
@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_service_is_transient(
    bucket: Bucket, status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gcs_photo_bytes, "WITH_RETRIES_S", 0.01)
    bucket.answer = refusal(status)
    photos = store()
    for call in (
        lambda: photos.open_session(make_photo()),
        lambda: photos.stat("kendari/r1/p1"),
        lambda: photos.read(STORED),
        lambda: photos.publish("kendari/r1/p1/large", b"abc", "image/jpeg"),
        lambda: photos.discard(STORED),
    ):
        with pytest.raises(TransientError, match=r"^storage:"):
            call()
    gc.collect()


def test_a_service_that_is_not_there_is_transient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setattr(gcs_photo_bytes, "WITH_RETRIES_S", 0.01)
    with pytest.raises(TransientError, match=r"^storage:"):
        store().stat("kendari/r1/p1")
    gc.collect()


@pytest.mark.parametrize("status", [400, 403, 409])
def test_a_refusal_is_a_bug_of_ours_and_names_no_object(bucket: Bucket, status: int) -> None:
    bucket.answer = refusal(status)
    with pytest.raises(RuntimeError, match=r"^storage:") as raised:
        store().stat("kendari/r1/p1")
    assert "kendari" not in repr(raised.value)
    assert raised.value.__cause__ is None


@pytest.mark.emulator
def test_a_published_copy_may_be_kept_by_its_reader_only(
    storage_emulator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STORAGE_EMULATOR_HOST", f"http://{storage_emulator}")
    name = f"published-{SystemIds().new_id()}"
    base = f"http://{storage_emulator}/storage/v1/b"
    made = json.dumps({"name": name}).encode()
    urllib.request.urlopen(f"{base}?project=demo", made, timeout=10).close()  # noqa: S310 - loopback
    GcsPhotoBytes("demo", quarantine=name, published=name).publish("p/large", b"abc", "image/jpeg")
    with urllib.request.urlopen(f"{base}/{name}/o/p%2Flarge", timeout=10) as answer:  # noqa: S310 - loopback
        facts = json.load(answer)
    assert facts["cacheControl"] == "private, max-age=3600"
    assert facts["contentType"] == "image/jpeg"
