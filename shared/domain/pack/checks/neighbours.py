"""What must hold of a pack's neighbours, and the places that they make."""

from shared.domain.gazetteer.gazetteer import Place, PlaceKind
from shared.domain.gazetteer.neighbours import SEA, Forwarding, Neighbour
from shared.domain.geo.place import Point
from shared.domain.pack.checks.boundaries import Boundaries
from shared.domain.pack.files.columns import split_names
from shared.domain.pack.files.geojson import coordinate_fault
from shared.domain.pack.files.pack_files import BOUNDARIES
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.offices import AGENCIES
from shared.domain.pack.tables.places import NEIGHBOURS, PLACES

_OWNERS = frozenset({"neighbour", "province"})


def check_neighbours(draft: Draft) -> None:
    owners = {row["agency_id"]: row["owner"] for row in draft.rows[AGENCIES.file]}
    for row in draft.rows[NEIGHBOURS.file]:
        agency_id = row["agency_id"]
        if agency_id and agency_id not in {SEA, *owners}:
            params = {"value": agency_id, "column": "agency_id", "table": AGENCIES.file}
            draft.fault(NEIGHBOURS.file, row.line, "reference_unknown", **params)
        elif agency_id in owners and owners[agency_id] not in _OWNERS:
            draft.fault(NEIGHBOURS.file, row.line, "neighbour_inside", agency=agency_id)
        check_point(draft, NEIGHBOURS.file, row)
        if row["forward"] == Forwarding.NEAREST and not row["latitude"]:
            draft.fault(NEIGHBOURS.file, row.line, "nearest_without_point")


def neighbours_of(draft: Draft) -> tuple[Neighbour, ...]:
    return tuple(
        Neighbour(
            row["agency_id"],
            (row["name"], *split_names(row["aliases"])),
            point_of(row),
            Forwarding(row["forward"]),
        )
        for row in draft.rows[NEIGHBOURS.file]
    )


def check_point(draft: Draft, file: str, row: Row) -> None:
    """A point has both its numbers, in the right order, or none."""
    if bool(row["latitude"]) is not bool(row["longitude"]):
        draft.fault(file, row.line, "half_a_point")
        return
    try:
        fault = row["latitude"] and coordinate_fault(
            float(row["longitude"]), float(row["latitude"])
        )
    except ValueError:
        return
    if fault:
        code = "coordinates_swapped" if fault == "swapped" else "outside_indonesia"
        draft.fault(file, row.line, code)


def point_of(row: Row) -> Point | None:
    return Point(float(row["latitude"]), float(row["longitude"])) if row["latitude"] else None


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
