"""Brings a list of roads into a pack: `python -m local.commands.import_roads cities/kendari ruas.csv`.

Reads a table (CSV) or lines (GeoJSON). A road that the pack has already, under any of its names, keeps
its row: its status is replaced, what is new among its names is added. Lines replace those of their road.
"""

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from local.platform.pack_folder import asks_for_folder, is_there
from shared.domain.gazetteer.roads import RoadStatus, road_words
from shared.domain.pack.files.columns import split_names
from shared.domain.pack.files.geojson import Feature, GeoJsonError, features_of, lines_of
from shared.domain.pack.files.pack_files import ROAD_LINES
from shared.domain.pack.tables.places import ROADS

Row = dict[str, str]
COLUMNS = tuple(column.name for column in ROADS.columns)
# What offices call the column, in the order in which they are tried.
_NAME = ("name", "nama", "nama_ruas", "nama ruas", "nama_jalan", "nama jalan", "ruas", "jalan")
_STATUS = ("status", "status_jalan", "status jalan", "kewenangan")
_ALIASES = ("aliases", "alias", "nama lain", "nama_lain")
_STATUS_WORDS = {
    "nasional": RoadStatus.NATIONAL,
    "negara": RoadStatus.NATIONAL,
    "provinsi": RoadStatus.PROVINCIAL,
    "propinsi": RoadStatus.PROVINCIAL,
    "kota": RoadStatus.CITY,
    "kabupaten": RoadStatus.CITY,
    "desa": RoadStatus.VILLAGE,
    **{status.value: status for status in RoadStatus if status is not RoadStatus.UNKNOWN},
}


class _RefusedError(Exception):
    """A file that cannot be brought in; the words say why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """0 for roads brought in, 1 for a file that cannot be, 2 where there is no pack."""
    parser = argparse.ArgumentParser(
        prog="python -m local.commands.import_roads", description=__doc__
    )
    asks_for_folder(parser)
    parser.add_argument("file", type=Path, help="a CSV table, or GeoJSON with lines")
    parser.add_argument("--status", choices=sorted({*_STATUS_WORDS.values()}), help="of all roads")
    parser.add_argument("--source", default="", help="where this is known from")
    chosen = parser.parse_args(arguments)
    folder: Path = chosen.folder
    if not is_there(folder):
        return 2
    try:
        features = _features(chosen.file)
        rows = list(_rows(chosen.file, features, chosen.status or "", chosen.source))
        merged = _merged(_table(folder / ROADS.file), rows)
        lines = _lines(folder / ROAD_LINES, features, merged)
    except _RefusedError as error:
        print(f"{chosen.file}: {error}", file=sys.stderr)
        return 1
    (folder / ROADS.file).write_text(_written(merged), encoding="utf-8", newline="")
    if lines:
        (folder / ROAD_LINES).write_text(lines, encoding="utf-8", newline="")
    print(f"{folder / ROADS.file}: {len(rows)} jalan dibaca, {len(merged)} di tabel")
    return 0


def _features(path: Path) -> list[Feature]:
    if path.suffix.lower() == ".csv":
        return []
    try:
        features = features_of(path.read_text(encoding="utf-8-sig"))
        for feature in features:
            lines_of(feature)
    except (GeoJsonError, OSError, UnicodeDecodeError) as error:
        raise _RefusedError(str(error)) from None
    return features


def _rows(path: Path, features: list[Feature], status: str, source: str) -> Iterator[Row]:
    given: list[Mapping[str, str]] = [_properties(feature) for feature in features]
    for number, cells in enumerate(given or _table(path), start=1):
        plain = {name.strip().lower(): value for name, value in cells.items() if name}
        name, said = _first(plain, _NAME), status or _first(plain, _STATUS)
        if not name:
            raise _RefusedError(f"baris {number}: nama jalan tidak ada / no name of a road")
        found = _status(said)
        if found is None:
            raise _RefusedError(f"baris {number}: status '{said}' tidak dikenal / not known")
        yield {
            "name": name,
            "aliases": _first(plain, _ALIASES),
            "status": found.value,
            "source": source or _first(plain, ("source", "sumber")),
        }


def _properties(feature: Feature) -> Mapping[str, str]:
    return {name: feature.told(name) for name in (*_NAME, *_STATUS, *_ALIASES, "source", "sumber")}


def _first(cells: Mapping[str, str], names: Sequence[str]) -> str:
    return next((cells[name].strip() for name in names if cells.get(name)), "")


def _status(said: str) -> RoadStatus | None:
    """Of "Jalan Nasional", of "national" and of "kota" alike."""
    words = said.lower().replace("jalan", "").split()
    return next((_STATUS_WORDS[word] for word in words if word in _STATUS_WORDS), None)


def _table(path: Path) -> list[Row]:
    """The rows of a table; none where there is no file of that name yet."""
    if not path.is_file():
        if path.name != ROADS.file:
            raise _RefusedError("tidak ditemukan / no such file")
        return []
    text = path.read_text(encoding="utf-8-sig")
    heading = text.partition("\n")[0]
    delimiter = ";" if ";" in heading and "," not in heading else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [{name: value or "" for name, value in row.items() if name} for row in rows]


def _merged(kept: list[Row], found: list[Row]) -> list[Row]:
    rows = [dict.fromkeys(COLUMNS, "") | row for row in kept]
    by_name = {road_words(name): row for row in rows for name in _names(row)}
    for each in found:
        row = next((by_name[w] for w in map(road_words, _names(each)) if w in by_name), None)
        if row is None:
            row = dict.fromkeys(COLUMNS, "") | each | {"aliases": ""}
            rows.append(row)
        _take(row, each, by_name)
    return rows


def _take(row: Row, found: Row, by_name: dict[tuple[str, ...], Row]) -> None:
    """The new status and source, and each name that no road of the table goes by yet."""
    row["status"], row["source"] = found["status"], found["source"] or row["source"]
    aliases = list(split_names(row["aliases"]))
    by_name.setdefault(road_words(row["name"]), row)
    for name in _names(found):
        if by_name.setdefault(road_words(name), row) is row and name != row["name"]:
            known = {road_words(each) for each in (row["name"], *aliases)}
            aliases += [] if road_words(name) in known else [name]
    row["aliases"] = ";".join(aliases)


def _names(row: Row) -> tuple[str, ...]:
    return (row["name"], *split_names(row["aliases"]))


def _written(rows: list[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _lines(path: Path, features: list[Feature], roads: list[Row]) -> str:
    """The file of lines with the new ones in it, named as the table names their road."""
    names = {road_words(name): row["name"] for row in roads for name in _names(row)}
    lines: dict[str, list[object]] = {}
    old = features_of(path.read_text(encoding="utf-8")) if path.is_file() and features else []
    for group in (old, features):
        fresh: dict[str, list[object]] = {}
        for feature in group:
            name = names.get(road_words(_first(_properties(feature), _NAME)), "")
            fresh.setdefault(name, []).extend(lines_of(feature))
        lines |= fresh
    written = [
        json.dumps(
            {
                "type": "Feature",
                "properties": {"name": name},
                "geometry": {"type": "MultiLineString", "coordinates": coordinates},
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for name, coordinates in lines.items()
        if name
    ]
    body = ",\n".join(written)
    return f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n' if written else ""


if __name__ == "__main__":
    sys.exit(main())
