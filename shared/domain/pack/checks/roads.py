"""Reading a pack's roads: their names and whose they are, and the lines where a city has them."""

from collections.abc import Iterator

from shared.domain.gazetteer.roads import Road, RoadKind, RoadStatus, road_words
from shared.domain.geo.packed_polygons import LabelledPolygon, pack
from shared.domain.pack.files.columns import split_names
from shared.domain.pack.files.geojson import GeoJsonError, features_of, lines_of
from shared.domain.pack.files.pack_files import ROAD_LINES
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.places import ROADS


def read_roads(draft: Draft) -> tuple[tuple[Road, ...], bytes]:
    """The roads in order, and their packed lines, empty where there are none."""
    rows = draft.rows[ROADS.file]
    _check_names(draft, rows)
    if any(found.file == ROADS.file for found in draft.mistakes):
        return (), b""
    roads = tuple(_road(row) for row in rows)
    lines = list(_lines(draft, {road.name for road in roads}))
    return roads, pack(lines) if lines else b""


def _road(row: Row) -> Road:
    names = (row["name"], *split_names(row["aliases"]))
    return Road(names, RoadStatus(row["status"]), RoadKind(row["kind"] or RoadKind.ROAD))


def _check_names(draft: Draft, rows: list[Row]) -> None:
    """One name, one road: where two roads share one, the table must not guess."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        for name in (row["name"], *split_names(row["aliases"])):
            words = road_words(name)
            first = seen.setdefault(words, row)
            if first is not row:
                draft.fault(
                    ROADS.file,
                    row.line,
                    "road_name_ambiguous",
                    value=name,
                    road=first["name"],
                    first=first.line,
                )


def _lines(draft: Draft, known: set[str]) -> Iterator[LabelledPolygon]:
    if ROAD_LINES not in draft.files:
        return
    text = draft.text(ROAD_LINES)
    try:
        features = features_of(text or "")
    except GeoJsonError as error:
        draft.fault(ROAD_LINES, error.line, error.code, **error.params)
        return
    for feature in features:
        name = feature.told("name")
        if name not in known:
            params = {"column": "name", "value": name, "table": ROADS.file}
            draft.fault(ROAD_LINES, feature.line, "reference_unknown", **params)
            continue
        try:
            yield LabelledPolygon((name,), lines_of(feature))
        except GeoJsonError:
            draft.fault(ROAD_LINES, feature.line, "road_line_unusable", road=name)
