"""A city pack: from the text of its files to a Reference, or to the list of all its mistakes."""

from dataclasses import replace
from datetime import date, timedelta

from shared.domain.calendar.clocks import ClockName, parse_span
from shared.domain.calendar.quiet_hours import NEVER, read_quiet_hours
from shared.domain.city.agencies import Agency, OwnerKind
from shared.domain.city.categories import Category, PhotoDoubt
from shared.domain.city.city import City, HeadTitle
from shared.domain.city.digest_rules import read_digest_rules
from shared.domain.city.reference import Act, Condition, CountsFrom, Reference, Rung, Whom
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.city.sla_settings import MOST_PUT_OFF, read_deadline, read_limits
from shared.domain.geo.place import VillageIndex
from shared.domain.kernel.states import CITY_STAGES, ReportType, Stage, Urgency
from shared.domain.pack.checks.answers import answers_of, check_answers
from shared.domain.pack.checks.boundaries import Boundaries, read_boundaries
from shared.domain.pack.checks.calendar import calendar_of, check_calendar
from shared.domain.pack.checks.contacts import (
    channels_of,
    check_channels,
    check_contacts,
    check_leaders,
    contacts_of,
)
from shared.domain.pack.checks.endings import check_endings
from shared.domain.pack.checks.ladder import check_ladder
from shared.domain.pack.checks.letterhead import letterhead_of
from shared.domain.pack.checks.neighbours import (
    check_neighbours,
    check_places,
    neighbours_of,
    places_of,
)
from shared.domain.pack.checks.questions import check_questions, questions_of
from shared.domain.pack.checks.retirement import check_retirement
from shared.domain.pack.checks.roads import read_roads
from shared.domain.pack.checks.routing import check_routing, phrases
from shared.domain.pack.checks.rungs import check_lapse, check_limits, check_reopened
from shared.domain.pack.checks.safety import check_safety, notices_of, officials_of, watches_of
from shared.domain.pack.checks.texts import check_texts
from shared.domain.pack.files.geojson import coordinate_fault
from shared.domain.pack.files.pack_files import Files, pack_version
from shared.domain.pack.files.rows import Draft, Row, read_table
from shared.domain.pack.files.validation_errors import PackError, validation_error
from shared.domain.pack.tables.all_tables import TABLES
from shared.domain.pack.tables.city import CITY, CITY_KEYS, ZONES
from shared.domain.pack.tables.offices import AGENCIES, CATEGORIES
from shared.domain.pack.tables.rules import CIRCUMSTANCES, ROUTING
from shared.domain.pack.tables.time import ANY_HANDS, LADDER
from shared.domain.pack.tables.words import TEXTS

UNDELIVERED_AFTER = "PT1H"
NUDGES_EVERY = "PT15M"

_RULE_COLUMNS = (
    "name",
    "category_id",
    "area",
    "agency_id",
    "road_status",
    "width_cm",
    *(column.name for column in CIRCUMSTANCES),
)


def parse_pack(city_id: str, files: Files, *, is_in_force: bool = False) -> Reference:
    """The pack as a Reference. Raises PackError with every mistake found, not only the first.

    `files` holds the content of each of PACK_FILES by name; others are ignored. One that `is_in_force`
    was judged when it was published, and is not held to what is asked of new ones since.
    """
    draft = Draft(files)
    for table in TABLES:
        read_table(draft, table)
    decided = _city_values(draft)
    city_code = decided.get("code", "")
    is_code = CITY_KEYS["code"].is_well_formed(city_code)
    boundaries = read_boundaries(draft, city_code if is_code else "")
    _check_city(draft, decided)
    roads, road_lines = read_roads(draft)
    check_routing(draft, boundaries)
    check_retirement(draft)
    check_ladder(draft)
    check_calendar(draft)
    check_safety(draft)
    check_questions(draft, {row["category_id"] for row in draft.rows[CATEGORIES.file]})
    check_texts(draft)
    check_contacts(draft)
    check_answers(draft)
    check_channels(draft)
    check_neighbours(draft)
    if not is_in_force:
        check_reopened(draft, decided)
        check_lapse(draft)
        check_limits(draft)
        _check_put_off(draft, decided)
        check_leaders(draft)
        check_endings(draft)
    check_places(draft, boundaries)
    if draft.mistakes:
        raise PackError(city_id, draft.mistakes)
    reference = _reference(city_id, draft, boundaries)
    return replace(
        reference,
        roads=roads,
        road_lines=road_lines,
        neighbours=neighbours_of(draft),
        places=places_of(draft),
    )


def read_prefix(files: Files) -> str | None:
    """The tracking prefix that a pack's city.csv names, whatever else is wrong with the pack."""
    draft = Draft(files)
    read_table(draft, CITY)
    return _city_values(draft).get("tracking_prefix")


def prefix_taken(city_id: str, files: Files, prefix: str, other: str) -> PackError:
    """The error of a pack whose tracking prefix another city has already."""
    draft = Draft(files)
    read_table(draft, CITY)
    line = _line_of(draft, "tracking_prefix")
    return PackError(
        city_id, [validation_error(CITY.file, line, "prefix_taken", value=prefix, city=other)]
    )


def _city_values(draft: Draft) -> dict[str, str]:
    return {row["key"]: row["value"] for row in draft.rows[CITY.file]}


def _line_of(draft: Draft, key: str) -> int:
    return next((row.line for row in draft.rows[CITY.file] if row["key"] == key), 1)


def _check_city(draft: Draft, decided: dict[str, str]) -> None:
    zone, letters = decided.get("timezone", ""), decided.get("zone_letters", "")
    wanted = ZONES.get(zone)
    if wanted and letters in ZONES.values() and letters != wanted:
        params = {"timezone": zone, "wanted": wanted, "value": letters}
        draft.fault(CITY.file, _line_of(draft, "zone_letters"), "zone_letters_wrong", **params)
    try:
        fault = coordinate_fault(float(decided["longitude"]), float(decided["latitude"]))
    except (KeyError, ValueError):
        return
    if fault:
        code = "coordinates_swapped" if fault == "swapped" else "outside_indonesia"
        draft.fault(CITY.file, _line_of(draft, "latitude"), code)


def _check_put_off(draft: Draft, decided: dict[str, str]) -> None:
    """Only a new version is refused for it: what is in force already stays readable."""
    key = "promise_moves_at_most"
    value = decided.get(key, "")
    if not CITY_KEYS[key].is_well_formed(value):
        return
    furthest = read_deadline(value)
    if furthest.after > MOST_PUT_OFF:
        most = "30WD" if furthest.clock is ClockName.WORKING else "P30D"
        draft.fault(CITY.file, _line_of(draft, key), "put_off_too_far", value=value, most=most)


def _reference(city_id: str, draft: Draft, boundaries: Boundaries) -> Reference:
    agencies = [_agency(row) for row in draft.rows[AGENCIES.file]]
    categories = [_category(row) for row in draft.rows[CATEGORIES.file]]
    decided = _city_values(draft)
    rules = (
        RoutingRule(*(row[column] for column in _RULE_COLUMNS)) for row in draft.rows[ROUTING.file]
    )
    return Reference(
        city=_city(city_id, decided),
        version=pack_version(draft.files),
        agencies={agency.agency_id: agency for agency in agencies},
        categories={category.category_id: category for category in categories},
        rules=tuple(rules),
        ladders={stage: _ladder(draft, stage) for stage in Stage},
        texts={
            row["key"]: {language: row[language] for language in TEXTS.languages}
            for row in draft.rows[TEXTS.file]
        },
        villages=VillageIndex.of(boundaries.villages),
        calendar=calendar_of(draft, decided["zone_letters"]),
        limits=read_limits(decided),
        quiet_hours=read_quiet_hours(decided),
        digest=read_digest_rules(decided),
        watches=watches_of(draft),
        officials=officials_of(draft),
        notices=notices_of(draft),
        questions=questions_of(draft),
        contacts=contacts_of(draft),
        answers=answers_of(draft),
        channels=channels_of(draft),
    )


def _city(city_id: str, decided: dict[str, str]) -> City:
    return City(
        city_id=city_id,
        name=decided["name"],
        code=decided["code"],
        tracking_prefix=decided["tracking_prefix"],
        timezone=decided["timezone"],
        zone_letters=decided["zone_letters"],
        emergency_number=decided["emergency_number"],
        latitude=float(decided["latitude"]),
        longitude=float(decided["longitude"]),
        undelivered_after=parse_span(
            decided.get("undelivered_after") or UNDELIVERED_AFTER, ClockName.CALENDAR
        ),
        nudges_every=_nudges_every(decided.get("nudges_every") or NUDGES_EVERY),
        letterhead=letterhead_of(decided),
        head_title=HeadTitle(decided.get("head_title") or HeadTitle.of_code(decided["code"])),
        desk_calls=decided.get("desk_calls") == "yes",
    )


def _nudges_every(decided: str) -> timedelta | None:
    return None if decided == NEVER else parse_span(decided)


def _agency(row: Row) -> Agency:
    return Agency(
        agency_id=row["agency_id"],
        name=row["name"],
        owner=OwnerKind(row["owner"]),
        kind=row["kind"],
        district_code=row["district_code"] or None,
        retired=_day(row["retired"]),
        replaced_by=row["replaced_by"],
    )


def _category(row: Row) -> Category:
    return Category(
        category_id=row["category_id"],
        group=row["group"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        owner=OwnerKind(row["owner"]),
        synonyms=phrases(row["synonyms"]),
        hints=phrases(row["hints"]),
        sp4n_topic=row["sp4n_topic"],
        needs_proof=row["needs_proof"] == "yes",
        urgency=Urgency(row["urgency"] or Urgency.NORMAL),
        on_doubt=PhotoDoubt(row["doubtful_photo"] or PhotoDoubt.FLAG),
        is_live_only=row["live_photo"] == "yes",
        duplicate_radius_m=int(row["duplicate_radius_m"] or 50),
        duplicate_days=int(row["duplicate_days"] or 84),
        retired=_day(row["retired"]),
        replaced_by=row["replaced_by"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _ladder(draft: Draft, stage: Stage) -> tuple[Rung, ...]:
    """The stage's own rungs, and where the city has the report those that count from it."""
    stages = {stage.value, ANY_HANDS} if stage in CITY_STAGES else {stage.value}
    return tuple(_rung(row) for row in draft.rows[LADDER.file] if row["stage"] in stages)


def _rung(row: Row) -> Rung:
    clock, of = ClockName(row["clock"] or ClockName.CALENDAR), row["of"]
    return Rung(
        rung_id=row["rung_id"],
        condition=Condition(row["condition"]),
        after=timedelta(0) if of else parse_span(row["after"], clock),
        act=Act(row["act"]),
        whom=Whom(row["whom"]),
        template=row["template"],
        clock=clock,
        counts_from=CountsFrom(row["counts_from"] or CountsFrom.HOLDER),
        every=parse_span(row["every"], clock) if row["every"] else None,
        of=of,
        share=int(row["after"].removesuffix("%")) / 100 if of else 1.0,
        category_id=row["category"],
        urgency=Urgency(row["urgency"]) if row["urgency"] else None,
        type=ReportType(row["type"]) if row["type"] else None,
        off=row["off"] == "yes",
    )
