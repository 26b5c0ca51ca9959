from pathlib import Path

import pytest

from shared.bootstrap.embedded import EmbeddedPorts
from shared.config import load
from shared.domain.kernel.errors import NotFoundError
from shared.domain.pack.edit.draft import laid_out
from tests.builders import CITY
from tests.unit.domain.packs import TINY

TOLD = "SELECT COUNT(*) FROM deliveries WHERE type LIKE '%written.withAuthContext'"


@pytest.fixture
def ports(tmp_path: Path) -> EmbeddedPorts:
    """A city whose draft is laid out."""
    made = EmbeddedPorts(load({"TANGGAP_DATA": str(tmp_path)}))
    made.drafts.lay_out(laid_out(CITY, "base", TINY))
    return made


def test_rows_are_edited_added_and_taken_away(ports: EmbeddedPorts) -> None:
    console = ports.draft_console
    console.edit(CITY, "hours", "friday", {"closes": "16:45"})
    console.edit(CITY, "agencies", "DISPERIN", {"name": "Dinas Perindustrian"})
    console.delete(CITY, "texts", "timeline.submitted")
    friday = console.rows(CITY, "hours")["friday"]
    assert (friday["opens"], friday["closes"]) == ("07:30", "16:45")
    assert console.rows(CITY, "agencies")["DISPERIN"] == {"name": "Dinas Perindustrian"}
    assert console.rows(CITY, "texts") == {}


def test_the_wish_to_publish_stands_beside_the_tables(ports: EmbeddedPorts) -> None:
    ports.draft_console.edit(CITY, "publication", "", {"publish": True})
    told = ports.draft_console.publication(CITY)
    assert (told["publish"], told["base"]) == (True, "base")


def test_what_is_not_there_is_not_found(ports: EmbeddedPorts) -> None:
    console = ports.draft_console
    with pytest.raises(NotFoundError):
        console.publication("makassar")
    for table in ("nothing", "", "../hours"):
        with pytest.raises(NotFoundError):
            console.rows(CITY, table)
        with pytest.raises(NotFoundError):
            console.edit(CITY, table, "x", {})
    for row in ("", "..", "a/b"):
        with pytest.raises(NotFoundError):
            console.delete(CITY, "hours", row)


def test_every_write_to_a_draft_is_told_to_the_function(ports: EmbeddedPorts) -> None:
    before = ports.city_file.reading().execute(TOLD).fetchone()[0]
    ports.draft_console.edit(CITY, "hours", "friday", {"closes": "16:45"})
    ports.draft_console.delete(CITY, "hours", "friday")
    assert ports.city_file.reading().execute(TOLD).fetchone()[0] == before + 2
