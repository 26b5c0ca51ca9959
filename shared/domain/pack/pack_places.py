"""What must hold of a pack's place names, and the places that they make."""

from shared.domain.gazetteer.gazetteer import Place, PlaceKind
from shared.domain.pack.pack_boundaries import Boundaries
from shared.domain.pack.pack_columns import split_names
from shared.domain.pack.pack_files import BOUNDARIES
from shared.domain.pack.pack_neighbours import check_point, point_of
from shared.domain.pack.pack_place_tables import PLACES
from shared.domain.pack.pack_rows import Draft


def check_places(draft: Draft, boundaries: Boundaries) -> None:
    """A broken map is told once, and not for every place."""
    for row in draft.rows[PLACES.file]:
        code = row["village_code"]
        if code and boundaries.codes and code not in boundaries.codes:
            params = {"value": code, "column": "village_code", "table": BOUNDARIES}
            draft.fault(PLACES.file, row.line, "reference_unknown", **params)
        check_point(draft, PLACES.file, row)


def places_of(draft: Draft) -> tuple[Place, ...]:
    return tuple(
        Place(
            PlaceKind(row["kind"]),
            (row["name"], *split_names(row["aliases"])),
            row["village_code"],
            point_of(row),
        )
        for row in draft.rows[PLACES.file]
    )
