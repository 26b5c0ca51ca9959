import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.pack.files.geojson import GeoJsonError, features_of, lines_of, rings_of

SQUARE = [[122.6, -4.0], [122.7, -4.0], [122.7, -3.9], [122.6, -3.9], [122.6, -4.0]]
BOW = [[122.6, -4.0], [122.7, -3.9], [122.7, -4.0], [122.6, -3.9], [122.6, -4.0]]
SWAPPED = [[y, x] for x, y in SQUARE]
METRES = [[x * 100_000, y * 100_000] for x, y in SQUARE]


def _collection(geometry: object, **more: object) -> str:
    feature = {"type": "Feature", "properties": {"name": " A \x1f B "}, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", "features": [feature], **more})


def _crs(name: str) -> Mapping[str, object]:
    return {"type": "name", "properties": {"name": name}}


@pytest.mark.parametrize(
    "name",
    [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:EPSG::4326",
        "EPSG:4326",
        "WGS 84",
    ],
)
def test_every_usual_name_of_plain_degrees_is_understood(name: str) -> None:
    text = _collection({"type": "Polygon", "coordinates": [SQUARE]}, crs=_crs(name))
    assert len(features_of(text)) == 1


@pytest.mark.parametrize("crs", [_crs("EPSG:32751"), _crs("EPSG:3857"), {"type": "link"}, "x"])
def test_another_projection_is_refused_by_its_name(crs: object) -> None:
    with pytest.raises(GeoJsonError, match="geojson_crs"):
        features_of(_collection({"type": "Polygon", "coordinates": [SQUARE]}, crs=crs))


def test_one_feature_alone_any_winding_heights_and_several_parts_are_fine() -> None:
    geometry = {
        "type": "MultiPolygon",
        "coordinates": [[SQUARE], [SQUARE[::-1]], [[[*each, 12.5] for each in SQUARE]]],
    }
    alone = {"type": "Feature", "properties": None, "geometry": geometry}
    [feature] = features_of(json.dumps(alone))
    assert [len(ring) for ring in rings_of(feature)] == [5, 5, 5]
    assert feature.told("name") == ""


def test_words_have_single_spaces_and_lines_are_counted() -> None:
    text = "\n" + _collection({"type": "LineString", "coordinates": SQUARE[:2]})
    [feature] = features_of(text)
    assert (feature.told("name"), feature.line) == ("A B", 2)
    assert lines_of(feature) == (((122.6, -4.0), (122.7, -4.0)),)


@pytest.mark.parametrize(
    ("coordinates", "code"),
    [
        ([SWAPPED], "village_swapped"),
        ([METRES], "village_projected"),
        ([[[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0]]], "village_outside"),
        ([BOW], "ring_crosses_itself"),
        ([SQUARE[:-1]], "ring_not_closed"),
        ([SQUARE[:2]], "ring_malformed"),
        ([[["a", "b"]] * 4], "ring_malformed"),
        ([[]], "ring_malformed"),
        ([7], "ring_malformed"),
        ([], "geometry_unknown"),
    ],
)
def test_what_cannot_be_a_boundary_is_refused_with_its_reason(
    coordinates: object, code: str
) -> None:
    [feature] = features_of(_collection({"type": "Polygon", "coordinates": coordinates}))
    with pytest.raises(GeoJsonError) as refused:
        rings_of(feature)
    assert refused.value.code == code


@given(st.text(max_size=60) | st.recursive(st.none() | st.integers(), st.lists).map(json.dumps))
def test_no_text_is_more_than_refused(text: str) -> None:
    try:
        for feature in features_of(text):
            rings_of(feature)
    except GeoJsonError:
        pass


def test_half_a_character_is_no_name() -> None:
    text = '{"type": "FeatureCollection", "features": [{"properties": {"name": "Kan\\ud800dai"}}]}'
    (feature,) = features_of(text)
    assert feature.told("name") == ""
