"""Which changes send a letter out, and what stands on it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from shared.domain.city.city import Letterhead
from shared.domain.people.access import Action
from shared.domain.report.letter import OutgoingLetter
from shared.domain.sla.document_numbers import assign_number, number_of, series_of
from tests.builders import NOW, later, make_reference
from tests.unit.domain.lives import acted, contested, forwarded, in_triage, routed, written

CITY = make_reference().city


def test_a_report_that_is_forwarded_has_a_letter_without_a_number_yet() -> None:
    report = forwarded()

    assert report.letter == OutgoingLetter("pln", NOW, 2026, report.version)
    assert routed().letter is None


def test_the_commit_gives_it_its_number_for_good() -> None:
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


def test_the_year_is_that_of_the_citys_clocks() -> None:
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
