"""A draft as officials meet it: rows to edit, mistakes beside them, a wish that is answered once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import (
    Delete,
    Document,
    DocumentDb,
    Put,
    TransactionResult,
    Update,
    Write,
)
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.pack.edit.draft import laid_out
from shared.domain.pack.edit.publication import Origin, Publication
from shared.domain.pack.edit.publish_decision import DraftState, PublishDecision
from shared.domain.pack.files.pack_files import PACK_FILES, pack_version
from shared.domain.pack.files.packed import pack
from shared.domain.pack.parse import parse_pack
from shared.ports.cities import Drafts, Publications
from shared.usecases.pack.review_draft import PUBLICATION, ReviewDraft, review_draft
from tests.builders import CITY, NOW
from tests.fakes import PackPorts
from tests.unit.domain.packs import TINY

VERSION = pack_version(TINY)
WISH = paths.reference_draft(CITY, PUBLICATION)
Review = Callable[..., PublishDecision | None]


def row(table: str, name: str) -> str:
    return paths.reference_draft_row(CITY, table, name)


FRIDAY, ROADS = row("hours", "friday"), row("routing", "jalan")


@pytest.fixture
def laid(publications: Publications, drafts: Drafts) -> None:
    """A city with a version in force and its draft laid out."""
    publications.keep(CITY, TINY, pack(parse_pack(CITY, TINY)))
    publications.publish(Publication(CITY, 1, VERSION, Origin.IMPORT, NOW, "ani"))
    drafts.lay_out(laid_out(CITY, VERSION, TINY))


@pytest.fixture
def review(laid: None, publications: Publications, drafts: Drafts) -> Review:
    """What the function does for an edit of one place."""
    assert laid is None

    def reviewed(table: str, name: str = "") -> PublishDecision | None:
        command = ReviewDraft(CITY, table, name, "budi")
        return review_draft(command, PackPorts(publications, drafts))

    return reviewed


def write(db: DocumentDb, path: str, change: Write) -> None:
    db.run(lambda _: TransactionResult(None, {path: change}))


def read(db: DocumentDb, path: str) -> Document:
    found = db.get(path)
    assert found is not None
    return found


def test_a_draft_is_read_as_it_was_laid_out(laid: None, db: DocumentDb, drafts: Drafts) -> None:
    assert laid is None
    assert drafts.read(CITY) == laid_out(CITY, VERSION, TINY)
    assert drafts.read("makassar") is None
    assert read(db, FRIDAY) == {"day": "friday", "opens": "07:30", "closes": "16:30", "position": 2}


def test_laying_it_out_anew_takes_away_what_was_added(
    review: Review, db: DocumentDb, drafts: Drafts
) -> None:
    write(db, row("agencies", "DISPERIN"), Put({"name": "Dinas Perindustrian"}))
    write(db, FRIDAY, Update({"closes": "x"}))
    assert review("hours", "friday") is not None
    drafts.lay_out(laid_out(CITY, VERSION, TINY))
    assert drafts.read(CITY) == laid_out(CITY, VERSION, TINY)
    assert "mistakes" not in read(db, FRIDAY)


def test_what_was_laid_out_is_no_edit(review: Review) -> None:
    for place in (("hours", "friday"), ("hours",), (PUBLICATION,), ("nothing", "x"), ("city", "x")):
        assert review(*place) is None


def test_a_mistake_stands_beside_the_edit_and_nothing_else_happens(
    review: Review, db: DocumentDb, publications: Publications
) -> None:
    write(db, FRIDAY, Update({"closes": "25:00"}))
    ruling = review("hours", "friday")
    assert ruling is not None
    assert ruling.state is DraftState.FAULTY
    told = "'25:00' tidak sesuai bentuk kolom 'closes', misalnya 16:00"
    assert read(db, FRIDAY)["mistakes"] == [told]
    control = read(db, WISH)
    assert control["mistakes"] == [f"hours, friday: {told}"]
    assert (control["state"], control["mistake_count"]) == ("faulty", 1)
    assert VERSION in str(control["message"])
    assert publications.in_force(CITY) == Publication(CITY, 1, VERSION, Origin.IMPORT, NOW, "ani")


def test_what_a_review_writes_asks_for_no_further_review(review: Review, db: DocumentDb) -> None:
    write(db, FRIDAY, Update({"closes": "25:00"}))
    assert review("hours", "friday") is not None
    settled = read(db, FRIDAY), read(db, WISH)
    for place in (("hours", "friday"), (PUBLICATION,), ("hours",)):
        assert review(*place) is None
    assert (read(db, FRIDAY), read(db, WISH)) == settled


def test_a_mistake_goes_with_its_cause_wherever_that_was(review: Review, db: DocumentDb) -> None:
    write(db, row("agencies", "DPUPR"), Delete())
    assert review("agencies", "DPUPR") is not None
    assert "DPUPR" in str(read(db, ROADS)["mistakes"])
    roads = {"name": "Dinas PU", "owner": "city", "kind": "dinas", "position": 1}
    write(db, row("agencies", "DPUPR"), Put(roads))
    mended = review("agencies", "DPUPR")
    assert mended is not None
    assert mended.review.count == 0
    assert read(db, ROADS)["mistakes"] == []


def test_an_edit_waits_until_somebody_wishes_to_publish_it(
    review: Review, db: DocumentDb, publications: Publications
) -> None:
    write(db, FRIDAY, Update({"closes": "16:45"}))
    sound = review("hours", "friday")
    assert sound is not None
    assert sound.state is DraftState.SOUND
    write(db, WISH, Update({"publish": True, "note": "jam Jumat"}))
    published = review(PUBLICATION)
    assert published is not None
    in_force = publications.in_force(CITY)
    assert in_force == published.publication
    assert in_force is not None
    assert (in_force.number, in_force.by, in_force.note) == (2, "budi", "jam Jumat")
    hours = publications.version(CITY, in_force.version).calendar.week[4]
    assert hours.closes.isoformat() == "16:45:00"
    control = read(db, WISH)
    assert (control["publish"], control["state"]) == (False, "published")
    assert control["base"] == in_force.version
    assert review(PUBLICATION) is None
    assert publications.history(CITY, 10)[0] == in_force


def test_a_draft_goes_on_from_what_it_published(
    review: Review, db: DocumentDb, publications: Publications
) -> None:
    for number, closes in ((2, "16:45"), (3, "17:00")):
        write(db, FRIDAY, Update({"closes": closes}))
        review("hours", "friday")
        write(db, WISH, Update({"publish": True}))
        ruling = review(PUBLICATION)
        assert ruling is not None
        assert ruling.state is DraftState.PUBLISHED
        in_force = publications.in_force(CITY)
        assert in_force is not None
        assert in_force.number == number


def test_a_wish_for_a_faulty_draft_is_refused_and_not_granted_later(
    review: Review, db: DocumentDb, publications: Publications
) -> None:
    write(db, FRIDAY, Update({"closes": "25:00"}))
    write(db, WISH, Update({"publish": True}))
    refused = review(PUBLICATION)
    assert refused is not None
    assert refused.state is DraftState.FAULTY
    assert read(db, WISH)["publish"] is False
    write(db, FRIDAY, Update({"closes": "16:45"}))
    assert review("hours", "friday") is not None
    assert publications.history(CITY, 10)[0].number == 1


@pytest.mark.parametrize("wish", ["true", 1, "ya", None, [True]])
def test_only_true_is_a_wish(review: Review, db: DocumentDb, wish: object) -> None:
    write(db, WISH, Update({"publish": wish}))
    assert review(PUBLICATION) is None


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [(" 16:45 ", "16:45"), (None, ""), (["16:45"], "16:45"), (1645, "1645"), (True, "yes")],
)
def test_whatever_kind_of_value_is_typed_is_read_as_its_text(
    review: Review, db: DocumentDb, drafts: Drafts, cell: object, read_as: str
) -> None:
    assert review(PUBLICATION) is None
    write(db, FRIDAY, Update({"closes": cell}))
    draft = drafts.read(CITY)
    assert draft is not None
    (found,) = [each for each in draft.rows["hours"] if each.name == "friday"]
    assert found.cells.get("closes", "") == read_as


def test_a_deleted_row_is_news_once(review: Review, db: DocumentDb) -> None:
    write(db, row("texts", "timeline.submitted"), Delete())
    assert review("texts", "timeline.submitted") is not None
    assert review("texts", "timeline.submitted") is None


def test_a_version_that_came_into_force_meanwhile_is_not_overwritten(
    laid: None, db: DocumentDb, publications: Publications, drafts: Drafts
) -> None:
    assert laid is None
    write(db, WISH, Update({"publish": True}))

    def rule(_draft: object, stands: Publication | None) -> PublishDecision:
        assert stands == publications.in_force(CITY)
        raise TransientError("reference_moved")

    with pytest.raises(TransientError):
        drafts.review(CITY, rule, NOW)
    assert read(db, WISH)["publish"] is True


def test_there_is_nothing_to_review_without_a_draft(drafts: Drafts) -> None:
    with pytest.raises(NotFoundError):
        drafts.review(CITY, lambda *_: pytest.fail("there is no draft"), NOW)


def test_edits_side_by_side_are_all_seen(
    review: Review, db: DocumentDb, publications: Publications
) -> None:
    together = threading.Barrier(3)

    def edit(table: str, name: str, column: str, cell: str) -> None:
        together.wait(timeout=10)
        write(db, row(table, name), Update({column: cell}))
        review(table, name)

    with ThreadPoolExecutor(3) as pool:
        edits = [
            pool.submit(edit, "hours", "friday", "closes", "16:45"),
            pool.submit(edit, "routing", "jalan", "note", "SK 1/2026"),
            pool.submit(edit, "agencies", "PLN", "name", "PT PLN (Persero)"),
        ]
        for each in edits:
            each.result(timeout=30)
    write(db, WISH, Update({"publish": True}))
    assert review(PUBLICATION) is not None
    in_force = publications.in_force(CITY)
    assert in_force is not None
    published = publications.version(CITY, in_force.version)
    assert published.agencies["PLN"].name == "PT PLN (Persero)"
    assert published.calendar.week[4].closes.minute == 45


def test_a_cell_as_long_as_a_document_is_explained_and_harms_nobody(
    review: Review, db: DocumentDb, publications: Publications
) -> None:
    write(db, FRIDAY, Update({"closes": "9" * 100_000}))
    first = review("hours", "friday")
    assert first is not None
    (told,) = [str(each) for each in list_of(read(db, FRIDAY)["mistakes"])]
    assert len(told) < 500
    assert told.endswith("misalnya 16:00")
    for number in range(10):
        write(db, row("texts", f"more-{number}"), Put({"note": "x " * 60_000}))
    second = review("texts", "more-9")
    assert second is not None
    assert any("terlalu besar" in each for each in second.review.mistakes["texts", ""])
    assert publications.history(CITY, 10)[0].number == 1


def list_of(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def test_publishing_an_edit_keeps_all_that_a_draft_does_not_show(
    review: Review, db: DocumentDb, publications: Publications
) -> None:
    """Maps are no tables, and nobody edits what is made of tables: letterhead and dictionary."""
    write(db, FRIDAY, Update({"closes": "16:45"}))
    write(db, WISH, Update({"publish": True}))
    ruling = review(PUBLICATION)
    assert ruling is not None
    assert ruling.publication is not None
    after = ruling.publication.version
    files = publications.files(CITY, after)
    maps = [name for name in PACK_FILES if name.endswith(".geojson")]
    assert {name: files[name] for name in maps} == {name: TINY[name] for name in maps}
    assert set(files) >= set(TINY)
    assert pack_version(files) == after
    before, now = publications.version(CITY, VERSION), publications.version(CITY, after)
    point = Point(-3.95, 122.55)
    assert now.villages.locate(point) == before.villages.locate(point)
    assert now.roads == before.roads
    assert now.city == before.city
    assert now.lexicon.suggest("jalan rusak") == before.lexicon.suggest("jalan rusak")
