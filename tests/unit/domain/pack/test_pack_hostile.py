"""Whatever stands in a pack's files, the parser reads it or tells what is wrong."""

import json
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shared.domain.pack.files.pack_files import PACK_FILES
from shared.domain.pack.files.validation_errors import PackError
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import TINY, tiny

_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "properties", "geometry", "coordinates", "code", "kecamatan_code"]
            ),
            inner | st.sampled_from(["Polygon", "MultiPolygon", "Feature"]),
            max_size=5,
        )
    ),
    max_leaves=12,
)


@example(features=[{"geometry": {"type": []}}])
@given(features=st.lists(_JSON, min_size=1, max_size=3))
def test_no_geojson_whatever_makes_the_parser_stumble(features: list[object]) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": features})
    with pytest.raises(PackError):
        parse_pack("kendari", tiny(kelurahan=text))


@given(name=st.sampled_from(PACK_FILES), content=st.binary(max_size=60) | st.text(max_size=60))
def test_no_file_whatever_makes_the_parser_stumble(name: str, content: str | bytes) -> None:
    files: dict[str, str | bytes] = {**TINY, name: content}
    with suppress(PackError):
        parse_pack("kendari", files)


@given(text=st.sampled_from([name for name in TINY if name.endswith(".csv")]), data=st.data())
def test_a_table_broken_anywhere_is_read_or_its_mistakes_are_told(
    text: str, data: st.DataObject
) -> None:
    whole = TINY[text]
    at = data.draw(st.integers(0, len(whole)))
    noise = data.draw(st.text(alphabet=',;"\n\r\x00\u2028 aZ9{}-@', max_size=4))
    with suppress(PackError):
        parse_pack("kendari", {**TINY, text: whole[:at] + noise + whole[at + len(noise) :]})
