from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import pytest

from shared.adapters.packs import FolderPacks
from shared.adapters.references import FRESH_S, RETRY_S, PublishedReferences
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.pack.edit.publication import Origin, Publication
from shared.domain.pack.files.pack_files import Files, pack_version
from shared.domain.pack.files.packed import pack
from shared.domain.pack.parse import parse_pack
from shared.ports.cities import References
from tests.builders import NOW
from tests.fakes import FakePublications
from tests.unit.domain.packs import CITIES, TINY, tiny

CITY = "kendari"
UNWELL = TransientError("firestore_unavailable")


def named(name: str) -> Files:
    return tiny(city=TINY["city.csv"].replace("Kota Kendari", name))


@dataclass
class OfAnEarlierProgram(FakePublications):
    """What it kept was packed when our texts had other placeholders."""

    def version(self, city_id: str, version: str) -> Reference:
        words = {"timeline.routed": {"id": "Diteruskan oleh {officer}."}}
        return replace(super().version(city_id, version), texts=words)


@dataclass
class Installation:
    """A city that was deployed, what was published since, and a clock."""

    folder: Path
    publications: FakePublications = field(default_factory=FakePublications)
    moment: float = 1000.0
    told: list[tuple[str, str]] = field(default_factory=list)
    unfit: list[tuple[str, str]] = field(default_factory=list)

    def references(self) -> PublishedReferences:
        return PublishedReferences(
            FolderPacks(self.folder),
            self.publications,
            lambda city_id, reason: self.told.append((city_id, reason)),
            lambda: self.moment,
            lambda city_id, key: self.unfit.append((city_id, key)),
        )

    def publish(self, files: Files, city_id: str = CITY) -> str:
        self.publications.keep(city_id, files, pack(parse_pack(city_id, files)))
        number = len(self.publications.published) + 1
        version = pack_version(files)
        self.publications.publish(Publication(city_id, number, version, Origin.DRAFT, NOW, "ani"))
        return version


@pytest.fixture
def installed(tmp_path: Path) -> Installation:
    for city_id, files in ((CITY, named("Deployed")), ("makassar", named("M"))):
        (tmp_path / city_id).mkdir()
        for name, text in files.items():
            told = str(text).replace("KDI", "MKS") if city_id != CITY else str(text)
            (tmp_path / city_id / name).write_text(told)
    return Installation(tmp_path)


def name_of(references: References) -> str:
    return references.current(CITY).city.name


def test_what_was_deployed_is_in_force_until_something_is_published(
    installed: Installation,
) -> None:
    references = installed.references()
    assert references.cities() == (CITY, "makassar")
    assert references.city_by_prefix("KDI") == CITY
    assert name_of(references) == "Deployed"
    installed.publish(named("Published"))
    assert name_of(installed.references()) == "Published"
    assert installed.references().current("makassar").city.name == "M"


def test_what_is_published_takes_effect_within_a_minute_and_is_not_looked_for_before(
    installed: Installation,
) -> None:
    references = installed.references()
    assert name_of(references) == "Deployed"
    installed.publish(named("Published"))
    installed.moment += FRESH_S - 1
    assert name_of(references) == "Deployed"
    assert installed.publications.looks == 1
    installed.moment += 1
    assert name_of(references) == "Published"
    assert installed.publications.looks == 2


def test_whoever_published_sees_it_at_once(installed: Installation) -> None:
    references = installed.references()
    references.current(CITY)
    installed.publish(named("Published"))
    references.look_again(CITY)
    references.look_again("makassar")
    assert name_of(references) == "Published"


def test_words_of_a_city_that_no_longer_fit_ours_are_told_once(installed: Installation) -> None:
    installed.publications = OfAnEarlierProgram()
    version = installed.publish(named("Published"))
    references = installed.references()
    for _ in range(2):
        assert references.current(CITY).version == version
        installed.moment += 61
    assert installed.unfit == [(CITY, "timeline.routed")]
    assert installed.told == []


def test_a_version_that_did_not_change_is_not_loaded_again(installed: Installation) -> None:
    installed.publish(named("Published"))
    references = installed.references()
    first = references.current(CITY)
    installed.moment += FRESH_S
    assert references.current(CITY) is first


def test_a_deployed_pack_that_is_the_published_one_is_not_fetched(installed: Installation) -> None:
    version = installed.publish(named("Deployed"))
    installed.publications.kept.clear()
    assert installed.references().current(CITY).version == version


def test_the_last_good_version_stays_when_looking_fails(installed: Installation) -> None:
    installed.publish(named("Published"))
    references = installed.references()
    references.current(CITY)
    installed.publications.broken = UNWELL
    installed.moment += FRESH_S
    assert name_of(references) == "Published"
    assert installed.told == [(CITY, "firestore_unavailable")]
    assert name_of(references) == "Published"
    assert installed.publications.looks == 2
    installed.publications.broken = None
    installed.publish(named("Later"))
    installed.moment += RETRY_S
    assert name_of(references) == "Later"


def test_a_process_that_knows_nothing_yet_asks_to_be_tried_again(installed: Installation) -> None:
    installed.publications.broken = UNWELL
    with pytest.raises(TransientError):
        installed.references().current(CITY)


def test_a_version_that_was_spoilt_changes_nothing(installed: Installation) -> None:
    references = installed.references()
    installed.publish(named("Good"))
    assert name_of(references) == "Good"
    del installed.publications.kept[installed.publish(named("Spoilt"))]
    installed.moment += FRESH_S
    assert name_of(references) == "Good"
    assert name_of(installed.references()) == "Deployed"
    assert {city_id for city_id, _ in installed.told} == {CITY}


def test_an_unknown_city_is_not_found(installed: Installation) -> None:
    for city_id in ("bandung", "", "..", "schema.json"):
        with pytest.raises(NotFoundError):
            installed.references().current(city_id)


def test_what_an_old_event_cites_is_still_shown(installed: Installation) -> None:
    first = installed.publish(named("First"))
    installed.publish(named("Second"))
    references = installed.references()
    assert references.at(CITY, first).city.name == "First"
    assert references.at(CITY, first) is references.at(CITY, first)
    assert references.at(CITY, references.current(CITY).version).city.name == "Second"
    deployed = FolderPacks(installed.folder).version(CITY)
    assert references.at(CITY, deployed).city.name == "Deployed"


def test_what_was_never_kept_is_shown_by_what_is_in_force(installed: Installation) -> None:
    assert installed.references().at(CITY, "0123456789ab").city.name == "Deployed"


def test_old_versions_do_not_pile_up(installed: Installation) -> None:
    versions = [installed.publish(named(f"Version {n}")) for n in range(12)]
    references = installed.references()
    for n, version in enumerate(versions):
        assert references.at(CITY, version).city.name == f"Version {n}"
    assert len(references._old) <= 8


def test_one_thread_looks_and_the_others_go_on(installed: Installation) -> None:
    looking, go_on = Event(), Event()

    class Slow(FakePublications):
        def in_force(self, city_id: str) -> Publication | None:
            looking.set()
            assert go_on.wait(10)
            return super().in_force(city_id)

    go_on.set()
    slow = Slow()
    installed.publications = slow
    references = installed.references()
    references.current(CITY)
    installed.moment += FRESH_S
    looking.clear()
    go_on.clear()
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(references.current, CITY)
        assert looking.wait(10)
        assert name_of(references) == "Deployed"
        go_on.set()
        assert first.result(10).city.name == "Deployed"
    assert slow.looks == 2


def test_the_cities_of_this_repository_can_be_read() -> None:
    references = PublishedReferences(FolderPacks(CITIES), FakePublications(), lambda *_: None)
    assert references.current("makassar").city.tracking_prefix == "MKS"


NEW = "kota_baru"
NEW_FILES = tiny(city=TINY["city.csv"].replace("Kota Kendari", "Baru").replace("KDI", "BRU"))


def test_a_city_that_was_never_deployed_is_served_once_it_is_imported(
    installed: Installation,
) -> None:
    references = installed.references()
    assert not references.serves(NEW)
    installed.publish(NEW_FILES, NEW)
    installed.moment += FRESH_S
    assert references.serves(NEW)
    assert references.cities() == (CITY, NEW, "makassar")
    assert references.city_by_prefix("BRU") == NEW
    found = references.current(NEW)
    assert (found.city.city_id, found.city.name) == (NEW, "Baru")
    assert references.at(NEW, "unheard-of") is found


def test_whoever_imported_it_serves_it_at_once(installed: Installation) -> None:
    references = installed.references()
    assert not references.serves(NEW)
    installed.publish(NEW_FILES, NEW)
    references.look_again(NEW)
    assert references.current(NEW).city.name == "Baru"


def test_strangers_cannot_make_it_look_more_than_once_a_minute(installed: Installation) -> None:
    references = installed.references()
    for number in range(50):
        assert not references.serves(f"atlantis-{number}")
        assert references.city_by_prefix(f"A{number}") is None
    assert installed.publications.register_looks == 1


def test_deployed_cities_are_served_without_a_look_at_the_register(installed: Installation) -> None:
    references = installed.references()
    assert references.serves(CITY)
    assert references.city_by_prefix("MKS") == "makassar"
    assert name_of(references) == "Deployed"
    assert installed.publications.register_looks == 0


def test_a_register_that_cannot_be_read_again_is_good_for_longer(installed: Installation) -> None:
    references = installed.references()
    installed.publish(NEW_FILES, NEW)
    assert references.serves(NEW)
    installed.publications.broken = UNWELL
    installed.moment += FRESH_S
    assert references.serves(NEW)
    assert ("", "firestore_unavailable") in installed.told


def test_before_its_first_look_a_fault_is_no_answer(installed: Installation) -> None:
    installed.publications.broken = UNWELL
    with pytest.raises(TransientError):
        installed.references().serves(NEW)
