from dataclasses import replace

import pytest

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError
from shared.domain.pack.edit.draft import laid_out
from shared.domain.pack.edit.publication import ImportVerdict, Origin, Publication
from shared.domain.pack.files.pack_files import pack_version
from shared.domain.pack.files.packed import pack
from shared.domain.pack.files.validation_errors import PackError
from shared.domain.pack.parse import parse_pack
from shared.usecases.pack.import_pack import Imported, ImportPack, import_pack
from tests.builders import NOW, make_reference
from tests.fakes import FakeDrafts, FakePublications, FakeReferences, PackPorts
from tests.unit.domain.packs import TINY, tiny


def run(
    command: ImportPack,
    publications: FakePublications,
    drafts: FakeDrafts | None = None,
    served: Reference | None = None,
) -> Imported:
    """Import at the usual time; officials have no draft unless one is given."""
    references = FakeReferences(served or make_reference())
    return import_pack(command, PackPorts(publications, drafts or FakeDrafts(), references))


COMMAND = ImportPack("kendari", TINY, "ani", "pertama")
OTHER = tiny(texts="key,id,en\n")
HOURS = tiny(hours=TINY["hours.csv"].replace("16:30", "16:45"))


def test_the_first_import_is_in_force_with_who_and_when() -> None:
    publications = FakePublications()
    imported = run(COMMAND, publications)
    version = pack_version(TINY)
    assert imported.verdict is ImportVerdict.PUBLISH
    assert publications.published == [
        Publication("kendari", 1, version, Origin.IMPORT, NOW, "ani", "pertama", None)
    ]


def test_a_tracking_prefix_belongs_to_one_city() -> None:
    publications = FakePublications()
    served = parse_pack("kendari", TINY)
    with pytest.raises(PackError) as refused:
        run(replace(COMMAND, city_id="kota_baru"), publications, served=served)
    (mistake,) = refused.value.mistakes
    assert (mistake.code, mistake.file) == ("prefix_taken", "city.csv")
    assert publications.published == []
    assert run(COMMAND, publications, served=served).verdict is ImportVerdict.PUBLISH


def test_the_same_again_changes_nothing() -> None:
    publications = FakePublications()
    run(COMMAND, publications)
    imported = run(COMMAND, publications)
    assert imported.verdict is ImportVerdict.UNCHANGED
    assert len(publications.published) == 1


def test_a_later_pack_takes_the_place_of_an_imported_one() -> None:
    publications = FakePublications()
    run(COMMAND, publications)
    imported = run(replace(COMMAND, files=OTHER), publications)
    assert imported.in_force.previous == pack_version(TINY)
    assert [each.number for each in publications.published] == [1, 2]


def test_what_officials_published_stands_until_somebody_says_otherwise() -> None:
    publications = FakePublications()
    run(COMMAND, publications)
    publications.keep("kendari", OTHER, pack(parse_pack("kendari", OTHER)))
    first, theirs = publications.published[0], pack_version(OTHER)
    publications.publish(replace(first, number=2, origin=Origin.DRAFT, version=theirs))
    held = run(COMMAND, publications)
    assert (held.verdict, held.in_force.version) == (ImportVerdict.HELD_BACK, theirs)
    assert held.version in publications.kept
    command = replace(COMMAND, replaces_draft=True)
    replaced = run(command, publications)
    assert (replaced.verdict, replaced.in_force.number) == (ImportVerdict.PUBLISH, 3)


def test_a_pack_with_mistakes_is_neither_kept_nor_published() -> None:
    publications = FakePublications()
    with pytest.raises(PackError):
        run(replace(COMMAND, files=tiny(routing="")), publications)
    assert not publications.kept


def test_somebody_else_publishing_in_between_is_taken_into_account() -> None:
    class Raced(FakePublications):
        def publish(self, publication: Publication) -> None:
            if not self.published:
                self.published.append(replace(publication, version="another", by="budi"))
                raise ConflictError("publication_conflict")
            super().publish(publication)

    publications = Raced()
    imported = run(COMMAND, publications)
    assert (imported.in_force.number, imported.in_force.previous) == (2, "another")


def test_a_race_without_end_is_given_up() -> None:
    class Lost(FakePublications):
        def publish(self, publication: Publication) -> None:
            raise ConflictError("publication_conflict", number=publication.number)

    with pytest.raises(ConflictError):
        run(COMMAND, Lost())


def test_the_first_import_lays_out_a_draft_for_officials() -> None:
    drafts = FakeDrafts()
    run(COMMAND, FakePublications(), drafts)
    assert drafts.draft == laid_out("kendari", pack_version(TINY), TINY)


def test_a_draft_nobody_has_edited_follows_the_import() -> None:
    publications, drafts = FakePublications(), FakeDrafts()
    run(COMMAND, publications, drafts)
    imported = run(replace(COMMAND, files=OTHER), publications, drafts)
    assert not imported.draft_kept
    assert drafts.draft == laid_out("kendari", pack_version(OTHER), OTHER)


def test_a_draft_with_edits_is_left_unless_a_new_one_is_asked_for() -> None:
    publications, drafts = FakePublications(), FakeDrafts()
    run(COMMAND, publications, drafts)
    assert drafts.draft is not None
    edited = drafts.draft = replace(drafts.draft, rows={**drafts.draft.rows, "texts": ()})
    imported = run(replace(COMMAND, files=HOURS), publications, drafts)
    assert (imported.draft_kept, drafts.draft) == (True, edited)
    run(replace(COMMAND, files=HOURS, lays_out_draft=True), publications, drafts)
    assert drafts.draft.base == pack_version(HOURS)


def test_a_draft_of_a_version_nobody_kept_counts_as_edited() -> None:
    drafts = FakeDrafts(laid_out("kendari", "0123456789ab", TINY))
    assert run(COMMAND, FakePublications(), drafts).draft_kept
