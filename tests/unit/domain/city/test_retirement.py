from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from shared.domain.city.reference import Reference
from shared.domain.city.retirement import check_agency, check_category, is_retired
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import State
from shared.domain.pack.files.packed import pack, unpack
from shared.domain.pack.parse import parse_pack
from shared.domain.report.location import Location
from shared.domain.report.report import Report
from tests.builders import make_report
from tests.unit.domain.packs import TINY
from tests.unit.domain.routes import route

DAY = date(2027, 1, 1)
BEFORE = datetime(2026, 12, 31, 15, 59, 59, tzinfo=UTC)
MIDNIGHT = datetime(2026, 12, 31, 16, tzinfo=UTC)


def reference() -> Reference:
    """The tiny city, where power cuts are filed as roads from the new year on, and a twin of DPUPR."""
    tiny = parse_pack("kendari", TINY)
    power = replace(tiny.categories["listrik"], retired=DAY, replaced_by="jalan_rusak")
    twin = replace(
        tiny.agencies["DPUPR"],
        agency_id="PU-LAMA",
        name="Dinas PU lama",
        retired=DAY,
        replaced_by="DPUPR",
    )
    return replace(
        tiny,
        categories={**tiny.categories, "listrik": power},
        agencies={"PU-LAMA": twin, **tiny.agencies},
    )


def test_what_is_retired_is_told_by_the_city_s_own_midnight() -> None:
    city = reference()
    for one in (city.categories["listrik"], city.agencies["PU-LAMA"]):
        assert not is_retired(one, city, BEFORE)
        assert is_retired(one, city, MIDNIGHT)
    assert not is_retired(city.categories["jalan_rusak"], city, MIDNIGHT)


def test_nothing_new_is_filed_under_a_retired_category_and_the_right_one_is_named() -> None:
    city = reference()
    check_category("listrik", city, BEFORE, "category")
    check_category("jalan_rusak", city, MIDNIGHT, "category")
    check_category(None, city, MIDNIGHT, "category")
    with pytest.raises(InvalidError, match="category_retired") as refused:
        check_category("listrik", city, MIDNIGHT, "category")
    assert refused.value.params == {"field": "category", "instead": "Jalan rusak (jalan_rusak)"}
    with pytest.raises(InvalidError, match="category_unknown"):
        check_category("air", city, BEFORE, "category")


def test_nothing_new_goes_to_a_retired_office_and_the_right_one_is_named() -> None:
    city = reference()
    check_agency(city.agencies["PU-LAMA"], city, BEFORE, "agency_id")
    with pytest.raises(InvalidError, match="agency_retired") as refused:
        check_agency(city.agencies["PU-LAMA"], city, MIDNIGHT, "agency_id")
    assert refused.value.params["instead"] == "Dinas PU (DPUPR)"


def routed(report: Report) -> tuple[State, str | None, str | None]:
    verdict = route(report, reference())
    return verdict.state, verdict.category_id, verdict.agency_id


def test_the_words_of_a_retired_category_speak_for_its_successor() -> None:
    place = Location(point=Point(-3.95, 122.55))
    said = make_report(description="listrik padam", category_id=None, location=place)
    assert routed(said) == (State.ASSIGNED, "jalan_rusak", "DPUPR")


def test_a_report_that_has_it_goes_on_under_it() -> None:
    place = Location(point=Point(-3.95, 122.55))
    filed = make_report(category_id="listrik", location=place)
    assert routed(filed) == (State.FORWARDED, "listrik", "PLN")
    assert reference().agency_name("PU-LAMA") == "Dinas PU lama"


def test_a_district_has_the_office_that_is_in_service() -> None:
    pack_files = {
        **TINY,
        "agencies.csv": TINY["agencies.csv"].replace(
            "district_code\n", "district_code,retired,replaced_by\n"
        )
        + "KEC-LAMA,Kecamatan lama,city,kecamatan,74.71.01,2026-01-01,KEC-MANDONGA\n",
    }
    rows = pack_files["agencies.csv"].splitlines()
    pack_files["agencies.csv"] = "\n".join([rows[0], rows[-1], *rows[1:-1]]) + "\n"
    city = parse_pack("kendari", pack_files)
    place = Location(point=Point(-3.95, 122.55))
    verdict = route(make_report(category_id="kecamatan", location=place), city)
    assert verdict.agency_id == "KEC-MANDONGA"
    assert unpack(pack(city)).agencies == city.agencies
