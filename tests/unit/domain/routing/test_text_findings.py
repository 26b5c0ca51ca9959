"""Words are read once, and no more of them than is asked for."""

from collections import Counter
from dataclasses import replace

import pytest

from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import Concern, Official
from shared.domain.geo.place import Point
from shared.domain.kernel.states import ReportType
from shared.domain.report.location import Location
from shared.domain.routing.boundary_question import asked_at_once, road_choices
from shared.domain.routing.restriction import restrict_at_intake
from shared.domain.routing.text_findings import TextFindings, understand, understand_report
from tests.builders import make_report
from tests.unit.domain.counted import counted
from tests.unit.domain.packs import real

KENDARI = real("kendari")
BETWEEN = Location(Point(-3.972456, 122.505656), 30.0, "device")
WORDS = "Lubang di Jalan Z.A. Sugianto, petugas PLN minta uang 50 ribu. Lebar got 80 cm."


def findings(text: str, reference: Reference = KENDARI, address: str = "") -> TextFindings:
    return understand(text, reference, address)


def test_all_that_words_tell() -> None:
    found = findings(WORDS, address="Kel. Kemaraya")
    assert found.concerns == (Concern.BRIBERY,)
    assert found.named_offices == {"PLN": True}
    assert found.road.road is not None
    assert found.road.road.name == "Jalan Z.A. Sugianto"
    assert found.place.village_code is not None
    assert (found.width_cm, found.danger) == (80.0, None)
    assert found.type is ReportType.COMPLAINT
    assert len(found.categories.ranked) == 3


def test_the_offices_of_officials_are_told_by_name() -> None:
    fulan, other = Official("Fulan Contoh", "DISHUB"), Official("Si Anu Contoh", "DLHK")
    city = replace(KENDARI, officials=(fulan, other))
    assert findings("Pak FULAN CONTOH tidak pernah turun", city).offices_of_officials == {"DISHUB"}
    assert findings("Fulan bilang, contoh", city).offices_of_officials == frozenset()


def test_an_office_is_named_by_its_short_or_its_full_name() -> None:
    names = ("PLN", KENDARI.agencies["PLN"].name)
    for name in names:
        assert findings(f"Mohon {name} datang").named_offices == {"PLN": False}
    both = f"Mohon {names[0]} datang, oknum {names[0]} sudah tahu"
    assert findings(both).named_offices == {"PLN": True}


@pytest.mark.parametrize("category_id", [None, "pelayanan_kecamatan"])
def test_near_a_border_the_rules_are_read_with_what_intake_has_read(
    category_id: str | None,
) -> None:
    city, readings = counted(KENDARI, WORDS)
    report = make_report(description=WORDS, category_id=category_id, location=BETWEEN)
    found = understand_report(report, city)
    asked = asked_at_once(restrict_at_intake(report, found), found)
    assert (asked.restricted, found.danger) == (True, None)
    # Of a category that was chosen nobody asks the words.
    suggested = Counter() if category_id else Counter(categories=1)
    assert readings == Counter(concerns=1, dangers=1) + suggested


def test_what_each_status_of_a_road_would_mean_takes_one_reading() -> None:
    city, readings = counted(KENDARI, "Lubang besar")
    report = make_report(city_id="kendari", description="Lubang besar", category_id=None)
    road_choices(report, city)
    assert readings == Counter(concerns=1, categories=1)
