from pathlib import Path

import pytest

from infra import import_city
from shared.bootstrap import Container, ports_of
from shared.config import load
from tests.unit.domain.packs import TINY


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Container:
    """An embedded installation with one city."""
    pack = tmp_path / "cities" / "kendari"
    pack.mkdir(parents=True)
    for name, text in TINY.items():
        (pack / name).write_text(text)
    config = load(
        {"TANGGAP_DATA": str(tmp_path / "data"), "TANGGAP_CITIES": str(tmp_path / "cities")}
    )
    made = Container(config, ports_of(config))
    monkeypatch.setattr(import_city, "house", lambda: made)
    return made


def test_a_pack_is_in_force_at_once_and_only_once(
    home: Container, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(home.config.cities_folder) / "kendari"
    assert home.references.current("kendari").city.name == "Kota Kendari"
    text = (folder / "city.csv").read_text()
    (folder / "city.csv").write_text(text.replace("Kota Kendari", "Kendari Baru"))
    assert import_city.main([str(folder), "--by", "ani", "--note", "nama baru"]) == 0
    assert home.references.current("kendari").city.name == "Kendari Baru"
    assert import_city.main([str(folder), "--by", "ani"]) == 0
    (told,) = home.ports.publications.history("kendari", 10)
    assert (told.by, told.note) == ("ani", "nama baru")
    printed = capsys.readouterr().out.splitlines()
    assert ["in force now" in printed[0], "in force already" in printed[1]] == [True, True]


def test_mistakes_are_named_and_nothing_changes(
    home: Container, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(home.config.cities_folder) / "kendari"
    (folder / "routing.csv").write_text("name\n")
    assert import_city.main([str(folder), "--by", "ani"]) == 1
    assert "kendari/routing.csv:1" in capsys.readouterr().err
    assert home.ports.publications.in_force("kendari") is None
