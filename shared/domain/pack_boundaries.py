"""Reading a pack's village boundaries: GeoJSON to villages, and every mistake on the way."""

import json
import re
from dataclasses import field

from shared.domain.pack_files import BOUNDARIES
from shared.domain.pack_rows import Draft
from shared.domain.packed_polygons import Ring
from shared.domain.place import Village
from shared.domain.value import value

# Indonesia with its sea, in degrees.
WEST, SOUTH, EAST, NORTH = 94.0, -12.0, 142.0, 7.0
_SMALLEST_RING = 4
_PROPERTIES = ("code", "name", "kind", "kecamatan", "kecamatan_code")
_FEATURE = re.compile(r'"type"\s*:\s*"Feature"')


class _RefusedError(Exception):
    """A boundary that cannot be used; carries the code of the mistake."""


@value
class Boundaries:
    """The readable villages, and every village and district code the file names, good or not."""

    villages: tuple[Village, ...] = ()
    codes: frozenset[str] = frozenset()
    districts: dict[str, str] = field(default_factory=dict)


def coordinate_fault(longitude: float, latitude: float) -> str | None:
    """`swapped` or `outside` where the point is not in Indonesia; None where it is."""
    if WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH:
        return None
    is_swapped = WEST <= latitude <= EAST and SOUTH <= longitude <= NORTH
    return "swapped" if is_swapped else "outside"


def read_boundaries(draft: Draft, city_code: str) -> Boundaries:
    """All villages of the file; what cannot be read is told to the draft and left out.

    An empty `city_code` (its own mistake is told elsewhere) fits every village.
    """
    text = draft.text(BOUNDARIES)
    features = _features(draft, text) if text is not None else []
    villages: dict[str, Village] = {}
    codes: set[str] = set()
    districts: dict[str, str] = {}
    for number, feature in enumerate(features, start=1):
        properties, complete = _properties(feature)
        code, district = properties["code"], properties["kecamatan_code"]
        codes.add(code)
        districts.setdefault(district, properties["kecamatan"])
        faults = _faults(number, properties, city_code, known=code in villages)
        rings: tuple[Ring, ...] = ()
        try:
            rings = _rings(feature)
        except _RefusedError as error:
            faults.append((str(error), {"code": code}))
        for fault, params in faults:
            draft.fault(BOUNDARIES, _line_of(text or "", number), fault, **params)
        if complete and not faults:
            villages[code] = Village(
                code,
                properties["name"],
                properties["kind"],
                properties["kecamatan"],
                district,
                rings,
            )
    if villages and not any(village.rings for village in villages.values()):
        draft.fault(BOUNDARIES, 1, "no_villages")
    return Boundaries(tuple(villages.values()), frozenset(codes - {""}), _known(districts))


def _known(districts: dict[str, str]) -> dict[str, str]:
    return {code: name for code, name in districts.items() if code}


def _features(draft: Draft, text: str) -> list[object]:
    try:
        document = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        draft.fault(BOUNDARIES, line, "geojson_malformed", problem=str(error))
        return []
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list) or document.get("type") != "FeatureCollection":
        draft.fault(BOUNDARIES, 1, "geojson_malformed", problem="FeatureCollection?")
        return []
    if not features:
        draft.fault(BOUNDARIES, 1, "no_villages")
    return features


def _no_constant(name: str) -> float:
    """NaN and Infinity are no JSON and no coordinates."""
    raise ValueError(name)


def _properties(feature: object) -> tuple[dict[str, str], bool]:
    """The properties we read, as text, empty where absent; and whether all are there."""
    found = feature.get("properties") if isinstance(feature, dict) else None
    given = found if isinstance(found, dict) else {}
    values = {name: given.get(name) for name in _PROPERTIES}
    texts = {
        name: " ".join(value.split()) if isinstance(value, str) else ""
        for name, value in values.items()
    }
    return texts, all(texts.values())


def _faults(
    number: int, properties: dict[str, str], city_code: str, *, known: bool
) -> list[tuple[str, dict[str, str | int]]]:
    faults: list[tuple[str, dict[str, str | int]]] = [
        ("property_missing", {"number": number, "property": name})
        for name, value in properties.items()
        if not value
    ]
    code, district = properties["code"], properties["kecamatan_code"]
    in_district = re.fullmatch(rf"{re.escape(district)}\.\d{{4}}", code)
    in_city = re.fullmatch(rf"{re.escape(city_code)}\.\d\d", district)
    if city_code and code and district and not (in_district and in_city):
        params = {"code": code, "district": district, "city": city_code}
        faults.append(("village_code_wrong", {**params}))
    if known:
        faults.append(("village_duplicate", {"code": code}))
    return faults


def _rings(feature: object) -> tuple[Ring, ...]:
    """No rings where the geometry is null: GeoJSON's word for a place that nobody has drawn."""
    geometry = feature.get("geometry", "") if isinstance(feature, dict) else ""
    if geometry is None:
        return ()
    if not isinstance(geometry, dict):
        raise _RefusedError("geometry_unknown")
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    # A tuple, not a set: whatever stands there may be unhashable.
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(coordinates, list):
        raise _RefusedError("geometry_unknown")
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not all(isinstance(part, list) and part for part in parts) or not parts:
        raise _RefusedError("geometry_unknown")
    return tuple(_ring(ring) for part in parts for ring in part)


def _ring(found: object) -> Ring:
    if not isinstance(found, list):
        raise _RefusedError("ring_malformed")
    try:
        ring = tuple([(x, y) for x, y, *_ in found])
    except (TypeError, ValueError):
        raise _RefusedError("ring_malformed") from None
    kinds = {type(number) for point in ring for number in point}
    if len(ring) < _SMALLEST_RING or not kinds <= {int, float}:
        raise _RefusedError("ring_malformed")
    if ring[0] != ring[-1]:
        raise _RefusedError("ring_not_closed")
    longitudes, latitudes = zip(*ring, strict=True)
    corners = ((min(longitudes), min(latitudes)), (max(longitudes), max(latitudes)))
    faults = {coordinate_fault(*corner) for corner in corners} - {None}
    if faults:
        raise _RefusedError("village_swapped" if "swapped" in faults else "village_outside")
    return ring


def _line_of(text: str, number: int) -> int:
    """The line in which the feature of this number begins; 1 where that cannot be told."""
    for count, match in enumerate(_FEATURE.finditer(text), start=1):
        if count == number:
            return text.count("\n", 0, match.start()) + 1
    return 1
