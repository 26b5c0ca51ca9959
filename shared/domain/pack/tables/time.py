"""The tables of when: the days of a city, its office hours, and the ladder that counts in them."""

from shared.domain.calendar.calendars import DayKind
from shared.domain.calendar.clocks import ClockName
from shared.domain.city.reference import Act, Condition, CountsFrom, Whom
from shared.domain.kernel.states import ReportType, Stage, Urgency
from shared.domain.pack.files.columns import ID, TIME, Column, Table, choice, remark

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# The stage of rungs that count from the report: they come wherever in the city it is.
ANY_HANDS = ""

# What a rule may ask of a report beside its category and place; empty: any.
LADDER = Table(
    "ladder.csv",
    (
        Column(
            "stage",
            "whose turn it is; empty: whoever in the city has it",
            required=False,
            choices=tuple(Stage),
            example=Stage.OFFICE,
        ),
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
        Column(
            "counts_from",
            "whose time it is: that of the report, promised once; or of each holder anew (empty: that)",
            required=False,
            choices=tuple(CountsFrom),
            example=CountsFrom.HOLDER,
        ),
        Column(
            "every",
            "how often it comes again after that, on its clock; empty: never",
            required=False,
            type="span",
            example="P7D",
        ),
        choice("act", "what happens", list(Act)),
        choice("whom", "who is told", list(Whom)),
        Column("template", "name of a text in the catalogue"),
        Column("category", "only for this category; empty: all", required=False),
        Column(
            "urgency",
            "only for reports this urgent; empty: all",
            required=False,
            choices=tuple(Urgency),
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
