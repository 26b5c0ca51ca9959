from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from infra import data
from infra.data_fields import meaning
from shared.adapters.documents.mapping.dictionary import COLLECTIONS, Collection
from tests.unit.adapters.documents import kept_samples


def test_the_page_follows_what_is_stored() -> None:
    page = data.PATH.read_text(encoding="utf-8")
    assert page == data.text(), "run python -m infra.data"


@pytest.mark.parametrize("of", COLLECTIONS, ids=lambda of: of.kind)
def test_the_page_tells_of_the_fields_that_are_stored(of: Collection) -> None:
    *_, newest = kept_samples.kept(of.kind).values()
    stored = {name for document in newest.values() for name in document} - {"schema_version"}
    told = {each.name for each in data.fields_of(of)}
    assert stored >= told - {"*"}
    assert told >= stored or "*" in told


def test_a_collection_that_nobody_described_fails() -> None:
    with pytest.raises(LookupError, match="weather"):
        data.require_described([*data.kinds(), "weather"])
    with pytest.raises(LookupError, match="tracking"):
        data.require_described(set(data.kinds()) - {"tracking"})


@dataclass
class Weather:
    """`rain` in millimetres."""

    rain: int
    gusts: int


def test_a_field_that_nobody_described_fails() -> None:
    assert meaning(Weather, "rain", int) == "`rain` in millimetres."
    with pytest.raises(LookupError, match=r"Weather\.gusts"):
        meaning(Weather, "gusts", int)


@pytest.mark.parametrize("arguments", [[], ["--check"]])
def test_what_nobody_described_is_told_in_one_line_and_nothing_is_written(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "data.md"
    first, *others = COLLECTIONS
    assert data.main(arguments, page, [replace(first, holds=Weather), *others]) == 1
    (told,) = capsys.readouterr().out.splitlines()
    assert told.startswith("Weather.gusts is described nowhere")
    assert "mapping/dictionary/meanings.py" in told
    assert data.main(arguments, page, others) == 1
    assert first.kind in capsys.readouterr().out
    assert not page.exists()


def test_what_says_when_it_ends_is_removed_then() -> None:
    page = data.text()
    for of in COLLECTIONS:
        section = page.partition(f"## {of.kind}\n")[2].partition("\n## ")[0]
        ends = any(each.name == "expires_at" for each in data.fields_of(of))
        assert ("Firestore removes it after `expires_at`" in section) == ends


def test_who_reads_and_who_writes_is_told() -> None:
    page = data.text()
    drafts = page.partition("## reference_drafts\n")[2]
    assert "- Read by clients: admin (all of the city)" in drafts
    assert "- Written by: `import_pack`, `review_draft`, clients as admin" in drafts


def test_a_page_that_is_out_of_date_is_told_and_written_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "data.md"
    assert data.main(["--check"], page) == 1
    assert "run python -m infra.data" in capsys.readouterr().out
    assert data.main([], page) == 0
    assert data.main(["--check"], page) == 0
