"""The documents around city packs and their drafts; the others hold those around reports."""

from collections.abc import Mapping

from shared.adapters.documents.engine import codec
from shared.adapters.documents.engine.db import Document
from shared.adapters.documents.engine.kept_texts import ChunkedText, kept
from shared.adapters.documents.mapping import fields
from shared.domain.pack.edit.publication import Publication
from shared.domain.pack.files.packed import heading_of

_FILES = "files"
_PREFIX = "tracking_prefix"
_VERSION = "version"


def publication_document(publication: Publication) -> Document:
    return codec.encode(publication)


def read_publication(document: Document) -> Publication:
    return codec.decode(Publication, document)


def version_document(packed: str, texts: Mapping[str, str]) -> Document:
    """Names the files; the texts themselves are kept once for all versions."""
    heading = heading_of(packed.partition("\n")[0])
    names = {name: codec.encode(kept(text)) for name, text in texts.items()}
    return {
        fields.CITY: heading.city_id,
        _VERSION: heading.version,
        _PREFIX: heading.tracking_prefix,
        _FILES: names,
    }


def version_in(document: Document) -> str:
    return str(document[_VERSION])


def city_document(version: Document) -> Document:
    """What the register of cities has of one, by a version of its pack."""
    return {fields.CITY: version[fields.CITY], _PREFIX: version.get(_PREFIX, "")}


def prefix_in(document: Document) -> tuple[str, str]:
    """The city's id and its tracking prefix."""
    return str(document[fields.CITY]), str(document[_PREFIX])


def files_in(document: Document) -> Mapping[str, ChunkedText]:
    found = document.get(_FILES)
    named = found if isinstance(found, Mapping) else {}
    return {str(name): codec.decode(ChunkedText, told) for name, told in named.items()}
