"""What is fuzzed: each takes any bytes, and ends in an answer or in a refusal that it promises.

Whatever else it raises, however long it takes and whatever it eats beyond the caps is a finding.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from functions._edge.http.errors import RequestError
from functions._edge.signed.uploads import read_upload
from functions._edge.triggers.whatsapp_news import read_news
from shared.adapters.photos.cleaner import PillowPhotoCleaner
from shared.adapters.photos.exif import read_exif
from shared.adapters.photos.names import LONGEST
from shared.adapters.photos.xmp import read_xmp
from shared.domain.city.reference import Reference
from shared.domain.evidence.making import signs_of_making
from shared.domain.kernel.errors import InvalidError, NotFoundError
from shared.domain.links.signed_links import LinkKeys, read_link
from shared.domain.pack.files.pack_files import BOUNDARIES, PACK_FILES
from shared.domain.pack.files.packed import StaleFormError, form, unpack
from shared.domain.pack.files.validation_errors import PackError
from shared.domain.pack.parse import parse_pack
from shared.domain.photos.sent_pictures import MOST_PICTURES
from shared.domain.routing.text_findings import understand
from tests.unit.domain.packs import TINY, files_of, resealed
from tests.unit.functions.container import make_request

CORPUS = Path(__file__).parent / "corpus"
_NOW = datetime(2026, 11, 23, tzinfo=UTC)
_KEYS = LinkKeys((b"a key of the fuzzer, 32 bytes long",))


@cache
def _city() -> Reference:
    return parse_pack("kendari", files_of("kendari"))


def exif(data: bytes) -> None:
    found = read_exif(data)
    if found.position is not None:
        assert abs(found.position.latitude) <= 90
        assert abs(found.position.longitude) <= 180
    assert found.direction is None or 0 <= found.direction < 360
    assert all(map(_is_name, (found.make, found.model, *found.software)))


def xmp(data: bytes) -> None:
    found = read_xmp(data)
    told = (found.source, found.credit, *found.software, *found.actions, *found.traces)
    assert all(map(_is_name, told))
    signs = signs_of_making(found, is_proof=False)
    assert all(sign.weight <= 0 for sign in signs)


def _is_name(told: str) -> bool:
    return len(told) <= LONGEST and told.isprintable()


def photo(data: bytes) -> None:
    with suppress(InvalidError):
        PillowPhotoCleaner().clean(data)


def words(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    found = understand(text, _city())
    scores = [one.score for one in found.categories.ranked]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert 0 <= scores[-1] <= scores[0] <= 1
    assert all(found.concerns)
    assert found.danger in {None, *(each.notice_id for each in _city().notices)}
    assert found.road.road is None or found.road.road in _city().roads


def boundaries(data: bytes) -> None:
    _parsed(BOUNDARIES, data)


def table(data: bytes) -> None:
    """The first byte chooses the file."""
    if data:
        _parsed(PACK_FILES[data[0] % len(PACK_FILES)], data[1:])


def packed(data: bytes) -> None:
    """A kept input cannot name the form: it changes with the program."""
    with suppress(StaleFormError):
        unpack(resealed(data.decode("ascii", "replace").replace("FORM", form())))


def link(data: bytes) -> None:
    with suppress(NotFoundError):
        read_link(data.decode("utf-8", "replace"), _KEYS, _NOW)


def whatsapp(data: bytes) -> None:
    with suppress(RequestError):
        read_news(data, "")


def upload(data: bytes) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=B"}
    with suppress(RequestError):
        sent = read_upload(make_request("POST", body=data, headers=headers))
        assert len(sent.pictures) <= MOST_PICTURES + 1


def _parsed(name: str, content: bytes) -> None:
    with suppress(PackError):
        parse_pack("kendari", {**TINY, name: content})


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "exif": exif,
    "xmp": xmp,
    "photo": photo,
    "words": words,
    "boundaries": boundaries,
    "table": table,
    "packed": packed,
    "link": link,
    "whatsapp": whatsapp,
    "upload": upload,
}


def seeds(name: str) -> list[bytes]:
    """The kept inputs of a target, in order of their names."""
    return [path.read_bytes() for path in sorted((CORPUS / name).iterdir())]
