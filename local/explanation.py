"""Why a text goes where it goes, in plain sentences: what the router decides, and what it saw."""

from shared.domain.matching import DISTRICT_OFFICE, Matched, matching, road_choices
from shared.domain.particulars import Location
from shared.domain.place import Located, Point
from shared.domain.reference import Reference
from shared.domain.roads import FoundRoad, RoadSign, RoadStatus
from shared.domain.routing import ROAD_UNKNOWN
from shared.domain.safeguard import RULE, Care, care_for
from shared.domain.site import Site, site_of
from shared.domain.suggestion import Suggestion, Suggestions
from shared.domain.value import value
from shared.domain.watches import Concern

_MOST_WORDS = 4
_TRIAGE = {
    "place_not_in_city": "Titiknya di luar kota ini: petugas meja aduan yang menentukan.",
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


@value
class Asked:
    """A text to explain, with the point and the category where they are given."""

    text: str
    point: Point | None = None
    category_id: str | None = None


def explained(asked: Asked, reference: Reference) -> dict[str, object]:
    """The explanation as what JSON can hold. Without a point, the rule for any area is told."""
    found = reference.lexicon.suggest(asked.text)
    category_id = asked.category_id or found.sure
    site = site_of(Location(asked.point), asked.text, reference)
    matched = None
    if category_id is not None and not site.is_outside:
        matched = matching(category_id, site, reference)
    problem = _problem(asked, category_id, matched, site)
    office = _office(matched) if problem is None else None
    known_office = None if office == DISTRICT_OFFICE else office
    care = care_for(asked.text, (), known_office, reference)
    return {
        "place": _place(site.located),
        "road": _road(site.road),
        "suggestions": [_suggestion(one) for one in found.ranked],
        "sure": problem is None and care is None,
        "office": care.reader if care else office,
        "rule": RULE if care else problem or (matched.rule.name if matched else None),
        "reasons": [
            *_words_reasons(asked, found, reference),
            *_place_reasons(asked, site.located),
            *_road_reasons(site, reference),
            *_question(problem, category_id, site, reference),
            _rule_reason(problem, matched, reference)
            if care is None
            else _care_reason(care, reference),
        ],
    }


def _office(matched: Matched | None) -> str | None:
    """Without a place, a rule for the district's office is told as the pack writes it."""
    if matched is None:
        return None
    return matched.agency_id or matched.rule.agency_id


def _problem(
    asked: Asked, category_id: str | None, matched: Matched | None, site: Site
) -> str | None:
    """Why a person has to look, in the router's own codes; None where none has to."""
    if site.is_outside:
        return "place_not_in_city"
    if category_id is None:
        return "category_unknown"
    if matched is None:
        return "no_rule_matched"
    if matched.asks_road and asked.category_id is None:
        return ROAD_UNKNOWN
    has_office = matched.agency_id or site.located is None
    return None if has_office else f"{matched.rule.name}:no_district_office"


def _place(located: Located | None) -> dict[str, object] | None:
    if located is None:
        return None
    village = located.village
    return {
        "code": village.code,
        "name": village.name,
        "district": village.district,
        "is_nearest_only": located.is_nearest_only,
    }


def _road(found: FoundRoad) -> dict[str, object] | None:
    if found.road is None:
        return None
    return {"name": found.road.name, "status": found.status.value, "told_by": found.sign}


def _suggestion(one: Suggestion) -> dict[str, object]:
    return {"category": one.category_id, "group": one.group, "score": one.score}


def _words_reasons(asked: Asked, found: Suggestions, reference: Reference) -> list[str]:
    reasons = []
    if asked.category_id:
        name = reference.categories[asked.category_id].name_id
        reasons.append(f"Pelapor memilih kategori '{name}'; pilihan itu yang berlaku.")
    for one in found.ranked:
        if one.evidence:
            said = ", ".join(f"'{words}'" for words in one.evidence[:_MOST_WORDS])
            name = reference.categories[one.category_id].name_id
            reasons.append(f"Kata {said} menunjuk ke '{name}' (bobot {one.score:.2f}).")
    return reasons or ["Tidak ada kata yang dikenal kamus kota ini."]


def _place_reasons(asked: Asked, located: Located | None) -> list[str]:
    if asked.point is None and located is not None:
        village = located.village
        return [
            f"{village.kind.capitalize()} {village.name}, {village.district}, disebut dalam teks."
        ]
    if asked.point is None:
        return ["Tempat tidak disebut: aturan untuk seluruh kota yang dibaca."]
    if located is None:
        return []
    village = located.village
    where = "terdekat dari titik itu" if located.is_nearest_only else "memuat titik itu"
    return [f"{village.kind.capitalize()} {village.name}, {village.district}, {where}."]


def _road_reasons(site: Site, reference: Reference) -> list[str]:
    found = site.road
    reasons = []
    if found.road is not None:
        how = "disebut dalam teks" if found.sign is RoadSign.NAME else "garisnya terdekat"
        reasons.append(f"{found.road.name} {how}: {_STATUSES[found.status]}.")
    elif reference.roads:
        reasons.append("Tidak ada jalan dari tabel jalan kota ini yang disebut atau terdekat.")
    if site.width_cm is not None:
        reasons.append(f"Lebar saluran yang disebut: {site.width_cm:g} cm.")
    return reasons


def _question(
    problem: str | None, category_id: str | None, site: Site, reference: Reference
) -> list[str]:
    if problem != ROAD_UNKNOWN or category_id is None:
        return []
    choices = road_choices(category_id, site, reference).items()
    told = "; ".join(f"{_STATUSES[s]}: {reference.agency_name(a)}" for s, a in choices)
    return [f"Pertanyaan untuk petugas: jalan ini milik siapa? {told}."]


def _rule_reason(problem: str | None, matched: Matched | None, reference: Reference) -> str:
    if problem or matched is None:
        return _TRIAGE.get(problem or "", "Kecamatan ini belum memiliki kantor: ke meja aduan.")
    if matched.rule.agency_id == DISTRICT_OFFICE:
        return f"Aturan '{matched.rule.name}' cocok: kantor kecamatan dari tempat laporan."
    office = reference.agency_name(matched.agency_id)
    return f"Aturan '{matched.rule.name}' yang pertama cocok: {office}."


def _care_reason(care: Care, reference: Reference) -> str:
    """Why the rules are passed over, who looks first, and who does not get to see it."""
    why = ", ".join(_CONCERNS[concern] for concern in care.concerns)
    reader = reference.agency_name(care.reader) if care.reader else "penyelia meja aduan"
    kept = ", ".join(map(reference.agency_name, care.withheld_from))
    from_whom = f" dan tidak dapat dilihat {kept}" if kept else ""
    return f"Teks menyangkut {why}: laporan rahasia, dibaca {reader} dahulu{from_whom}."
