"""Versions of city packs and what is in force, on any document database.

A version is kept before it is put in force: its files, so that it can always be read again, and its
packed form, which is what functions load. Putting it in force is one small transaction.
"""

from collections.abc import Iterator, Mapping

from shared.adapters.documents.engine import kept_texts, paths
from shared.adapters.documents.engine.db import (
    Create,
    Delete,
    Document,
    Put,
    Reader,
    TransactionResult,
    Write,
)
from shared.adapters.documents.engine.kept_texts import DamagedError
from shared.adapters.documents.mapping import queries
from shared.adapters.documents.mapping.packs import (
    city_document,
    files_in,
    prefix_in,
    publication_document,
    read_publication,
    version_document,
    version_in,
)
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.pack.edit.publication import Publication
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.files.packed import StaleFormError, unpack


class DocumentPublications:
    """The port Publications."""

    def __init__(self, db: VersionedDb) -> None:
        self._db = db

    def cities(self) -> Mapping[str, str]:
        return dict(self._db.find_readable(queries.cities(), lambda each: prefix_in(each.data)))

    def in_force(self, city_id: str) -> Publication | None:
        return in_force(self._db, city_id)

    def history(self, city_id: str, limit: int) -> tuple[Publication, ...]:
        query = queries.publications(city_id, limit)
        return self._db.find_readable(query, lambda each: read_publication(each.data))

    def keep(self, city_id: str, files: Files, packed: str) -> None:
        texts = _texts(files)
        for text in texts.values():
            self._keep_text(city_id, text)
        self._db.run(
            lambda reader: TransactionResult(None, _version(reader, city_id, texts, packed))
        )

    def publish(self, publication: Publication) -> None:
        self._db.run(lambda reader: TransactionResult(None, _moved(reader, publication)))

    def version(self, city_id: str, version: str) -> Reference:
        try:
            return unpack(self._packed(city_id, version))
        except (StaleFormError, DamagedError):
            # Made by another version of the program, or spoilt: the files say it all.
            from shared.domain.pack.parse import parse_pack

            return parse_pack(city_id, self.files(city_id, version), is_in_force=True)

    def files(self, city_id: str, version: str) -> Files:
        document = self._db.get(paths.reference_version(city_id, version))
        if document is None:
            raise NotFoundError("reference_unknown")
        try:
            return dict(kept_texts.read(self._db, city_id, files_in(document)))
        except DamagedError:
            raise NotFoundError("reference_damaged") from None

    def _keep_text(self, city_id: str, text: str) -> None:
        """Large ones one at a time: a commit, too, has a largest size."""
        writes = dict(kept_texts.writes_of(city_id, text))
        self._db.run(lambda _: TransactionResult(None, writes))

    def _packed(self, city_id: str, version: str) -> str:
        parts = self._db.find(queries.packed_parts(city_id, version))
        whole = str(parts[0].data.get(kept_texts.WHOLE)) if parts else ""
        return kept_texts.joined([part.data for part in parts], whole)


def in_force(reader: Reader, city_id: str) -> Publication | None:
    document = reader.get(paths.reference_in_force(city_id))
    return read_publication(document) if document else None


def kept_and_moved(
    reader: Reader, publication: Publication, files: Files, packed: str
) -> Iterator[tuple[str, Write]]:
    """All that keeps a version and puts it in force, for a commit that says more than that.

    Raises ConflictError where another publication came in between.
    """
    texts = _texts(files)
    moved = _moved(reader, publication, is_kept=True)
    yield from _version(reader, publication.city_id, texts, packed).items()
    for text in texts.values():
        yield from kept_texts.writes_of(publication.city_id, text)
    yield from moved.items()


def _texts(files: Files) -> dict[str, str]:
    return {
        name: content.decode() if isinstance(content, bytes) else content
        for name, content in files.items()
    }


def _version(reader: Reader, city_id: str, texts: dict[str, str], packed: str) -> dict[str, Write]:
    """The version's own document and its packed form, in the place of an older form of the same."""
    document = version_document(packed, texts)
    version = version_in(document)
    folder = paths.reference_packed(city_id, version)
    older = reader.find(queries.packed_parts(city_id, version))
    writes: dict[str, Write] = {each.path: Delete() for each in older}
    for number, part in enumerate(kept_texts.cut(packed)):
        told = kept_texts.part_document(city_id, kept_texts.digest_of(packed), part)
        writes[f"{folder}/{number:03}"] = Put(told)
    writes[paths.reference_version(city_id, version)] = Put(document)
    return writes


def _moved(reader: Reader, publication: Publication, *, is_kept: bool = False) -> dict[str, Write]:
    """With an import the city stands in the register; a draft is of a city that does."""
    city_id, number = publication.city_id, publication.number
    before = in_force(reader, city_id)
    if before == publication:
        return {}
    if number != (before.number + 1 if before else 1):
        raise ConflictError("publication_conflict")
    version = None if is_kept else reader.get(paths.reference_version(city_id, publication.version))
    if not is_kept and version is None:
        raise NotFoundError("reference_unknown")
    document: Document = publication_document(publication)
    registered: dict[str, Write] = (
        {paths.city(city_id): Put(city_document(version))} if version else {}
    )
    return {
        **registered,
        f"{paths.reference_publications(city_id)}/{number:06}": Create(document),
        paths.reference_in_force(city_id): Put(document),
    }
