"""What must hold between a pack's offices, categories, villages and routing rules."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from shared.domain.city.city import OWN_CHANNELS
from shared.domain.pack.checks.boundaries import Boundaries
from shared.domain.pack.checks.questions import check_attributes
from shared.domain.pack.checks.reach import unreachable
from shared.domain.pack.files.pack_files import BOUNDARIES
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.offices import AGENCIES, CATEGORIES, CHANNELS
from shared.domain.pack.tables.rules import ROUTING
from shared.domain.routing.matching import DISTRICT_OFFICE

# Rows of a file by their id.
_Known = Mapping[str, Mapping[str, Row]]
# What stands between words; semicolons stand between phrases.
_GAPS = re.compile(r"[^\w;]+")


def check_routing(draft: Draft, boundaries: Boundaries) -> None:
    agencies, categories = draft.rows[AGENCIES.file], draft.rows[CATEGORIES.file]
    _check_districts(draft, agencies, boundaries)
    _check_synonyms(draft, categories)
    known = {
        CATEGORIES.file: _ids(draft, CATEGORIES.file, "category_id"),
        AGENCIES.file: _ids(draft, AGENCIES.file, "agency_id"),
    }
    for row in draft.rows[ROUTING.file]:
        _check_references(draft, row, boundaries, known)
        _check_owner(draft, row, known)
    check_attributes(draft)
    _check_reach(draft, boundaries)
    _check_district_rules(draft, boundaries)


@lru_cache(maxsize=512)  # a pack's cells are checked first and read again for its categories
def phrases(synonyms: str) -> tuple[str, ...]:
    """The phrases of a cell of synonyms or hints as the router compares them: lower case, single spaces."""
    found = (part.strip() for part in _GAPS.sub(" ", synonyms.lower()).split(";"))
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


def _check_districts(draft: Draft, agencies: list[Row], boundaries: Boundaries) -> None:
    """Districts are on the map and have one office each, so that @district is never a guess."""
    seen: dict[str, Row] = {}
    for row in agencies:
        district = row["district_code"]
        if not district or row["retired"]:
            continue
        if boundaries.districts and district not in boundaries.districts:
            _unknown(draft, AGENCIES.file, row, "district_code", BOUNDARIES)
        first = seen.setdefault(district, row)
        if first is not row:
            draft.fault(
                AGENCIES.file,
                row.line,
                "second_district_office",
                district=district,
                agency=first["agency_id"],
                first=first.line,
            )


def _check_synonyms(draft: Draft, categories: list[Row]) -> None:
    seen: dict[str, Row] = {}
    for row in categories:
        for phrase in () if row["retired"] else phrases(row["synonyms"]):
            first = seen.setdefault(phrase, row)
            if first is not row:
                draft.fault(
                    CATEGORIES.file,
                    row.line,
                    "synonym_ambiguous",
                    value=phrase,
                    category=first["category_id"],
                    first=first.line,
                )


def _check_references(draft: Draft, row: Row, boundaries: Boundaries, known: _Known) -> None:
    """Each name a rule uses must exist. A broken map is told once, not for every rule."""
    areas = boundaries.codes | boundaries.districts.keys()
    wanted: tuple[tuple[str, Iterable[str], str], ...] = (
        ("category_id", known[CATEGORIES.file], CATEGORIES.file),
        ("area", areas or {row["area"]}, BOUNDARIES),
        ("agency_id", {DISTRICT_OFFICE, *known[AGENCIES.file]}, AGENCIES.file),
        ("channel", OWN_CHANNELS | _ids(draft, CHANNELS.file, "channel").keys(), CHANNELS.file),
    )
    for column, names, where in wanted:
        if row[column] and row[column] not in names:
            _unknown(draft, ROUTING.file, row, column, where)


def _check_owner(draft: Draft, row: Row, known: _Known) -> None:
    category = known[CATEGORIES.file].get(row["category_id"])
    agency = known[AGENCIES.file].get(row["agency_id"])
    agency_owner = "city" if row["agency_id"] == DISTRICT_OFFICE else agency and agency["owner"]
    # Whose road it is, and what was answered, outrank whose matter the category usually is.
    tells_more = row["road_status"] or row["attribute"]
    if category and agency_owner and not tells_more and category["owner"] != agency_owner:
        draft.fault(
            ROUTING.file,
            row.line,
            "owner_mismatch",
            category=row["category_id"],
            owner=category["owner"],
            agency=row["agency_id"],
            agency_owner=agency_owner,
        )


def _check_reach(draft: Draft, boundaries: Boundaries) -> None:
    for row, hiding in unreachable(draft, boundaries):
        if not hiding:
            draft.fault(ROUTING.file, row.line, "rule_never_met")
            continue
        names = ", ".join(rule["name"] for rule in hiding)
        draft.fault(ROUTING.file, row.line, "unreachable_rule", name=names, first=hiding[0].line)


def _check_district_rules(draft: Draft, boundaries: Boundaries) -> None:
    """Each district a rule may mean by @district needs an office; told once, at the first rule."""
    served = {row["district_code"] for row in draft.rows[AGENCIES.file] if not row["retired"]}
    missing = {code: name for code, name in boundaries.districts.items() if code not in served}
    for row in draft.rows[ROUTING.file]:
        if row["agency_id"] != DISTRICT_OFFICE:
            continue
        for code in [code for code in missing if f"{row['area']}.".startswith((".", f"{code}."))]:
            district = f"{code} {missing.pop(code)}"
            draft.fault(ROUTING.file, row.line, "district_without_office", district=district)


def _ids(draft: Draft, file: str, column: str) -> dict[str, Row]:
    return {row[column]: row for row in draft.rows[file] if row[column]}


def _unknown(draft: Draft, file: str, row: Row, column: str, table: str) -> None:
    draft.fault(file, row.line, "reference_unknown", column=column, value=row[column], table=table)
