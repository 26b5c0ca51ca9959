"""The registers: which change takes a number, and how it is written."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from shared.domain.city.city import Letterhead
from shared.domain.lifecycle.visits import number_of
from shared.domain.people.access import Action
from shared.domain.report.report import Change
from shared.domain.sla.document_numbers import assign_number, series_of
from tests.builders import NOW, later, make_reference
from tests.unit.domain.lives import DAY, DESK, acted, climbed, forwarded, routed

CITY = make_reference().city
FORM = "{nomor}/ST/HUMAS/{bulan_romawi}/{tahun}"


def _by_the_desk() -> Change:
    return acted(routed(), Action.ORDER_VISIT, later(hours=1), actor=DESK)


def _by_the_ladder() -> Change:
    return climbed(climbed(routed(), NOW + DAY).report, NOW + 3 * DAY)


@pytest.mark.parametrize("change", [_by_the_desk(), _by_the_ladder()], ids=["desk", "ladder"])
def test_an_order_takes_the_next_number_of_its_own_register(change: Change) -> None:
    assert series_of(change) == "orders-2026"
    whole = assign_number(change, 12)
    assert (whole.event.detail["order_number"], whole.event.detail["order_year"]) == (12, 2026)
    assert series_of(whole) is None
    assert assign_number(whole, 13) == whole
    city = replace(CITY, letterhead=Letterhead(order_format=FORM))
    assert whole.report.visit is not None
    assert number_of(whole.report.visit, city) == "012/ST/HUMAS/XI/2026"


def test_who_goes_may_change_and_the_number_stays() -> None:
    report = assign_number(_by_the_desk(), 12).report
    again = acted(report, Action.ORDER_VISIT, later(hours=2), actor=DESK, goes="Orang Lain")
    assert series_of(again) is None
    assert again.report.visit is not None
    assert (again.report.visit.serial, again.report.visit.goes) == (12, "Orang Lain")


def test_the_next_order_has_the_next_number() -> None:
    made = acted(
        assign_number(_by_the_desk(), 12).report, Action.VISIT_RESULT, later(hours=2), actor=DESK
    )
    second = acted(made.report, Action.ORDER_VISIT, later(hours=3), actor=DESK)
    assert series_of(made) is None
    assert series_of(second) == "orders-2026"


def test_orders_from_before_the_register_keep_their_line_to_write_on() -> None:
    change = _by_the_desk()
    visit = change.report.visit
    assert visit is not None
    old = replace(visit, serial_year=0)
    assert number_of(old, CITY) == ""
    assert series_of(replace(change, report=replace(change.report, visit=old))) is None


def test_a_letter_and_an_order_are_in_registers_of_their_own() -> None:
    change = acted(routed(), Action.FORWARD, later(hours=1), actor=DESK, agency_id="pln")
    assert series_of(change) == "letters-2026"
    assert forwarded().visit is None


def test_the_year_is_that_of_the_citys_clocks() -> None:
    late = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    change = acted(routed(), Action.ORDER_VISIT, late, actor=DESK)
    assert series_of(change) == "orders-2027"
