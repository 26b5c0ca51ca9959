from dataclasses import replace

import pytest

from shared.domain.errors import ConflictError
from shared.domain.pack_files import pack_version
from shared.domain.pack_mistakes import PackError
from shared.domain.publication import ImportVerdict, Origin, Publication
from shared.usecases.import_pack import ImportPack, import_pack
from tests.builders import NOW
from tests.fakes import FakeClock, FakePublications
from tests.unit.domain.packs import TINY, tiny

COMMAND = ImportPack("kendari", TINY, "ani", "pertama")
OTHER = tiny(texts="key,id,en\n")


def test_the_first_import_is_in_force_with_who_and_when() -> None:
    publications = FakePublications()
    imported = import_pack(COMMAND, publications=publications, clock=FakeClock())
    version = pack_version(TINY)
    assert imported.verdict is ImportVerdict.PUBLISH
    assert publications.published == [
        Publication("kendari", 1, version, Origin.IMPORT, NOW, "ani", "pertama", None)
    ]


def test_the_same_again_changes_nothing() -> None:
    publications = FakePublications()
    import_pack(COMMAND, publications=publications, clock=FakeClock())
    imported = import_pack(COMMAND, publications=publications, clock=FakeClock())
    assert imported.verdict is ImportVerdict.UNCHANGED
    assert len(publications.published) == 1


def test_a_later_pack_takes_the_place_of_an_imported_one() -> None:
    publications = FakePublications()
    import_pack(COMMAND, publications=publications, clock=FakeClock())
    imported = import_pack(
        replace(COMMAND, files=OTHER), publications=publications, clock=FakeClock()
    )
    assert imported.in_force.previous == pack_version(TINY)
    assert [each.number for each in publications.published] == [1, 2]


def test_what_officials_published_stands_until_somebody_says_otherwise() -> None:
    publications = FakePublications()
    import_pack(COMMAND, publications=publications, clock=FakeClock())
    theirs = replace(publications.published[0], number=2, origin=Origin.DRAFT)
    publications.published.append(replace(theirs, version="of officials"))
    held = import_pack(COMMAND, publications=publications, clock=FakeClock())
    assert (held.verdict, held.in_force.version) == (ImportVerdict.HELD_BACK, "of officials")
    assert held.version in publications.kept
    command = replace(COMMAND, replaces_draft=True)
    replaced = import_pack(command, publications=publications, clock=FakeClock())
    assert (replaced.verdict, replaced.in_force.number) == (ImportVerdict.PUBLISH, 3)


def test_a_pack_with_mistakes_is_neither_kept_nor_published() -> None:
    publications = FakePublications()
    with pytest.raises(PackError):
        import_pack(
            replace(COMMAND, files=tiny(routing="")), publications=publications, clock=FakeClock()
        )
    assert not publications.kept


def test_somebody_else_publishing_in_between_is_taken_into_account() -> None:
    class Raced(FakePublications):
        def publish(self, publication: Publication) -> None:
            if not self.published:
                self.published.append(replace(publication, version="another", by="budi"))
                raise ConflictError("publication_conflict")
            super().publish(publication)

    publications = Raced()
    imported = import_pack(COMMAND, publications=publications, clock=FakeClock())
    assert (imported.in_force.number, imported.in_force.previous) == (2, "another")


def test_a_race_without_end_is_given_up() -> None:
    class Lost(FakePublications):
        def publish(self, publication: Publication) -> None:
            raise ConflictError("publication_conflict", number=publication.number)

    with pytest.raises(ConflictError):
        import_pack(COMMAND, publications=Lost(), clock=FakeClock())
