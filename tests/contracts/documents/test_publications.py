from dataclasses import replace

import pytest

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import (
    Delete,
    DocumentDb,
    Query,
    TransactionResult,
    Update,
    Write,
)
from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.pack.edit.publication import Origin, Publication
from shared.domain.pack.files.pack_files import Files, pack_version
from shared.domain.pack.files.packed import pack
from shared.domain.pack.parse import parse_pack
from shared.ports.cities import Publications
from tests.builders import CITY, NOW
from tests.unit.domain.packs import TINY, files_of, tiny

OTHER = tiny(texts=TINY["texts.csv"].replace("We have", "We got"))


def keep(publications: Publications, files: Files) -> str:
    reference = parse_pack(CITY, files)
    publications.keep(CITY, files, pack(reference))
    return reference.version


def publication(version: str, number: int = 1, previous: str | None = None) -> Publication:
    return Publication(CITY, number, version, Origin.IMPORT, NOW, "ani", "uji", previous)


def write(db: DocumentDb, path: str, change: Write) -> None:
    db.run(lambda _: TransactionResult(None, {path: change}))


def test_nothing_is_in_force_before_the_first_publication(publications: Publications) -> None:
    keep(publications, TINY)
    assert publications.in_force(CITY) is None
    assert publications.history(CITY, 10) == ()


def test_what_was_published_is_in_force_and_told(publications: Publications) -> None:
    first, second = keep(publications, TINY), keep(publications, OTHER)
    one, two = publication(first), publication(second, 2, first)
    publications.publish(one)
    assert publications.in_force(CITY) == one
    publications.publish(two)
    publications.publish(two)
    assert publications.in_force(CITY) == two
    assert publications.in_force("makassar") is None
    assert publications.history(CITY, 10) == (two, one)
    assert publications.history(CITY, 1) == (two,)


def test_every_imported_city_is_known_by_its_prefix(publications: Publications) -> None:
    assert publications.cities() == {}
    version = keep(publications, TINY)
    assert publications.cities() == {}
    publications.publish(publication(version))
    assert publications.cities() == {CITY: "KDI"}
    files = tiny(city=TINY["city.csv"].replace("KDI", "BRU"))
    publications.keep("kota_baru", files, pack(parse_pack("kota_baru", files)))
    first = Publication("kota_baru", 1, pack_version(files), Origin.IMPORT, NOW, "ani")
    publications.publish(first)
    publications.publish(first)
    assert publications.cities() == {CITY: "KDI", "kota_baru": "BRU"}


def test_a_version_is_read_as_it_was_kept(publications: Publications) -> None:
    version = keep(publications, TINY)
    keep(publications, TINY)
    found = publications.version(CITY, version)
    assert found.version == version
    assert found.rules == parse_pack(CITY, TINY).rules
    assert pack_version(publications.files(CITY, version)) == version


def test_a_whole_city_fits(publications: Publications) -> None:
    files = files_of("makassar")
    version = pack_version(files)
    publications.keep("makassar", files, pack(parse_pack("makassar", files)))
    assert len(publications.version("makassar", version).villages) == 153
    assert pack_version(publications.files("makassar", version)) == version


def test_of_two_publications_at_once_the_second_is_refused(publications: Publications) -> None:
    first, second = keep(publications, TINY), keep(publications, OTHER)
    publications.publish(publication(first))
    with pytest.raises(ConflictError):
        publications.publish(publication(second))
    with pytest.raises(ConflictError):
        publications.publish(publication(second, 3, first))
    assert publications.in_force(CITY) == publication(first)


def test_what_was_never_kept_cannot_be_published_or_read(publications: Publications) -> None:
    with pytest.raises(NotFoundError):
        publications.publish(publication("0123456789ab"))
    with pytest.raises(NotFoundError):
        publications.version(CITY, "0123456789ab")
    with pytest.raises(NotFoundError):
        publications.version(CITY, "../current")


def test_a_packed_form_that_somebody_touched_is_not_believed(
    db: DocumentDb, publications: Publications
) -> None:
    version = keep(publications, TINY)
    (part,) = db.find(Query(paths.reference_packed(CITY, version)))
    spoilt = str(part.data["text"]).replace("DPUPR", "DISHUB")
    write(db, part.path, Update({"text": spoilt}))
    assert "DPUPR" in publications.version(CITY, version).agencies
    write(db, part.path, Delete())
    assert "DPUPR" in publications.version(CITY, version).agencies


def test_a_file_that_somebody_touched_is_not_believed(
    db: DocumentDb, publications: Publications
) -> None:
    version = keep(publications, TINY)
    for part in db.find(Query(f"{paths.city(CITY)}/reference_files")):
        write(db, part.path, Update({"text": f"{part.data['text']} "}))
    with pytest.raises(NotFoundError, match="reference_damaged"):
        publications.files(CITY, version)
    assert publications.version(CITY, version).version == version


def test_a_form_of_another_program_is_replaced_when_the_version_is_kept_again(
    db: DocumentDb, publications: Publications
) -> None:
    reference = parse_pack(CITY, TINY)
    text = pack(reference)
    longer = text.replace(',"city_id"', f',"more":"{"x" * 950_000}","city_id"', 1)
    publications.keep(CITY, TINY, longer)
    folder = Query(paths.reference_packed(CITY, reference.version))
    assert len(db.find(folder)) == 2
    publications.keep(CITY, TINY, text)
    assert len(db.find(folder)) == 1
    assert publications.version(CITY, reference.version).agencies == reference.agencies


def test_long_texts_of_any_letters_are_kept(publications: Publications) -> None:
    name = "jalan \U0001f6e3\ufe0f " * 40_000
    files = tiny(kelurahan=TINY["kelurahan.geojson"].replace("Korumba", name))
    version = keep(publications, files)
    assert publications.files(CITY, version)["kelurahan.geojson"] == files["kelurahan.geojson"]


def test_the_same_number_with_another_content_is_a_conflict(publications: Publications) -> None:
    version = keep(publications, TINY)
    publications.publish(publication(version))
    with pytest.raises(ConflictError):
        publications.publish(replace(publication(version), by="budi"))
