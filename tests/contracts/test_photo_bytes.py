"""What every PhotoBytes promises: Cloud Storage on its emulator, and the folder."""

import io
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.photo_bytes import FolderPhotoBytes
from shared.adapters.google.gcs_photo_bytes import GcsPhotoBytes
from shared.adapters.system import SystemClock, SystemIds
from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.photos.photos import Photo
from shared.ports.pictures import PhotoBytes, StoredObject, UploadSession
from tests.builders import make_photo

JPEG = b"\xff\xd8 not much of a picture \xff\xd9"
NAME = "kendari/r1/p1/large"


@dataclass(frozen=True)
class Setup:
    """`upload` sends bytes as a client does and tells whether they were taken."""

    store: PhotoBytes
    upload: Callable[[UploadSession, bytes], bool]


@pytest.fixture(params=["embedded", pytest.param("google", marks=pytest.mark.emulator)])
def setup(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Setup]:
    if request.param == "embedded":
        yield embedded(tmp_path)
        return
    address = request.getfixturevalue("storage_emulator")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STORAGE_EMULATOR_HOST", f"http://{address}")
        yield google(address)


def opened(setup: Setup, photo: Photo) -> UploadSession:
    session = setup.store.open_session(photo)
    assert session is not None
    return session


def embedded(folder: Path) -> Setup:
    store = FolderPhotoBytes(CityFile(folder), SystemClock(), "http://city.test")

    def upload(session: UploadSession, data: bytes) -> bool:
        session_id = session.url.removeprefix("http://city.test/local/uploads/")
        try:
            store.receive(
                session_id,
                io.BytesIO(data),
                content_type=session.headers["Content-Type"],
                content_length=len(data),
            )
        except ConflictError:
            return False
        return True

    return Setup(store, upload)


def google(address: str) -> Setup:
    run = SystemIds().new_id()
    quarantine, published = f"quarantine-{run}", f"published-{run}"
    for bucket in (quarantine, published):
        call(f"http://{address}/storage/v1/b?project=demo", "POST", json.dumps({"name": bucket}))
    store = GcsPhotoBytes("demo", quarantine=quarantine, published=published)
    return Setup(store, put)


def put(session: UploadSession, data: bytes) -> bool:
    try:
        call(session.url, session.method, data, session.headers["Content-Type"])
    except urllib.error.HTTPError as refused:
        refused.close()
        return False
    return True


def call(url: str, method: str, body: str | bytes, content_type: str = "application/json") -> None:
    data = body.encode() if isinstance(body, str) else body
    asked = urllib.request.Request(  # noqa: S310 - a loopback address
        url, data, {"Content-Type": content_type}, method=method
    )
    urllib.request.urlopen(asked, timeout=10).close()  # noqa: S310 - a loopback address


def a_photo(photo_id: str = "p1") -> Photo:
    return make_photo(photo_id=photo_id, content_type="image/jpeg", size_bytes=len(JPEG))


def uploaded(setup: Setup) -> StoredObject:
    assert setup.upload(opened(setup, a_photo()), JPEG)
    stored = setup.store.stat(a_photo().object_name)
    assert stored is not None
    return stored


def test_a_session_tells_the_client_how_to_send_the_bytes(setup: Setup) -> None:
    session = opened(setup, a_photo())
    assert session.method == "PUT"
    assert session.headers["Content-Type"] == "image/jpeg"


def test_what_was_uploaded_is_found_and_read(setup: Setup) -> None:
    stored = uploaded(setup)
    assert (stored.name, stored.size_bytes) == (a_photo().object_name, len(JPEG))
    assert setup.store.read(stored) == JPEG


def test_nothing_lies_there_before_an_upload(setup: Setup) -> None:
    opened(setup, a_photo())
    assert setup.store.stat(a_photo().object_name) is None


def test_two_sessions_have_nothing_in_common(setup: Setup) -> None:
    first, second = (opened(setup, a_photo(each)) for each in ("p1", "p2"))
    assert first.url != second.url
    assert setup.upload(second, JPEG)
    assert setup.store.stat(a_photo("p1").object_name) is None


def test_an_upload_cannot_replace_what_is_there(setup: Setup) -> None:
    sessions = [opened(setup, a_photo()) for _ in range(2)]
    assert setup.upload(sessions[0], JPEG)
    stored = setup.store.stat(a_photo().object_name)
    assert not setup.upload(sessions[1], JPEG[::-1])
    assert stored is not None
    assert setup.store.stat(a_photo().object_name) == stored
    assert setup.store.read(stored) == JPEG


def test_a_finished_session_takes_no_more(setup: Setup) -> None:
    session = opened(setup, a_photo())
    assert setup.upload(session, JPEG)
    assert not setup.upload(session, JPEG[::-1])


def test_another_generation_is_not_there(setup: Setup) -> None:
    stored = uploaded(setup)
    other = StoredObject(stored.name, stored.size_bytes, stored.generation + 1)
    with pytest.raises(NotFoundError):
        setup.store.read(other)
    setup.store.discard(other)
    assert setup.store.read(stored) == JPEG


def test_discarded_is_gone_and_discarding_again_is_fine(setup: Setup) -> None:
    stored = uploaded(setup)
    setup.store.discard(stored)
    setup.store.discard(stored)
    assert setup.store.stat(stored.name) is None
    with pytest.raises(NotFoundError):
        setup.store.read(stored)


def test_after_a_discard_another_session_may_fill_the_place_with_a_later_generation(
    setup: Setup,
) -> None:
    stored = uploaded(setup)
    setup.store.discard(stored)
    assert setup.upload(opened(setup, a_photo()), JPEG)
    again = setup.store.stat(stored.name)
    assert again is not None
    assert again.generation > stored.generation


def test_what_is_taken_in_lies_there_as_if_a_client_had_sent_it(setup: Setup) -> None:
    setup.store.take_in(a_photo(), JPEG)
    stored = setup.store.stat(a_photo().object_name)
    assert stored is not None
    assert setup.store.read(stored) == JPEG


def test_taking_in_again_replaces_nothing(setup: Setup) -> None:
    session = opened(setup, a_photo())
    setup.store.take_in(a_photo(), JPEG)
    stored = setup.store.stat(a_photo().object_name)
    setup.store.take_in(a_photo(), JPEG[::-1])
    assert not setup.upload(session, JPEG[::-1])
    assert setup.store.stat(a_photo().object_name) == stored


def test_a_published_copy_is_read_back(setup: Setup) -> None:
    setup.store.publish(NAME, JPEG, "image/jpeg")
    assert setup.store.read_published(NAME) == JPEG


def test_publishing_again_replaces_nothing(setup: Setup) -> None:
    setup.store.publish(NAME, JPEG, "image/jpeg")
    setup.store.publish(NAME, JPEG[::-1], "image/jpeg")
    assert setup.store.read_published(NAME) == JPEG


def test_what_was_never_published_is_not_found(setup: Setup) -> None:
    uploaded(setup)
    with pytest.raises(NotFoundError):
        setup.store.read_published(a_photo().object_name)


def test_sizes_of_one_photo_lie_side_by_side(setup: Setup) -> None:
    setup.store.publish("kendari/r1/p1/large", b"large", "image/jpeg")
    setup.store.publish("kendari/r1/p1/small", b"small", "image/jpeg")
    assert setup.store.read_published("kendari/r1/p1/small") == b"small"


def test_there_is_no_second_session_for_bytes_that_are_there(setup: Setup) -> None:
    assert setup.upload(opened(setup, a_photo()), JPEG)
    again = setup.store.open_session(a_photo())
    assert again is None or not setup.upload(again, JPEG)
