"""The tables of who there is in a city, what they see to, and through what they are spoken to."""

from shared.domain.city.agencies import OwnerKind
from shared.domain.city.categories import PhotoDoubt
from shared.domain.city.contacts import ContactRole
from shared.domain.kernel.states import Urgency
from shared.domain.pack.files.columns import ID, Column, Table, choice, remark, retirement

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
        Column(
            "agency_id",
            "an office; desk for the complaints desk; regional_secretary or mayor for who leads",
            pattern=ID,
        ),
        choice("role", "who is on duty there, or who leads", list(ContactRole)),
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
            "where the message goes if no phone takes it",
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
            choices=tuple(Urgency),
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
