import json
from pathlib import Path

import pytest

from local.commands.import_roads import main
from shared.domain.gazetteer.roads import NamedRoad, RoadStatus
from shared.domain.geo.place import Point
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "kendari"
    folder.mkdir()
    for name, text in TINY.items():
        (folder / name).write_text(text)
    return folder


def _roads(folder: Path) -> dict[str, tuple[RoadStatus, tuple[str, ...]]]:
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    roads = parse_pack("kendari", files).roads
    return {road.name: (road.status, road.names[1:]) for road in roads}


def test_a_table_as_an_office_keeps_it_is_brought_in(pack: Path) -> None:
    table = pack.parent / "ruas.csv"
    table.write_text("Nama Ruas;Status Jalan\nJl. Selatan;Jalan Provinsi\nJalan Timur;Kota\n")
    assert main([str(pack), str(table), "--source", "SK 1/2026"]) == 0
    assert _roads(pack) == {
        "Jalan Utara": (RoadStatus.NATIONAL, ("Poros Utara",)),
        "Jalan Selatan": (RoadStatus.PROVINCIAL, ()),
        "Jalan Timur": (RoadStatus.CITY, ()),
    }
    assert "SK 1/2026" in (pack / "roads.csv").read_text()


def test_the_same_table_twice_changes_nothing(pack: Path) -> None:
    table = pack.parent / "ruas.csv"
    table.write_text("name,aliases\nJalan Timur,Poros Timur\n")
    assert main([str(pack), str(table), "--status", "city"]) == 0
    once = (pack / "roads.csv").read_text()
    assert main([str(pack), str(table), "--status", "city"]) == 0
    assert (pack / "roads.csv").read_text() == once
    assert _roads(pack)["Jalan Timur"] == (RoadStatus.CITY, ("Poros Timur",))


def test_lines_are_brought_in_and_found_by_place(pack: Path) -> None:
    lines = pack.parent / "ruas.geojson"
    feature = {
        "type": "Feature",
        "properties": {"nama": "Jalan Barat", "status": "nasional"},
        "geometry": {"type": "LineString", "coordinates": [[122.51, -3.99], [122.52, -3.99]]},
    }
    lines.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    assert main([str(pack), str(lines)]) == 0
    files = {path.name: path.read_bytes() for path in pack.iterdir()}
    index = parse_pack("kendari", files).road_index
    for point, name in (
        (Point(-3.99, 122.515), "Jalan Barat"),
        (Point(-3.95, 122.55), "Jalan Utara"),
    ):
        road = index.find(NamedRoad(), point).road
        assert road is not None
        assert road.name == name


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "name,status\nJalan Timur,gubernur\n"),
        ("a.csv", "name,status\n,kota\n"),
        ("a.geojson", "{}"),
        ("a.geojson", '{"type":"FeatureCollection","features":[{"type":"Feature"}]}'),
        ("b.csv", None),
    ],
)
def test_what_cannot_be_read_changes_nothing(
    pack: Path, name: str, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (pack.parent / name).write_text(content)
    assert main([str(pack), str(pack.parent / name)]) == 1
    assert name in capsys.readouterr().err
    assert (pack / "roads.csv").read_text() == TINY["roads.csv"]


def test_no_pack_is_told(tmp_path: Path) -> None:
    assert main([str(tmp_path / "none"), "x.csv"]) == 2
