"""Rings to ask about: a square of some 1,100 metres, and any that there may be on earth."""

from hypothesis import strategies as st

from shared.domain.geo.packed_polygons import LabelledPolygon, Ring

SQUARE: Ring = ((122.0, -4.0), (122.01, -4.0), (122.01, -3.99), (122.0, -3.99), (122.0, -4.0))
_degrees = st.integers(-1_800_000_000, 1_800_000_000).map(lambda steps: steps / 10_000_000)
CORNERS = st.tuples(_degrees, _degrees)
_ring = st.lists(CORNERS, min_size=3, max_size=8).map(lambda corners: (*corners, corners[0]))
_words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1e\x1f"))
_labels = st.lists(_words, min_size=1, max_size=4).map(tuple)
POLYGONS = st.builds(LabelledPolygon, _labels, st.lists(_ring, max_size=3).map(tuple))
