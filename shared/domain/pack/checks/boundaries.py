"""Reading a pack's village boundaries: GeoJSON to villages, and every mistake on the way."""

import re
from dataclasses import field

from shared.domain.geo.packed_polygons import Ring
from shared.domain.geo.place import Village
from shared.domain.kernel.value_object import value_object
from shared.domain.pack.files.geojson import Feature, GeoJsonError, features_of, rings_of
from shared.domain.pack.files.pack_files import BOUNDARIES
from shared.domain.pack.files.rows import Draft

_PROPERTIES = ("code", "name", "kind", "kecamatan", "kecamatan_code")


@value_object
class Boundaries:
    """The readable villages, and every village and district code the file names, good or not."""

    villages: tuple[Village, ...] = ()
    codes: frozenset[str] = frozenset()
    districts: dict[str, str] = field(default_factory=dict)


def read_boundaries(draft: Draft, city_code: str) -> Boundaries:
    """All villages of the file; what cannot be read is told to the draft and left out.

    An empty `city_code` (its own mistake is told elsewhere) fits every village.
    """
    villages: dict[str, Village] = {}
    codes: set[str] = set()
    districts: dict[str, str] = {}
    for feature in _features(draft, draft.text(BOUNDARIES)):
        named = {name: feature.told(name) for name in _PROPERTIES}
        code = named["code"]
        codes.add(code)
        districts.setdefault(named["kecamatan_code"], named["kecamatan"])
        faults = _faults(feature.number, named, city_code, known=code in villages)
        rings: tuple[Ring, ...] = ()
        try:
            rings = rings_of(feature)
        except GeoJsonError as error:
            faults.append((error.code, {"code": code, **error.params}))
        for fault, params in faults:
            draft.fault(BOUNDARIES, feature.line, fault, **params)
        if not faults:
            villages[code] = Village(
                code,
                named["name"],
                named["kind"],
                named["kecamatan"],
                named["kecamatan_code"],
                rings,
            )
    if villages and not any(village.rings for village in villages.values()):
        draft.fault(BOUNDARIES, 1, "no_villages")
    return Boundaries(tuple(villages.values()), frozenset(codes - {""}), _known(districts))


def _known(districts: dict[str, str]) -> dict[str, str]:
    return {code: name for code, name in districts.items() if code}


def _features(draft: Draft, text: str | None) -> list[Feature]:
    try:
        features = features_of(text) if text is not None else []
    except GeoJsonError as error:
        draft.fault(BOUNDARIES, error.line, error.code, **error.params)
        return []
    if text is not None and not features:
        draft.fault(BOUNDARIES, 1, "no_villages")
    return features


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
