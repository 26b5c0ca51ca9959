"""The table of what a city says of itself: names, numbers, letters, limits, quiet hours."""

from collections.abc import Mapping

from shared.domain.calendar.quiet_hours import AUDIENCES
from shared.domain.city.city import HeadTitle
from shared.domain.pack.files.columns import TIME, Column, Table, choice, remark

ZONES: Mapping[str, str] = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}

_NUMBER_PARTS = r"{(nomor|bulan|bulan_romawi|tahun)}"

_NUMBERED = rf"(?=.*{{nomor}})(?=.*{{tahun}})([^{{}}]|{_NUMBER_PARTS})+"

_NUMBER = r"-?\d{1,3}(\.\d{1,10})?"

_QUIET = rf"never|{TIME}-{TIME}"

_CITY_KEYS = (
    Column("name", "the city's name as people read it", example="Kota Kendari"),
    Column("code", "Kemendagri code", pattern=r"\d\d\.\d\d", example="74.71"),
    Column("tracking_prefix", "2-4 capitals", pattern=r"[A-Z]{2,4}", example="KDI"),
    Column(
        "head_title",
        "who leads the city or regency; else as the code says",
        required=False,
        choices=tuple(HeadTitle),
        example="wali_kota",
    ),
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
        "desk_calls",
        "yes: the desk may open a reporter's number to call them, and not supervisors alone; else no",
        required=False,
        choices=("yes", "no"),
        example="no",
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
        "promise_moves_visit",
        "so often an office at work may put off the visit to it by a promise; 0: never; else 1",
        required=False,
        pattern=r"[0-9]",
        example="1",
    ),
    Column(
        "promise_moves_at_most",
        "so far such a promise may put off the visit, whatever is promised; else P7D",
        required=False,
        type="deadline",
        example="5WD",
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
