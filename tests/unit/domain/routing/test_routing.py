from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.city.routing_rules import RoutingRule
from shared.domain.geo.place import Point
from shared.domain.kernel.states import EventType, State
from shared.domain.report.location import Location
from shared.domain.routing.routing import decide_routing, reassign
from tests.builders import later, make_report
from tests.unit.domain.packs import real
from tests.unit.domain.routes import route

ASSIGNED, FORWARDED, TRIAGE = State.ASSIGNED, State.FORWARDED, State.TRIAGE

# Points within the named kelurahan, computed from the boundaries with another library.
PLACES = {
    "Mandonga": (-3.9668, 122.5140),
    "Korumba": (-3.9715, 122.5217),
    "Labibia": (-3.9206, 122.4929),
    "Kandai": (-3.9715, 122.5847),
    "Baruga": (-4.0619, 122.5117),
    "Lepo Lepo": (-4.0249, 122.5075),
    "Andonohu": (-4.0307, 122.5483),
    "Kemaraya": (-3.9500, 122.5319),
    "Lapulu": (-3.9850, 122.5816),
    "Anawai": (-4.0092, 122.4849),
    "Kadia": (-3.9798, 122.4987),
    "Bende": (-3.9857, 122.5157),
    "Puuwatu": (-3.9666, 122.4619),
    "Kambu": (-4.0004, 122.5261),
    "Nambo": (-4.0121, 122.6086),
    "Bontorannu": (-5.1624, 119.4045),
    "Mamajang Luar": (-5.1544, 119.4177),
    "Maricaya": (-5.1502, 119.4217),
    "Losari": (-5.1461, 119.4107),
    "Tallo": (-5.1025, 119.4455),
    "Panaikang": (-5.1373, 119.4571),
    "Barombong": (-5.2123, 119.3961),
    "Sudiang": (-5.0757, 119.5299),
    "Antang": (-5.1603, 119.4731),
    "Tamalanrea Indah": (-5.1320, 119.4855),
    "Barrang Lompo": (-5.0485, 119.3290),
}
KENDARI = [
    (
        "Jalan berlubang di lorong depan pasar, dua motor sudah jatuh",
        "Mandonga",
        (ASSIGNED, "DPUPR", "jalan-dpupr"),
    ),
    (
        "Jalanan rusak parah di jl. Budi Utomo menuju SMA, tolong diaspal",
        "Baruga",
        (ASSIGNED, "DPUPR", "jalan-dpupr"),
    ),
    ("Aspal mengelupas sejak hujan minggu lalu", "Kambu", (TRIAGE, None, "road_status_unknown")),
    ("Drainase tersumbat, air naik ke teras", "Kadia", (ASSIGNED, "DPUPR", "drainase-dpupr")),
    ("Lampu jalan mati sudah tiga malam", "Kandai", (ASSIGNED, "DISHUB", "pju-dishub")),
    (
        "PJU padam dari lorong masjid sampai pertigaan",
        "Puuwatu",
        (ASSIGNED, "DISHUB", "pju-dishub"),
    ),
    ("Jukir liar memaksa bayar dua kali", "Korumba", (ASSIGNED, "DISHUB", "parkir-dishub")),
    ("Lampu merah mati di simpang empat", "Bende", (ASSIGNED, "DISHUB", "lalu-lintas-dishub")),
    ("Sampah menumpuk di TPS, baunya masuk rumah", "Kemaraya", (ASSIGNED, "DLHK", "sampah-dlhk")),
    ("POHON TUMBANG menutup separuh badan jalan", "Labibia", (ASSIGNED, "DLHK", "pohon-dlhk")),
    ("Banjir setinggi lutut di perumahan", "Lepo Lepo", (ASSIGNED, "BPBD", "banjir-bpbd")),
    (
        "Hiburan malam sampai subuh di tengah permukiman",
        "Andonohu",
        (ASSIGNED, "SATPOLPP", "ketertiban-satpolpp"),
    ),
    (
        "Urus KTP sudah dua bulan belum jadi",
        "Nambo",
        (ASSIGNED, "DISDUKCAPIL", "adminduk-disdukcapil"),
    ),
    (
        "Elpiji langka, harga di pengecer dua kali lipat",
        "Anawai",
        (ASSIGNED, "DISDAGKOP", "elpiji-disdagkop"),
    ),
    ("Air PDAM mati sejak kemarin", "Lapulu", (ASSIGNED, "PDAM", "air-pdam")),
    ("Listrik padam tiap sore", "Kandai", (FORWARDED, "PLN", "listrik-pln")),
    (
        "Jalan nasional berlubang dekat jembatan",
        "Baruga",
        (FORWARDED, "BPJN", "jalan-nasional-bpjn"),
    ),
    (
        "Jalan provinsi rusak arah bandara",
        "Baruga",
        (FORWARDED, "SDABM-SULTRA", "jalan-provinsi-bina-marga"),
    ),
    ("Balap liar tiap malam Minggu", "Kambu", (FORWARDED, "POLRESTA", "keamanan-polresta")),
    (
        "Kantor lurah tutup sebelum jam dua belas",
        "Mandonga",
        (ASSIGNED, "KEC-MANDONGA", "kecamatan"),
    ),
    ("Kantor camat tidak melayani surat pengantar", "Lapulu", (ASSIGNED, "KEC-ABELI", "kecamatan")),
]
MAKASSAR = [
    (
        "Sampah tidak diangkut seminggu",
        "Losari",
        (ASSIGNED, "KEC-UJUNG-PANDANG", "sampah-kecamatan"),
    ),
    (
        "Tumpukan sampah di dermaga pulau",
        "Barrang Lompo",
        (ASSIGNED, "KEC-KEPULAUAN-SANGKARRANG", "sampah-kecamatan"),
    ),
    (
        "Truk sampah tidak pernah masuk lorong kami",
        "Antang",
        (ASSIGNED, "KEC-MANGGALA", "sampah-kecamatan"),
    ),
    (
        "Got mampet di lorong, nyamuk banyak",
        "Maricaya",
        (ASSIGNED, "KEC-MAKASSAR", "drainase-sempit-lainnya"),
    ),
    ("Selokan tersumbat plastik", "Tallo", (ASSIGNED, "KEC-TALLO", "drainase-sempit-kecamatan")),
    ("Drainase besar tersumbat sedimen", "Panaikang", (ASSIGNED, "DPU", "drainase-lebar-dpu")),
    ("Kanal penuh sampah dan eceng gondok", "Mamajang Luar", (FORWARDED, "BBWS", "kanal-bbws")),
    ("Jalan amblas depan puskesmas pembantu", "Barombong", (TRIAGE, None, "category_unknown")),
    ("Jalan amblas di depan sekolahan", "Barombong", (TRIAGE, None, "road_status_unknown")),
    (
        "Lampu lorong mati, anak-anak takut mengaji",
        "Bontorannu",
        (ASSIGNED, "DISHUB", "pju-dishub"),
    ),
    (
        "Pipa PDAM bocor, air terbuang ke jalan",
        "Tamalanrea Indah",
        (ASSIGNED, "PERUMDA-AM", "air-perumda"),
    ),
    ("Kabel listrik menjuntai rendah sekali", "Sudiang", (FORWARDED, "PLN", "listrik-pln")),
    (
        "Jalan nasional rusak di Perintis Kemerdekaan",
        "Tamalanrea Indah",
        (FORWARDED, "BBPJN", "jalan-nasional-pasti"),
    ),
    (
        "Jalan provinsi berlubang di Antang Raya",
        "Antang",
        (FORWARDED, "PUBM-SULSEL", "jalan-provinsi-pasti"),
    ),
    (
        "Minta fogging, sudah tiga anak kena DBD",
        "Sudiang",
        (ASSIGNED, "DINKES", "kesehatan-dinkes"),
    ),
    ("Ada pungli waktu urus surat", "Panaikang", (ASSIGNED, "INSPEKTORAT", "sensitive")),
    ("Sengketa tanah dengan tetangga", "Sudiang", (FORWARDED, "BPN", "pertanahan-bpn")),
    ("Mohon perhatian bapak walikota", "Losari", (TRIAGE, None, "category_unknown")),
]


@pytest.mark.parametrize(
    ("city_id", "text", "place", "expected"),
    [("kendari", *row) for row in KENDARI] + [("makassar", *row) for row in MAKASSAR],
)
def test_a_complaint_finds_its_office(
    city_id: str, text: str, place: str, expected: tuple[State, str | None, str]
) -> None:
    report = make_report(description=text, location=Location(Point(*PLACES[place])))
    verdict = route(report, real(city_id))
    assert (verdict.state, verdict.agency_id, verdict.rule) == expected
    village = real(city_id).villages.by_code(verdict.village_code or "")
    assert village is not None
    assert village.name == place


def test_a_chosen_category_outranks_the_words() -> None:
    report = make_report(
        description="Sampah menumpuk", category_id="lampu_jalan", location=_at("Mandonga")
    )
    assert route(report, real("kendari")).agency_id == "DISHUB"


def test_words_of_two_categories_are_for_people_to_weigh() -> None:
    report = make_report(
        description="Jalan berlubang dan lampu jalan mati", location=_at("Mandonga")
    )
    verdict = route(report, real("kendari"))
    assert (verdict.state, verdict.category_id) == (State.TRIAGE, None)
    assert set(verdict.suggestions[:2]) == {"jalan_rusak", "lampu_jalan"}


def test_the_desk_reads_three_suggestions_in_the_event() -> None:
    report = make_report(
        description="Jalan berlubang dan lampu jalan mati", location=_at("Mandonga")
    )
    change = decide_routing(report, real("kendari"), later(minutes=1), "op-1")
    assert change is not None
    assert change.event.detail["rule"] == "category_unknown"
    suggested = str(change.event.detail["suggestions"]).split(",")
    assert len(suggested) == 3
    assert set(suggested) <= set(real("kendari").categories)
    assert change.report.category_id is None


def test_whoever_chose_a_category_is_not_answered_with_suggestions() -> None:
    report = make_report(category_id="lainnya", location=_at("Mandonga"))
    assert route(report, real("kendari")).suggestions == ()


@pytest.mark.parametrize("point", [(-6.2, 106.8), (0.0, 0.0), (-5.1461, 119.4107)])
def test_a_place_outside_the_city_goes_to_the_desk_and_is_not_dropped(
    point: tuple[float, float],
) -> None:
    verdict = route(make_report(location=Location(Point(*point))), real("kendari"))
    assert (verdict.state, verdict.rule) == (State.TRIAGE, "place_not_in_city")


def test_a_place_told_in_words_uses_the_village_that_was_chosen() -> None:
    location = Location(address_text="dekat masjid raya", village_code="74.71.06.1002")
    report = make_report(category_id="pelayanan_kecamatan", location=location)
    assert route(report, real("kendari")).agency_id == "KEC-ABELI"


def test_a_category_without_a_rule_goes_to_the_desk() -> None:
    report = make_report(category_id="lainnya", location=_at("Mandonga"))
    verdict = route(report, real("kendari"))
    assert (verdict.state, verdict.rule) == (State.TRIAGE, "no_rule_matched")


@pytest.mark.parametrize(
    ("area", "agency_id"),
    [("74.71.01.1005", "BPBD"), ("74.71.01", "BPBD"), ("74.71.02", "DLHK"), ("", "BPBD")],
)
def test_the_first_rule_that_covers_the_place_decides(area: str, agency_id: str) -> None:
    reference = real("kendari")
    special = RoutingRule("special", "sampah", area, "BPBD")
    ordered = replace(reference, rules=(special, *reference.rules))
    report = make_report(category_id="sampah", location=_at("Mandonga"))
    assert route(report, ordered).agency_id == agency_id


def test_a_district_that_lost_its_office_is_told_with_the_rules_name() -> None:
    reference = real("kendari")
    left = {key: a for key, a in reference.agencies.items() if key != "KEC-MANDONGA"}
    report = make_report(category_id="pelayanan_kecamatan", location=_at("Mandonga"))
    verdict = route(report, replace(reference, agencies=left))
    assert (verdict.state, verdict.rule) == (State.TRIAGE, "kecamatan:no_district_office")


@given(text=st.text(max_size=80))
def test_whatever_is_written_there_is_a_verdict(text: str) -> None:
    verdict = route(make_report(description=text, location=_at("Kadia")), real("kendari"))
    assert (verdict.agency_id is None) is (verdict.state is State.TRIAGE)


def test_routing_is_one_change_that_cites_rule_and_version() -> None:
    report = make_report(description="Jalan berlubang di Imam Bonjol", location=_at("Mandonga"))
    change = decide_routing(report, real("kendari"), later(minutes=1), "op-1")
    assert change is not None
    assert change.event.type is EventType.ROUTED
    assert change.event.detail == {
        "rule": "jalan-dpupr",
        "category_guessed": True,
        "village_unsure": False,
        "road": "Jalan Imam Bonjol",
        "road_status": "city",
        "road_sign": "name",
    }
    assert change.report.agency_id == change.event.agency_id == "DPUPR"
    assert change.report.reference_version == real("kendari").version
    assert change.report.due.at == later(hours=24, minutes=1)
    assert decide_routing(change.report, real("kendari"), later(minutes=2), "op-2") is None


def test_a_report_is_in_one_pair_of_hands() -> None:
    moved = reassign(make_report(), State.ASSIGNED, "DLHK")
    assert (moved.state, moved.agency_id, moved.forwarded_to) == (State.ASSIGNED, "DLHK", None)
    forwarded = reassign(moved, State.FORWARDED, "PLN")
    assert (forwarded.agency_id, forwarded.forwarded_to) == (None, "PLN")
    back = reassign(forwarded, State.TRIAGE, None)
    assert (back.state, back.agency_id, back.forwarded_to) == (State.TRIAGE, None, None)


def _at(place: str) -> Location:
    return Location(Point(*PLACES[place]))
