import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.photo_bytes import FolderPhotoBytes
from shared.adapters.system import SystemClock
from shared.domain.kernel.errors import ConflictError, DomainError, InvalidError, NotFoundError
from shared.domain.photos.photos import Photo
from shared.ports.pictures import StoredObject
from tests.builders import make_photo

JPEG = b"\xff\xd8 not much of a picture \xff\xd9"
PHOTO = make_photo(content_type="image/jpeg", size_bytes=len(JPEG))


class Setup:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = CityFile(folder)
        self.store = FolderPhotoBytes(self.file, SystemClock(), "http://127.0.0.1:8080/")

    def url(self, photo: Photo = PHOTO) -> str:
        session = self.store.open_session(photo)
        assert session is not None
        return session.url

    def session(self, photo: Photo = PHOTO) -> str:
        return self.url(photo).rpartition("/")[2]

    def receive(self, session_id: str, body: io.BytesIO | None = None, **told: Any) -> StoredObject:
        facts = {"content_type": "image/jpeg", "content_length": len(JPEG), **told}
        return self.store.receive(session_id, body or io.BytesIO(JPEG), **facts)

    def deliveries(self) -> list[dict[str, Any]]:
        rows = self.file.reading().execute("SELECT type, subject, data FROM deliveries")
        return [dict(row) for row in rows]

    def files(self) -> list[str]:
        return sorted(
            str(path.relative_to(self.folder))
            for path in self.folder.rglob("*")
            if path.is_file() and "sqlite3" not in path.name
        )


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return Setup(tmp_path)


def test_the_url_is_the_local_servers_and_cannot_be_guessed(setup: Setup) -> None:
    url = setup.url()
    assert url.startswith("http://127.0.0.1:8080/local/uploads/")
    assert len(url.rpartition("/")[2]) >= 43


def test_an_upload_is_announced_once_as_the_platform_does(setup: Setup) -> None:
    stored = setup.receive(setup.session())
    (delivery,) = setup.deliveries()
    assert delivery["type"] == "google.cloud.storage.object.v1.finalized"
    assert delivery["subject"] == f"objects/{PHOTO.object_name}"
    assert json.loads(delivery["data"]) == {
        "bucket": "quarantine",
        "name": PHOTO.object_name,
        "generation": str(stored.generation),
        "size": str(len(JPEG)),
    }


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"content_length": len(JPEG) + 1}, "photo_larger_than_announced"),
        ({"content_length": len(JPEG) - 1}, "photo_smaller_than_announced"),
        ({"content_length": 0}, "photo_smaller_than_announced"),
        ({"content_length": None}, "length_required"),
        ({"content_type": "image/png"}, "media_type_unsupported"),
        ({"content_type": ""}, "media_type_unsupported"),
    ],
)
def test_another_size_or_type_than_announced_is_refused_unread(
    setup: Setup, told: dict[str, Any], code: str
) -> None:
    body = io.BytesIO(JPEG)
    with pytest.raises(InvalidError, match=code):
        setup.receive(setup.session(), body, **told)
    assert body.tell() == 0
    assert setup.files() == []
    assert setup.deliveries() == []


@pytest.mark.parametrize("content_type", [None, "IMAGE/JPEG", "image/jpeg; charset=binary"])
def test_the_announced_type_may_be_written_otherwise(
    setup: Setup, content_type: str | None
) -> None:
    assert setup.receive(setup.session(), content_type=content_type).size_bytes == len(JPEG)


def test_no_more_is_read_than_was_announced(setup: Setup) -> None:
    body = io.BytesIO(JPEG + b"the next request")
    stored = setup.receive(setup.session(), body)
    assert body.read() == b"the next request"
    assert setup.store.read(stored) == JPEG


def test_a_body_that_breaks_off_leaves_nothing_and_may_be_sent_again(setup: Setup) -> None:
    session_id = setup.session()
    with pytest.raises(InvalidError, match="upload_incomplete"):
        setup.receive(session_id, io.BytesIO(JPEG[:-1]))
    assert setup.files() == []
    assert setup.deliveries() == []
    setup.receive(session_id)
    assert len(setup.deliveries()) == 1


@pytest.mark.parametrize("session_id", ["", "never-opened", "../x", "\x00", "é"])
def test_a_session_that_nobody_opened_is_not_found(setup: Setup, session_id: str) -> None:
    with pytest.raises(NotFoundError):
        setup.receive(session_id)


def test_a_second_upload_is_refused_and_not_announced(setup: Setup) -> None:
    first, second = setup.session(), setup.session()
    setup.receive(first)
    for session_id in (first, second):
        with pytest.raises(ConflictError, match="upload_finished"):
            setup.receive(session_id, io.BytesIO(JPEG[::-1]))
    assert len(setup.deliveries()) == 1
    assert len(setup.files()) == 1


class SlowBody(io.BytesIO):
    """Runs `meanwhile` once, while it is being read."""

    def __init__(self, data: bytes, meanwhile: Callable[[], object]) -> None:
        super().__init__(data)
        self._meanwhile = [meanwhile]

    def read(self, size: int | None = -1, /) -> bytes:
        if self._meanwhile:
            self._meanwhile.pop()()
        return super().read(size)


@pytest.mark.parametrize("same_session", [True, False])
def test_of_two_uploads_at_once_one_wins(setup: Setup, *, same_session: bool) -> None:
    slow = setup.session()
    quick = slow if same_session else setup.session()
    body = SlowBody(JPEG[::-1], lambda: setup.receive(quick))
    with pytest.raises(ConflictError):
        setup.receive(slow, body)
    stored = setup.store.stat(PHOTO.object_name)
    assert stored is not None
    assert setup.store.read(stored) == JPEG
    assert len(setup.deliveries()) == 1
    assert len(setup.files()) == 1


def test_killed_between_the_file_and_the_commit_nothing_has_happened(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = setup.session()

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("shared.adapters.embedded.photo_bytes.keep_names", die)
        with pytest.raises(KeyboardInterrupt):
            setup.receive(session_id)
    assert setup.store.stat(PHOTO.object_name) is None
    assert setup.deliveries() == []
    again = setup.receive(session_id, io.BytesIO(JPEG[::-1]))
    assert setup.store.read(again) == JPEG[::-1]


def test_photos_are_there_after_a_restart(setup: Setup) -> None:
    stored = setup.receive(setup.session())
    session_id = setup.session(make_photo(photo_id="p2", size_bytes=len(JPEG)))
    setup.file.close()
    restarted = Setup(setup.folder)
    assert restarted.store.stat(PHOTO.object_name) == stored
    assert restarted.store.read(stored) == JPEG
    assert restarted.receive(session_id).generation > stored.generation


@pytest.mark.parametrize("name", ["../../secret", "/etc/passwd", "a/../../tanggap.sqlite3"])
def test_no_name_leads_out_of_the_folder(setup: Setup, name: str) -> None:
    for call in (
        lambda: setup.store.read_published(name),
        lambda: setup.store.publish(name, b"x", "image/jpeg"),
        lambda: setup.store.read(StoredObject(name, 1, 1)),
        lambda: setup.store.discard(StoredObject(name, 1, 1)),
    ):
        with pytest.raises(DomainError):
            call()


def test_nothing_is_left_beside_a_published_copy(setup: Setup) -> None:
    for _ in range(2):
        setup.store.publish("kendari/r1/p1/large", JPEG, "image/jpeg")
    assert setup.files() == ["published/kendari/r1/p1/large"]


def test_a_folder_is_no_photo(setup: Setup) -> None:
    setup.store.publish("kendari/r1/p1/large", JPEG, "image/jpeg")
    with pytest.raises(NotFoundError):
        setup.store.read_published("kendari/r1/p1")
