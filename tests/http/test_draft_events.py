"""Edits of a draft as the platform tells of them: in both forms, twice, late, and about nothing."""

import pytest

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import Document, TransactionResult, Update
from shared.bootstrap import embedded_ports
from shared.domain.pack.edit.publication import Origin
from shared.usecases.pack.import_pack import ImportPack, import_pack
from tests.events.loader import FORMS, document_written
from tests.http.client import Answer, request
from tests.http.installation import CITY, Installation
from tests.unit.domain.packs import files_of

DRAFTS = f"cities/{CITY}/reference_drafts"
FRIDAY, WISH = f"{DRAFTS}/hours/rows/friday", f"{DRAFTS}/publication"
OFFICIAL = "budi@kendari.example"


@pytest.fixture
def city(city: Installation) -> Installation:
    """With a version in force and its draft laid out."""
    import_pack(ImportPack(CITY, files_of(CITY), "ani"), city.container.ports)
    return city


def edit(city: Installation, path: str, **cells: object) -> None:
    db = embedded_ports(city.container)._db
    db.run(lambda _: TransactionResult(None, {path: Update(cells)}))


def read(city: Installation, path: str) -> Document:
    found = embedded_ports(city.container)._db.get(path)
    assert found is not None
    return found


def told(city: Installation, path: str, form: str = "protobuf", by: str = OFFICIAL) -> Answer:
    delivery = document_written(path, by=by, form=form)
    return request(
        city, "on_reference_changed", "POST", "/", body=delivery.body, headers=delivery.headers
    )


@pytest.mark.parametrize("form", FORMS)
def test_a_mistake_is_written_beside_the_edit_once(city: Installation, form: str) -> None:
    before = city.container.ports.references.current(CITY)
    edit(city, FRIDAY, closes="7")
    first = told(city, FRIDAY, form)
    after_first = city.contents()
    again = [told(city, path, form) for path in (FRIDAY, WISH, f"{DRAFTS}/hours")]
    assert [answer.status for answer in (first, *again)] == [200] * 4
    assert city.contents() == after_first
    assert len(list(read(city, FRIDAY)["mistakes"])) == 1  # type: ignore[call-overload]  # a list
    assert city.container.ports.references.current(CITY) is before


@pytest.mark.parametrize(("form", "closes"), [("json", "16:45"), ("protobuf", "16:50")])
def test_a_wish_is_granted_in_the_name_of_who_wished(
    city: Installation, form: str, closes: str
) -> None:
    count = len(city.container.ports.publications.history(CITY, 100))
    edit(city, FRIDAY, closes=closes)
    edit(city, WISH, publish=True, note="jam Jumat")
    assert told(city, WISH, form).status == 200
    assert told(city, FRIDAY, form, by="somebody-else").status == 200
    assert told(city, WISH, form, by="somebody-else").status == 200
    newest, *earlier = city.container.ports.publications.history(CITY, 100)
    assert (newest.origin, newest.by, newest.note) == (Origin.DRAFT, OFFICIAL, "jam Jumat")
    assert len(earlier) == count
    in_force = city.container.ports.references.current(CITY).calendar.week[4].closes
    assert in_force.isoformat("minutes") == closes


def test_an_edit_told_of_before_its_wish_was_seen_publishes_nothing(city: Installation) -> None:
    count = len(city.container.ports.publications.history(CITY, 100))
    edit(city, FRIDAY, closes="17:15")
    edit(city, WISH, publish=True)
    assert told(city, FRIDAY).status == 200
    assert len(city.container.ports.publications.history(CITY, 100)) == count
    assert read(city, WISH)["publish"] is True
    assert told(city, WISH).status == 200
    assert len(city.container.ports.publications.history(CITY, 100)) == count + 1


@pytest.mark.parametrize(
    "path",
    [
        f"{DRAFTS}/hours/rows/none",
        f"{DRAFTS}/none/rows/none",
        "cities/atlantis/reference_drafts/publication",
        "cities/atlantis/reference_drafts/hours/rows/friday",
    ],
)
def test_news_of_no_draft_changes_nothing(city: Installation, path: str) -> None:
    before = city.contents()
    assert told(city, path).status == 200
    assert city.contents() == before


def test_nobody_s_name_is_logged(city: Installation) -> None:
    edit(city, WISH, publish=True)
    told(city, WISH)
    assert OFFICIAL not in city.logs()


def test_the_draft_lies_where_the_trigger_listens() -> None:
    assert paths.reference_draft_row(CITY, "hours", "friday") == FRIDAY
    assert paths.reference_draft(CITY, "publication") == WISH
