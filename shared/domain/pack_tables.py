"""The tables of a city pack: their columns and what each may hold, as `cities/schema.json` says."""

from collections.abc import Mapping

from shared.domain.calendars import DayKind
from shared.domain.clocks import ClockName
from shared.domain.contacts import ContactRole
from shared.domain.pack_columns import ID, TIME, Column, Table, choice, remark, retirement
from shared.domain.pack_files import BOUNDARIES
from shared.domain.pack_place_tables import NEIGHBOURS, PLACES, ROADS
from shared.domain.pack_questions import QUESTIONS
from shared.domain.pack_tables_rules import ROUTING
from shared.domain.pack_tables_safety import NOTICES, OFFICIALS, SENSITIVE
from shared.domain.quiet_hours import AUDIENCES
from shared.domain.reference import Act, Condition, OwnerKind, PhotoDoubt, Whom
from shared.domain.states import ReportType, Stage, Urgency

ZONES: Mapping[str, str] = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBER_PARTS = r"{(nomor|bulan|bulan_romawi|tahun)}"
_NUMBERED = rf"(?=.*{{nomor}})(?=.*{{tahun}})([^{{}}]|{_NUMBER_PARTS})+"
_NUMBER = r"-?\d{1,3}(\.\d{1,10})?"


_URGENCIES = tuple(Urgency)


_QUIET = rf"never|{TIME}-{TIME}"
_CITY_KEYS = (
    Column("name", "the city's name as people read it", example="Kota Kendari"),
    Column("code", "Kemendagri code", pattern=r"\d\d\.\d\d", example="74.71"),
    Column("tracking_prefix", "2-4 capitals", pattern=r"[A-Z]{2,4}", example="KDI"),
    choice("timezone", "IANA time zone", list(ZONES)),
    choice("zone_letters", "what people write after a time", ["WIB", "WITA", "WIT"]),
    Column("emergency_number", "for danger to life", pattern=r"\d{3,5}", example="112"),
    Column("latitude", "middle of the map", type="number", pattern=_NUMBER, example="-3.99"),
    Column("longitude", "middle of the map", type="number", pattern=_NUMBER, example="122.51"),
    Column(
        "undelivered_after",
        "so long a nudge may stay undelivered before the next contact gets it; else PT1H",
        required=False,
        type="duration",
        example="PT1H",
    ),
    Column(
        "nudges_every",
        "so often nudges to one contact leave, in one message; never: each alone, at once; else PT15M",
        required=False,
        pattern=r"never|PT([1-9]|[1-5]\d)M|PT1H",
        example="PT15M",
    ),
    Column("letter_office", "who writes letters, under the city's name", required=False),
    Column("letter_address", "address at the head of letters", required=False),
    Column("letter_place", "before the date of a letter", required=False, example="Kendari"),
    Column(
        "letter_number",
        "form of letters' numbers, with {nomor} and {tahun}, perhaps {bulan} or {bulan_romawi}",
        required=False,
        pattern=_NUMBERED,
        example="{nomor}/HUMAS/{bulan_romawi}/{tahun}",
    ),
    Column(
        "order_number",
        "the same for orders to visit an office; else {nomor}/ST/{bulan_romawi}/{tahun}",
        required=False,
        pattern=_NUMBERED,
        example="{nomor}/ST/HUMAS/{bulan_romawi}/{tahun}",
    ),
    Column("letter_signatory", "whose function stands under letters", required=False),
    Column(
        "letter_valid_for",
        "so long the link on a letter may be used; else P30D",
        required=False,
        type="duration",
        example="P30D",
    ),
    *(
        Column(
            f"quiet_{audience}",
            f"when nothing is sent to the {audience}, or never; else 21:00-06:00",
            required=False,
            pattern=_QUIET,
            example="21:00-06:00",
        )
        for audience in AUDIENCES
    ),
    Column(
        "digest_at",
        "when each office gets its morning digest: a time, opening (of the offices), or never",
        required=False,
        pattern=rf"opening|never|{TIME}",
        example="opening",
    ),
    Column(
        "warnings",
        "before a deadline: a push of its own, or left to the digest where one comes first",
        required=False,
        choices=("push", "digest"),
        example="push",
    ),
    Column(
        "hop_limit",
        "after so many refusals a supervisor decides, for good; else 2",
        required=False,
        pattern=r"[1-9]",
        example="2",
    ),
    Column(
        "call_at_reopening",
        "from this reopening on a supervisor calls the reporter; else 3",
        required=False,
        pattern=r"[1-9]",
        example="3",
    ),
    Column(
        "contest_window",
        "so long a closed report may be reopened; else P90D",
        required=False,
        type="duration",
        example="P90D",
    ),
    Column(
        "examples_kept",
        "so long corrected categories are kept to learn from; else P730D",
        required=False,
        type="duration",
        example="P730D",
    ),
    Column(
        "reopened_deadline",
        "what rungs may be a share of, for reopened reports; else P2D",
        required=False,
        type="deadline",
        example="P2D",
    ),
    Column(
        "waiting_limit",
        "what rungs may be a share of, while the reporter is asked; else P30D",
        required=False,
        type="deadline",
        example="P30D",
    ),
)
CITY = Table(
    "city.csv",
    (
        choice("key", "what the row says", [column.name for column in _CITY_KEYS]),
        Column("value", "what the city has decided"),
        remark("source", "where this is known from; read by people only"),
    ),
    ("key",),
    _CITY_KEYS,
)
CITY_KEYS: Mapping[str, Column] = {column.name: column for column in _CITY_KEYS}
AGENCIES = Table(
    "agencies.csv",
    (
        Column("agency_id", "short and lasting", pattern=ID, example="DISHUB"),
        Column("name", "the office's full name"),
        choice("owner", "who owns what the office does", list(OwnerKind)),
        Column("kind", "dinas, badan, kecamatan ...", pattern=r"[a-z_]{2,30}", example="dinas"),
        Column(
            "district_code",
            "Kemendagri code of the district that this office serves",
            required=False,
            pattern=r"\d\d\.\d\d\.\d\d",
            example="74.71.01",
        ),
        *retirement("nothing new goes to this office", "the office"),
        remark("topics", "what the office does; read by people only"),
        remark("source", "where this is known from; read by people only"),
        remark("comment", "read by people only"),
    ),
    ("agency_id",),
)
CONTACTS = Table(
    "contacts.csv",
    (
        Column("agency_id", "an office, or desk for the complaints desk", pattern=ID),
        choice("role", "duty officer, or head of the office", list(ContactRole)),
        Column("order", "who is asked first: 1", pattern=r"[1-9]\d?", example="1"),
        Column(
            "phone",
            "WhatsApp number in E.164; empty: by e-mail only",
            required=False,
            pattern=r"\+[ -]?\d([ -]?\d){7,14}",
            example="+62 812 0000 0000",
        ),
        Column(
            "email",
            "where the reminder goes if no phone of the office takes it",
            required=False,
            pattern=r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
            example="piket@kantor.example",
        ),
        remark("note", "read by people only"),
    ),
    ("agency_id", "role", "order"),
    may_be_empty=True,
)
CATEGORIES = Table(
    "categories.csv",
    (
        Column("category_id", "Open311 code", pattern=ID, example="jalan_rusak"),
        Column("group", "heading, as SP4N-LAPOR! groups it"),
        Column("name_id", "name in Bahasa Indonesia", unique=True),
        Column("name_en", "name in English", unique=True),
        choice("owner", "who owns such matters", list(OwnerKind)),
        Column("synonyms", "phrases people use, separated by ;", required=False),
        Column("hints", "words that point here without proving it, by ;", required=False),
        Column("sp4n_topic", "topic in SP4N-LAPOR!", required=False),
        Column(
            "needs_proof",
            "yes: an office shows its work with a photo when it answers",
            required=False,
            choices=("yes",),
            example="yes",
        ),
        Column(
            "urgency",
            "how soon somebody must come; empty: normal",
            required=False,
            choices=_URGENCIES,
            example=Urgency.HIGH,
        ),
        Column(
            "doubtful_photo",
            "what a doubtful photo leads to; empty: flag, for the officer to see",
            required=False,
            choices=tuple(PhotoDoubt),
            example=PhotoDoubt.ASK,
        ),
        Column(
            "live_photo",
            "yes: a photo that the app did not take just then is doubtful",
            required=False,
            choices=("yes",),
            example="yes",
        ),
        Column(
            "duplicate_radius_m",
            "so many metres apart, two reports may be about the same; 10 to 150, empty: 50",
            required=False,
            pattern=r"[1-9]\d|1[0-4]\d|150",
            example="50",
        ),
        Column(
            "duplicate_days",
            "so many days apart, two reports may be about the same; 1 to 365, empty: 84",
            required=False,
            pattern=r"[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-5]",
            example="84",
        ),
        *retirement("nothing new is filed under it", "the category"),
        remark("comment", "read by people only"),
    ),
    ("category_id",),
)
# What a rule may ask of a report beside its category and place; empty: any.
LADDER = Table(
    "ladder.csv",
    (
        choice("stage", "whose turn it is", list(Stage)),
        Column("rung_id", "name of the step", pattern=ID, example="nudge"),
        choice("condition", "what must still be true", list(Condition)),
        Column(
            "after", "time on its clock, or a share of that of `of`", type="span", example="75%"
        ),
        Column(
            "of",
            "the rung, or the deadline in city.csv, that `after` is a share of",
            required=False,
            example="visit",
        ),
        Column(
            "clock",
            "what `after` is counted in; empty: calendar, or for a share that of `of`",
            required=False,
            choices=tuple(ClockName),
            example=ClockName.CALENDAR,
        ),
        choice("act", "what happens", list(Act)),
        choice("whom", "who is told", list(Whom)),
        Column("template", "name of a text in the catalogue"),
        Column("category", "only for this category; empty: all", required=False),
        Column(
            "urgency",
            "only for reports this urgent; empty: all",
            required=False,
            choices=_URGENCIES,
            example=Urgency.URGENT,
        ),
        Column(
            "type",
            "only for reports of this type; empty: all",
            required=False,
            choices=tuple(ReportType),
            example=ReportType.INFORMATION,
        ),
        Column(
            "off",
            "yes: these reports do without this step",
            required=False,
            choices=("yes",),
            example="yes",
        ),
        remark("note", "why this is so and who says it; read by people only"),
    ),
    ("stage", "rung_id", "category", "urgency", "type"),
)
CALENDAR = Table(
    "calendar.csv",
    (
        Column("date", "the day", type="date", example="2026-03-20"),
        Column("name", "what people call it"),
        choice("kind", "why it is not like its weekday", list(DayKind)),
        Column(
            "estimated",
            "yes: no decree has settled the date",
            required=False,
            choices=("yes",),
            example="yes",
        ),
        remark("source", "where this is known from; read by people only"),
    ),
    ("date",),
)
HOURS = Table(
    "hours.csv",
    (
        choice("day", "the weekday; one without a row is not worked", WEEKDAYS),
        Column("opens", "on the city's clocks", pattern=TIME, example="07:30"),
        Column("closes", "on the city's clocks, that day", pattern=TIME, example="16:00"),
        Column(
            "from",
            "first day of a range with other hours, as in Ramadan",
            required=False,
            type="date",
            example="2026-02-19",
        ),
        Column(
            "until",
            "last day of that range",
            required=False,
            type="date",
            example="2026-03-20",
        ),
        remark("note", "read by people only"),
    ),
    ("day", "from"),
)
CHANNELS = Table(
    "channels.csv",
    (
        Column("channel", "short and lasting", pattern=ID, example="phone"),
        Column("name_id", "name in Bahasa Indonesia", unique=True),
        Column("name_en", "name in English", unique=True),
        remark("note", "read by people only"),
    ),
    ("channel",),
)
ANSWERS = Table(
    "answers.csv",
    (
        Column("answer_id", "short and lasting", pattern=ID, example="jalan-dijadwalkan"),
        Column("category_id", "a category; empty: suits all", required=False),
        Column("title", "what an officer looks for", unique=True),
        Column("text", "the answer; {office}, {city}, {handle} are filled in, [blanks] are not"),
        remark("note", "read by people only"),
    ),
    ("answer_id",),
    may_be_empty=True,
)
TEXTS = Table(
    "texts.csv",
    (
        Column("key", "key in the catalogue of messages"),
        Column("id", "the city's words in Bahasa Indonesia"),
        Column("en", "the city's words in English"),
        remark("note", "read by people only"),
    ),
    ("key",),
    may_be_empty=True,
)
TABLES = (
    CITY,
    AGENCIES,
    CATEGORIES,
    ROUTING,
    LADDER,
    CALENDAR,
    HOURS,
    TEXTS,
    CONTACTS,
    ANSWERS,
    SENSITIVE,
    OFFICIALS,
    CHANNELS,
    ROADS,
    NOTICES,
    QUESTIONS,
    NEIGHBOURS,
    PLACES,
)


def schema() -> dict[str, object]:
    """All tables as a Frictionless data package: what `cities/schema.json` holds."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "tanggap-city-pack",
        "description": f"The tables of a city pack, beside the village boundaries in {BOUNDARIES}.",
        "resources": [
            {
                "name": table.file.removesuffix(".csv"),
                "path": table.file,
                "format": "csv",
                "encoding": "utf-8",
                "schema": _schema_of(table),
            }
            for table in TABLES
        ],
    }


def _schema_of(table: Table) -> dict[str, object]:
    described: dict[str, object] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    if table.keys:
        described["keys"] = [_field(column) for column in table.keys]
    return described


def _field(column: Column) -> dict[str, object]:
    rules: dict[str, object] = {"required": column.required}
    if column.unique:
        rules["unique"] = True
    if column.pattern:
        rules["pattern"] = column.pattern
    if column.choices:
        rules["enum"] = [str(choice) for choice in column.choices]
    field: dict[str, object] = {
        "name": column.name,
        "type": "string" if column.type in {"span", "deadline"} else column.type,
        "description": column.meaning,
        "constraints": rules,
    }
    return {**field, "example": column.example} if column.example else field
