"""Long texts in a document database: cut into parts that a document can hold, and checked when read.

A text is known by its digest, so the same text is kept once, however many versions name it, and a part
that somebody has changed by hand is found out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Document, Put, Reader, Write
from shared.domain.kernel.value_object import value_object

TEXT = "text"
WHOLE = "whole"
# Firestore takes 1 MiB a document. A character is one byte in ASCII and up to four otherwise.
_PART_BYTES = 900_000
_WIDEST = 4


class DamagedError(Exception):
    """A kept text that is not there any more, or not as it was kept."""


@value_object
class ChunkedText:
    """The name of a kept text: its SHA-256, and how many parts it is in."""

    digest: str
    parts: int


def kept(text: str) -> ChunkedText:
    return ChunkedText(digest_of(text), len(cut(text)))


def digest_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def cut(text: str) -> Sequence[str]:
    """In parts of which each fits a document; one, if empty, for an empty text."""
    length = _PART_BYTES if text.isascii() else _PART_BYTES // _WIDEST
    return [text[at : at + length] for at in range(0, max(1, len(text)), length)]


def writes_of(city_id: str, text: str) -> Iterator[tuple[str, Write]]:
    """What keeps a text. Writing it again changes nothing."""
    name = kept(text)
    for path, part in zip(_paths(city_id, name), cut(text), strict=True):
        yield path, Put(part_document(city_id, name.digest, part))


def part_document(city_id: str, whole: str, part: str) -> Document:
    return {"city_id": city_id, WHOLE: whole, TEXT: part}


def read(reader: Reader, city_id: str, names: Mapping[str, ChunkedText]) -> dict[str, str]:
    """The texts by the keys of `names`, all with one look. Raises DamagedError."""
    wanted = [(key, path) for key, name in names.items() for path in _paths(city_id, name)]
    found = reader.get_many([path for _, path in wanted])
    parts: dict[str, list[Document | None]] = {key: [] for key in names}
    for (key, _), document in zip(wanted, found, strict=True):
        parts[key].append(document)
    return {key: joined(parts[key], name.digest) for key, name in names.items()}


def joined(parts: Iterable[Document | None], digest: str) -> str:
    """The whole text. Raises DamagedError unless it is the one that was kept."""
    text = "".join(str(part.get(TEXT, "")) for part in parts if part)
    if digest_of(text) != digest:
        raise DamagedError(digest)
    return text


def _paths(city_id: str, name: ChunkedText) -> list[str]:
    return [paths.reference_file(city_id, f"{name.digest}-{n:03}") for n in range(name.parts)]
