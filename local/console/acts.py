"""Every act that the console has a button for, and what its form asks. Who may do it, the API and the
table of rights say; here stands only how it is asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from local.console import words
from shared.domain.city.reference import Reference
from shared.domain.people.access import (
    DELEGATES,
    OPENS_CONTACT,
    OPENS_CONTACT_WHERE_DESK_CALLS,
    OPENS_FORMER,
    OPENS_ORIGINALS,
    REDACTS,
    Action,
    Link,
    Role,
)


class Kind(StrEnum):
    """How a field is filled in. `report` is another report, `parts` an office with words for it, twice."""

    LINE = "line"
    WORDS = "words"
    MOMENT = "moment"
    CHOICE = "choice"
    PHOTOS = "photos"
    SIGNATURE = "signature"
    REPORT = "report"
    PARTS = "parts"


class Choices(StrEnum):
    """Lists that more than one form shows, by name."""

    OFFICES = "offices"
    OUTSIDE = "outside"
    CATEGORIES = "categories"
    REASONS = "reasons"
    URGENCIES = "urgencies"
    TYPES = "types"
    ROADS = "roads"
    CALL_OUTCOMES = "call_outcomes"


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is the one that the API knows."""

    name: str
    label: str
    kind: Kind = Kind.WORDS
    required: bool = True
    choices: Choices | None = None


@dataclass(frozen=True, slots=True)
class ConsoleAct:
    """`path` ends the address that it is sent to, where that is not the one of all actions."""

    button: str
    fields: tuple[Field, ...] = ()
    path: str = "actions"
    is_advised: bool = False


def _text(label: str, *, required: bool = True) -> Field:
    return Field("text", label, required=required)


_MESSAGE = _text("Pesan (boleh kosong)", required=False)
_OFFICE = Field("agency_id", "Kantor", Kind.CHOICE, choices=Choices.OFFICES)
_PROMISED = Field("promised_by", "Dijanjikan sampai (boleh kosong)", Kind.MOMENT, required=False)
_PROOF = Field("photos", "Foto bukti", Kind.PHOTOS, required=False)
_PUBLIC = Field(
    "public_text", "Jawaban untuk umum, tanpa data pribadi (boleh kosong)", required=False
)

ACTIONS: Mapping[Action, ConsoleAct] = {
    Action.ACCEPT: ConsoleAct("Terima"),
    Action.PROGRESS: ConsoleAct(
        "Kabar pengerjaan", (_text("Apa yang sedang dikerjakan?"), _PROMISED, _PROOF)
    ),
    Action.ANSWER: ConsoleAct(
        "Jawab", (_text("Jawaban untuk pelapor"), _PUBLIC, _PROOF), is_advised=True
    ),
    Action.REFUSE: ConsoleAct("Kembalikan", (_text("Mengapa bukan wewenang kantor ini?"),)),
    Action.ASSIGN: ConsoleAct("Serahkan ke kantor", (_OFFICE, _MESSAGE)),
    Action.FORWARD: ConsoleAct(
        "Teruskan ke luar",
        (Field("agency_id", "Instansi", Kind.CHOICE, choices=Choices.OUTSIDE), _MESSAGE),
    ),
    Action.OUTSIDE_ANSWER: ConsoleAct(
        "Catat jawaban instansi", (_text("Jawaban dari instansi itu"), _PUBLIC)
    ),
    Action.ORDER_VISIT: ConsoleAct(
        "Perintahkan kunjungan",
        (
            Field("goes", "Siapa yang pergi (nama dan jabatan)", Kind.LINE),
            Field("planned_at", "Kapan (boleh kosong)", Kind.MOMENT, required=False),
            _MESSAGE,
        ),
    ),
    Action.VISIT_RESULT: ConsoleAct(
        "Catat hasil kunjungan",
        (
            Field(
                "visited_at",
                "Kapan kunjungan dilakukan (boleh kosong)",
                Kind.MOMENT,
                required=False,
            ),
            Field("met", "Bertemu dengan (jabatan)", Kind.LINE, required=False),
            Field("promise", "Yang dijanjikan (boleh kosong)", Kind.LINE, required=False),
            _PROMISED,
            _text("Hasil kunjungan"),
            Field("photos", "Foto kunjungan", Kind.PHOTOS, required=False),
            Field("signature", "Foto tanda tangan yang dikunjungi", Kind.SIGNATURE, required=False),
        ),
    ),
    Action.CANCEL_VISIT: ConsoleAct("Batalkan kunjungan", (_text("Alasan, dibaca pelapor"),)),
    Action.MESSAGE: ConsoleAct("Tulis pesan", (_text("Pesan untuk pelapor"),)),
    Action.ASK: ConsoleAct("Minta keterangan", (_text("Pertanyaan untuk pelapor"),)),
    Action.REJECT: ConsoleAct(
        "Tolak",
        (
            Field("reason", "Alasan", Kind.CHOICE, choices=Choices.REASONS),
            _text("Penjelasan yang sopan untuk pelapor"),
        ),
    ),
    Action.CALL_RESULT: ConsoleAct(
        "Catat hasil telepon",
        (
            Field("outcome", "Hasilnya", Kind.CHOICE, choices=Choices.CALL_OUTCOMES),
            _text("Apa yang dibicarakan, atau bagaimana dicari? Dibaca pelapor"),
        ),
    ),
    Action.ALLOW_LAPSE: ConsoleAct(
        "Boleh diakhiri", (_text("Apa yang sudah dicoba untuk menghubungi pelapor?"),)
    ),
    Action.ACCEPT_PROOF: ConsoleAct("Terima bukti", (_text("Mengapa bukti ini dapat diterima?"),)),
    Action.REJECT_PROOF: ConsoleAct("Tolak bukti", (_text("Apa yang harus dikerjakan kembali?"),)),
    Action.SET_URGENCY: ConsoleAct(
        "Ubah kedesakan",
        (
            Field("urgency", "Kedesakan", Kind.CHOICE, choices=Choices.URGENCIES),
            _text("Alasan, dibaca pelapor"),
        ),
    ),
    Action.CORRECT: ConsoleAct(
        "Perbaiki arah",
        (
            Field(
                "category", "Jenis masalah", Kind.CHOICE, required=False, choices=Choices.CATEGORIES
            ),
            Field("type", "Bentuk laporan", Kind.CHOICE, required=False, choices=Choices.TYPES),
            Field(
                "road_status", "Status jalan", Kind.CHOICE, required=False, choices=Choices.ROADS
            ),
            _MESSAGE,
        ),
    ),
    Action.REVOKE_LINKS: ConsoleAct("Cabut tautan", (_text("Alasan, dibaca petugas"),)),
}

_CASE = Field("case_id", "Laporan yang sama", Kind.REPORT)
_TO_REPORTER = _text("Penjelasan untuk pelapor (boleh kosong)", required=False)
LINKS: Mapping[Link, ConsoleAct] = {
    Link.PROPOSE_MERGE: ConsoleAct(
        "Usulkan penggabungan", (_CASE, _text("Alasan, dibaca petugas")), "merge-proposal"
    ),
    Link.MERGE: ConsoleAct("Gabungkan", (_CASE, _TO_REPORTER), "merge"),
    Link.UNMERGE: ConsoleAct("Pisahkan kembali", (_TO_REPORTER,), "unmerge"),
    Link.SPLIT: ConsoleAct(
        "Bagi ke beberapa kantor",
        (Field("parts", "Bagian", Kind.PARTS, choices=Choices.OFFICES), _TO_REPORTER),
        "split",
    ),
    Link.UNSPLIT: ConsoleAct("Satukan kembali", (_TO_REPORTER,), "unsplit"),
}


def rights_in(reference: Reference) -> Mapping[str, frozenset[Role]]:
    """What the console does beside the acts on a report, by the table that says who may in that city."""
    desk_calls = reference.city.desk_calls
    return {
        "redact": REDACTS,
        "open_original": OPENS_ORIGINALS,
        "open_former": OPENS_FORMER,
        "open_contact": OPENS_CONTACT_WHERE_DESK_CALLS if desk_calls else OPENS_CONTACT,
        "delegate": DELEGATES,
    }


def acts_as_json(reference: Reference, role: Role | None) -> Mapping[str, object]:
    """All forms with the lists of this city, and the further rights of that role."""
    return {
        "actions": {action.value: asdict(act) for action, act in ACTIONS.items()},
        "links": {link.value: asdict(act) for link, act in LINKS.items()},
        "choices": {name.value: choices_of(name, reference) for name in Choices},
        "rights": [name for name, roles in rights_in(reference).items() if role in roles],
    }


_NAMED: Mapping[Choices, Iterable[tuple[StrEnum, str]]] = {
    Choices.REASONS: tuple(words.REJECT_REASONS.items()),
    Choices.URGENCIES: tuple(words.URGENCIES.items()),
    Choices.TYPES: tuple(words.REPORT_TYPES.items()),
    Choices.ROADS: tuple(words.ROAD_STATUSES.items()),
    Choices.CALL_OUTCOMES: tuple(words.CALL_OUTCOMES.items()),
}


def choices_of(name: Choices, reference: Reference) -> list[tuple[str, str]]:
    """Values of the API, and what they are called here."""
    agencies = reference.agencies.values()
    match name:
        case Choices.OFFICES:
            return [(each.agency_id, each.name) for each in agencies if each.owner.is_in_mandate]
        case Choices.OUTSIDE:
            return [
                (each.agency_id, each.name) for each in agencies if not each.owner.is_in_mandate
            ]
        case Choices.CATEGORIES:
            return [(each.category_id, each.name_id) for each in reference.categories.values()]
        case _:
            return [(each.value, said) for each, said in _NAMED[name]]
