"""GeoJSON as cities bring it: any order of features, any winding, any usual note of its projection."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from shared.domain.geo.packed_polygons import Ring
from shared.domain.geo.polygons import crosses_itself
from shared.domain.kernel.value_object import value_object

# Indonesia with its sea, in degrees.
WEST, SOUTH, EAST, NORTH = 94.0, -12.0, 142.0, 7.0
_SMALLEST_RING, _SMALLEST_LINE = 4, 2
# Half a character: JSON can write it, and nothing can store it.
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_FEATURE = re.compile(r'"type"\s*:\s*"Feature"')
# Every name that people give to plain longitudes and latitudes.
_WGS84 = re.compile(r"(CRS:?:?84|EPSG:+4326|WGS ?(19)?84)$", re.IGNORECASE)
_FARTHEST_DEGREES = 360.0


class GeoJsonError(Exception):
    """What cannot be used: the code of the mistake, what it is told with, and the line it is in."""

    def __init__(self, code: str, line: int = 1, **params: str) -> None:
        self.code, self.line, self.params = code, line, params
        super().__init__(code)


@value_object
class Feature:
    """One feature, counted from 1, with the text of its file. `told` reads its properties."""

    number: int
    content: object
    text: str

    def told(self, name: str) -> str:
        """Its words with single spaces; empty where there are none."""
        held = self.content.get("properties") if isinstance(self.content, dict) else None
        found = held.get(name) if isinstance(held, dict) else None
        if not isinstance(found, str) or _LONE_SURROGATE.search(found):
            return ""
        return " ".join(found.split())

    @property
    def line(self) -> int:
        """Where it begins; 1 where that cannot be told."""
        for count, match in enumerate(_FEATURE.finditer(self.text), start=1):
            if count == self.number:
                return self.text.count("\n", 0, match.start()) + 1
        return 1


def features_of(text: str) -> list[Feature]:
    """Raises GeoJsonError for what is no GeoJSON, and for coordinates that are no degrees of WGS 84."""
    try:
        document = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise GeoJsonError("geojson_malformed", line, problem=str(error)) from None
    if not isinstance(document, dict):
        raise GeoJsonError("geojson_malformed", problem="FeatureCollection?")
    _check_crs(document.get("crs"))
    kind, features = document.get("type"), document.get("features")
    if kind == "Feature":
        features = [document]
    elif kind != "FeatureCollection" or not isinstance(features, list):
        raise GeoJsonError("geojson_malformed", problem="FeatureCollection?")
    return [Feature(number, each, text) for number, each in enumerate(features, start=1)]


def coordinate_fault(longitude: float, latitude: float) -> str | None:
    """`swapped`, `projected` or `outside` where the point is not in Indonesia; None where it is."""
    if WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH:
        return None
    if WEST <= latitude <= EAST and SOUTH <= longitude <= NORTH:
        return "swapped"
    is_projected = max(abs(longitude), abs(latitude)) > _FARTHEST_DEGREES
    return "projected" if is_projected else "outside"


def rings_of(feature: Feature) -> tuple[Ring, ...]:
    """All rings of a Polygon or MultiPolygon; none where the geometry is null: nobody has drawn it."""
    geometry = feature.content.get("geometry", "") if isinstance(feature.content, dict) else ""
    if geometry is None:
        return ()
    parts = _parts(geometry, "Polygon", "MultiPolygon")
    return tuple(_ring(ring) for part in parts for ring in _held(part))


def lines_of(feature: Feature) -> tuple[Ring, ...]:
    """All lines of a LineString or MultiLineString."""
    geometry = feature.content.get("geometry") if isinstance(feature.content, dict) else None
    return tuple(
        _corners(line, _SMALLEST_LINE) for line in _parts(geometry, "LineString", "MultiLineString")
    )


def _check_crs(crs: object) -> None:
    """The note of old files; the standard of today knows WGS 84 alone."""
    held = crs.get("properties") if isinstance(crs, dict) else None
    name = held.get("name") if isinstance(held, dict) else None
    if crs is not None and not _WGS84.search(str(name).strip()):
        raise GeoJsonError("geojson_crs", crs=str(name or crs)[:80])


def _no_constant(name: str) -> float:
    """NaN and Infinity are no JSON and no coordinates."""
    raise ValueError(name)


def _parts(geometry: object, single: str, several: str) -> Sequence[object]:
    if not isinstance(geometry, Mapping):
        raise GeoJsonError("geometry_unknown")
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    # A tuple, not a set: whatever stands there may be unhashable.
    is_known = kind in (single, several)
    if not is_known or not isinstance(coordinates, list) or not coordinates:
        raise GeoJsonError("geometry_unknown")
    return [coordinates] if kind == single else coordinates


def _held(part: object) -> list[object]:
    if not isinstance(part, list) or not part:
        raise GeoJsonError("geometry_unknown")
    return part


def _ring(found: object) -> Ring:
    ring = _corners(found, _SMALLEST_RING)
    if ring[0] != ring[-1]:
        raise GeoJsonError("ring_not_closed")
    crossing = crosses_itself(ring)
    if crossing:
        longitude, latitude = crossing
        raise GeoJsonError("ring_crosses_itself", point=f"{longitude:.6f}, {latitude:.6f}")
    return ring


def _corners(found: object, fewest: int) -> Ring:
    if not isinstance(found, list):
        raise GeoJsonError("ring_malformed")
    try:
        corners = tuple([(x, y) for x, y, *_ in found])
    except (TypeError, ValueError):
        raise GeoJsonError("ring_malformed") from None
    kinds = {type(number) for corner in corners for number in corner}
    if len(corners) < fewest or not kinds <= {int, float}:
        raise GeoJsonError("ring_malformed")
    for fault in _faults(corners):
        raise GeoJsonError(f"village_{fault}")
    return corners


def _faults(corners: Ring) -> Iterator[str]:
    longitudes, latitudes = zip(*corners, strict=True)
    edges = ((min(longitudes), min(latitudes)), (max(longitudes), max(latitudes)))
    found = {coordinate_fault(*edge) for edge in edges}
    yield from (fault for fault in ("swapped", "projected", "outside") if fault in found)
