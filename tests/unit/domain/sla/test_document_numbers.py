"""The registers of letters and of orders to visit: which change takes a number, and how it is written."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from shared.domain.city.city import Letterhead
from shared.domain.lifecycle import visits
from shared.domain.people.access import Action
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.report import Change
from shared.domain.sla.document_numbers import assign_number, number_of, series_of
from tests.builders import NOW, later, make_reference
from tests.unit.domain.lives import (
    DAY,
    DESK,
    acted,
    climbed,
    contested,
    forwarded,
    in_triage,
    routed,
    written,
)

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
    assert visits.number_of(whole.report.visit, city) == "012/ST/HUMAS/XI/2026"


def test_the_time_may_change_and_the_number_stays() -> None:
    report = assign_number(_by_the_desk(), 12).report
    again = acted(report, Action.ORDER_VISIT, later(hours=2), actor=DESK, planned_at=later(hours=9))
    assert series_of(again) is None
    assert again.report.visit is not None
    assert (again.report.visit.serial, again.report.visit.planned_at) == (12, later(hours=9))


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
    assert visits.number_of(old, CITY) == ""
    assert series_of(replace(change, report=replace(change.report, visit=old))) is None


def test_a_letter_and_an_order_are_in_registers_of_their_own() -> None:
    change = acted(routed(), Action.FORWARD, later(hours=1), actor=DESK, agency_id="pln")
    assert series_of(change) == "letters-2026"
    assert forwarded().visit is None


def test_the_year_of_an_order_is_that_of_the_citys_clocks() -> None:
    late = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    change = acted(routed(), Action.ORDER_VISIT, late, actor=DESK)
    assert series_of(change) == "orders-2027"


def test_a_report_that_is_forwarded_has_a_letter_without_a_number_yet() -> None:
    report = forwarded()

    assert report.letter == OutgoingLetter("pln", NOW, 2026, report.version)
    assert routed().letter is None


def test_the_commit_gives_a_letter_its_number_for_good() -> None:
    change = acted(in_triage(), Action.FORWARD, later(hours=1), agency_id="pln")
    assert series_of(change) == "letters-2026"

    whole = assign_number(change, 7)

    assert whole.report.letter is not None
    assert whole.report.letter.number == 7
    assert (whole.event.detail["letter_number"], whole.event.detail["letter_year"]) == (7, 2026)
    assert series_of(whole) is None


def test_the_same_body_needs_no_second_letter_and_another_one_does() -> None:
    letter = OutgoingLetter("pln", NOW, 2026, 2, number=3)
    report = replace(forwarded(), letter=letter)

    again = acted(report, Action.FORWARD, later(days=1), agency_id="pln")
    other = acted(report, Action.FORWARD, later(days=1), agency_id="bpjn")

    assert (again.report.letter, series_of(again)) == (letter, None)
    assert other.report.letter == OutgoingLetter("bpjn", later(days=1), 2026, other.report.version)


def test_the_same_body_gets_a_new_letter_once_the_old_link_has_ended() -> None:
    report = replace(forwarded(), letter=OutgoingLetter("pln", NOW, 2026, 2, number=3))

    anew = acted(report, Action.FORWARD, later(days=30), agency_id="pln")

    assert anew.report.letter == OutgoingLetter("pln", later(days=30), 2026, anew.report.version)
    assert series_of(anew) == "letters-2026"
    assert anew.report.clocks == report.clocks


def test_who_gets_it_again_later_gets_a_new_letter() -> None:
    report = replace(forwarded(), letter=OutgoingLetter("pln", NOW, 2026, 2, number=3))
    answered = acted(report, Action.OUTSIDE_ANSWER, later(days=1)).report
    back = contested(answered, later(days=2)).report

    anew = acted(back, Action.FORWARD, later(days=3), agency_id="pln")

    assert series_of(anew) == "letters-2026"


def test_other_acts_write_no_letters() -> None:
    assert (
        series_of(written(replace(forwarded(), letter=OutgoingLetter("pln", NOW, 2026, 2, 3)), NOW))
        is None
    )
    assert series_of(acted(routed(), Action.ACCEPT, NOW)) is None
    assert assign_number(acted(routed(), Action.ACCEPT, NOW), 9).report.letter is None


def test_the_year_of_a_letter_is_that_of_the_citys_clocks() -> None:
    """In Kendari the new year has begun when it is still the old one in Greenwich."""
    late = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)

    change = acted(in_triage(), Action.FORWARD, late, agency_id="pln")

    assert series_of(change) == "letters-2027"


@pytest.mark.parametrize(
    ("form", "written_as"),
    [
        ("{nomor}/HUMAS/{bulan_romawi}/{tahun}", "014/HUMAS/XI/2026"),
        ("B-{nomor}.{bulan}.{tahun}", "B-014.11.2026"),
    ],
)
def test_the_number_is_written_as_the_city_wants_it(form: str, written_as: str) -> None:
    city = replace(CITY, letterhead=Letterhead(number_format=form))

    assert number_of(OutgoingLetter("pln", NOW, 2026, 2, 14), city) == written_as
