"""What an explanation says in words: sentences in Bahasa Indonesia, in the order of the decision."""

from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import Concern
from shared.domain.gazetteer.roads import RoadSign, RoadStatus
from shared.domain.kernel.value_object import value_object
from shared.domain.language.suggestion import Suggestions
from shared.domain.report.report import Report
from shared.domain.routing.attribute_conditions import conditions_in
from shared.domain.routing.boundary_question import road_choices
from shared.domain.routing.matching import DISTRICT_OFFICE
from shared.domain.routing.resolved_location import ResolvedLocation
from shared.domain.routing.restriction import Restriction
from shared.domain.routing.routing import (
    AT_SEA,
    NEIGHBOURS,
    OUTSIDE_CITY,
    PLACE_UNKNOWN,
    ROAD_UNKNOWN,
    RoutingDecision,
)

_MOST_WORDS = 4
_TRIAGE = {
    OUTSIDE_CITY: "Titiknya di luar kota ini: petugas meja aduan yang menentukan.",
    AT_SEA: "Titiknya di laut atau di lahan baru: petugas meja aduan yang menentukan.",
    PLACE_UNKNOWN: "Kelurahannya belum diketahui: petugas meja aduan yang memastikan.",
    "category_unknown": "Kategorinya belum pasti: petugas meja aduan memilih dari saran di atas.",
    ROAD_UNKNOWN: "Belum diketahui milik siapa jalan itu: petugas meja aduan yang memastikan.",
    "no_rule_matched": "Tidak ada aturan untuk kategori dan tempat ini: ke meja aduan.",
}
_CONCERNS = {
    Concern.BRIBERY: "suap atau pungutan liar",
    Concern.VIOLENCE: "kekerasan",
    Concern.SEXUAL_VIOLENCE: "kekerasan seksual",
    Concern.MINOR: "anak yang disakiti",
    Concern.OFFICIAL: "pejabat atau petugas yang diadukan",
}
_STATUSES = {
    RoadStatus.NATIONAL: "jalan nasional",
    RoadStatus.PROVINCIAL: "jalan provinsi",
    RoadStatus.CITY: "jalan kota",
    RoadStatus.VILLAGE: "jalan desa",
    RoadStatus.UNKNOWN: "belum diketahui",
}


@value_object
class Side:
    """One side of a border, what the reporter would answer for it, and where that leads."""

    choice: str
    text: str
    office: str | None
    rule: str


@value_object
class Seen:
    """What the router saw and decided. `office` may be the pack's word for that of the district."""

    found: Suggestions
    verdict: RoutingDecision
    office: str | None
    sides: tuple[Side, ...]

    @property
    def is_asked(self) -> bool:
        """Whether the reporter is asked on which side of the border it is."""
        return self.verdict.border is not None


def reasons(report: Report, seen: Seen, reference: Reference) -> list[str]:
    verdict = seen.verdict
    decided = _care(verdict.care, reference) if verdict.care else _rule(seen, reference)
    return [
        *_words(report, seen.found, reference),
        *_place(report, verdict.site, reference),
        *_border(seen, reference),
        *_road(verdict.site, reference),
        *_answers(report, verdict, reference),
        *_question(report, verdict, reference),
        decided,
    ]


def _words(report: Report, found: Suggestions, reference: Reference) -> list[str]:
    told = []
    if report.category_id and not report.category_guessed:
        name = reference.categories[report.category_id].name_id
        told.append(f"Kategori '{name}' sudah dipilih; pilihan itu yang berlaku.")
    for one in found.ranked:
        if one.evidence:
            said = ", ".join(f"'{words}'" for words in one.evidence[:_MOST_WORDS])
            name = reference.categories[one.category_id].name_id
            told.append(f"Kata {said} menunjuk ke '{name}' (bobot {one.score:.2f}).")
    return told or ["Tidak ada kata yang dikenal kamus kota ini."]


def _place(report: Report, site: ResolvedLocation, reference: Reference) -> list[str]:
    if site.is_outside:
        return _outside(site, reference)
    is_point = report.location.point is not None
    if site.located is not None:
        village = site.located.village
        how = "terdekat dari titik itu" if site.located.is_nearest_only else "memuat titik itu"
        told = (
            "disebut dalam teks, salah ketiknya dibetulkan"
            if site.is_mended
            else "disebut dalam teks"
        )
        where = how if is_point else told
        return [f"{village.kind.capitalize()} {village.name}, {village.district}, {where}."]
    if report.location.address_text:
        return ["Alamat itu tidak menyebut kelurahan atau tempat yang dikenal."]
    return ["Tempat tidak disebut: aturan untuk seluruh kota yang dibaca."]


def _outside(site: ResolvedLocation, reference: Reference) -> list[str]:
    """Whose it is as far as the city's table of neighbours tells, and what the city does with that."""
    if site.beyond is None:
        return ["Tempatnya di luar kota, dan tabel daerah tetangga tidak mengenalnya."]
    name = site.beyond.neighbour.names[0]
    if site.beyond.neighbour.is_sea:
        return [f"Di sekitar titik itu perairan: {name}."]
    whose = reference.agency_name(site.beyond.neighbour.agency_id)
    if site.beyond.forwards:
        return [f"Tempatnya di luar kota, di {name}: wilayah {whose}."]
    return [f"Tempatnya di luar kota, kira-kira di {name}: mungkin wilayah {whose}."]


def _border(seen: Seen, reference: Reference) -> list[str]:
    if not seen.sides:
        return []
    told = " atau ".join(
        f"{one.text} ({reference.agency_name(one.office) if one.office else 'meja aduan'})"
        for one in seen.sides
    )
    near = f"Perbatasan ada dalam batas ketelitian titik itu: {told}."
    asked = "Pelapor ditanya, sisi mana yang benar; sisi pertama yang berlaku sementara itu."
    same = "Pelapor tidak ditanya, karena keduanya menuju tempat yang sama."
    return [near, asked if seen.is_asked else same]


def _road(site: ResolvedLocation, reference: Reference) -> list[str]:
    found = site.road
    told = []
    if found.said is not None:
        told.append(f"Petugas menetapkan status jalannya: {_STATUSES[found.said]}.")
    elif found.road is not None:
        how = "disebut dalam teks" if found.sign is RoadSign.NAME else "garisnya terdekat"
        told.append(f"{found.road.name} {how}: {_STATUSES[found.status]}.")
    elif reference.roads:
        told.append("Tidak ada jalan dari tabel jalan kota ini yang disebut atau terdekat.")
    if site.width_cm is not None:
        told.append(f"Lebar saluran yang disebut: {site.width_cm:g} cm.")
    return told


def _answers(report: Report, verdict: RoutingDecision, reference: Reference) -> list[str]:
    """The answers, where the rule that matched has looked at them."""
    rule = next((one for one in reference.rules if one.name == verdict.rule), None)
    if rule is None or not rule.attribute:
        return []
    codes = {condition.code for condition in conditions_in(rule.attribute)}
    return [
        f"Jawaban atas '{one.asked}': {one.said}." for one in report.attributes if one.code in codes
    ]


def _question(report: Report, verdict: RoutingDecision, reference: Reference) -> list[str]:
    if verdict.rule != ROAD_UNKNOWN:
        return []
    choices = road_choices(report, reference).items()
    told = "; ".join(f"{_STATUSES[s]}: {reference.agency_name(a)}" for s, a in choices)
    return [f"Pertanyaan untuk petugas: jalan ini milik siapa? {told}."]


def _rule(seen: Seen, reference: Reference) -> str:
    rule = seen.verdict.rule
    if seen.office is None:
        return _TRIAGE.get(rule, "Kecamatan ini belum memiliki kantor: ke meja aduan.")
    office = reference.agency_name(seen.office)
    if rule == NEIGHBOURS:
        return f"Tabel daerah tetangga kota ini meneruskannya kepada {office}."
    if seen.office == DISTRICT_OFFICE:
        return f"Aturan '{rule}' cocok: kantor kecamatan dari tempat laporan."
    return f"Aturan '{rule}' yang pertama cocok: {office}."


def _care(care: Restriction, reference: Reference) -> str:
    """Why the rules are passed over, who looks first, and who does not get to see it."""
    why = ", ".join(_CONCERNS[concern] for concern in care.concerns)
    reader = reference.agency_name(care.reader) if care.reader else "penyelia meja aduan"
    kept = ", ".join(map(reference.agency_name, care.withheld_from))
    from_whom = f" dan tidak dapat dilihat {kept}" if kept else ""
    return f"Teks menyangkut {why}: laporan rahasia, dibaca {reader} dahulu{from_whom}."
