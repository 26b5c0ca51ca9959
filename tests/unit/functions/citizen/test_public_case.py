"""What anybody may know of somebody else's case."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from functions._edge.citizen.support import public_case
from shared.domain.kernel.states import State
from shared.domain.report.case_links import CaseLinks
from shared.usecases.cases.read_case import PublicCase
from tests.builders import NOW, make_report
from tests.unit.domain.lives import city_reference


@pytest.mark.parametrize("published", [True, False])
def test_that_a_deadline_has_passed_is_public_where_the_city_wants_it(*, published: bool) -> None:
    report = replace(make_report(), deadline_published=published)
    shown = public_case(PublicCase(report, (), city_reference()), "id")
    assert shown.deadline_passed is published


def test_the_day_is_that_of_the_citys_own_clocks() -> None:
    late = datetime(2026, 11, 23, 22, 30, tzinfo=NOW.tzinfo)
    found = PublicCase(make_report(submitted_at=late), (), city_reference())
    assert public_case(found, "id").submitted_on == date(2026, 11, 24)


def test_several_offices_that_answered_are_not_named_as_one() -> None:
    whole = replace(
        make_report(),
        state=State.ANSWERED,
        answer_text="A dan B.",
        ties=CaseLinks(parts=("a", "b")),
    )
    shown = public_case(PublicCase(whole, (), city_reference()), "id")
    assert shown.answer == "Kantor-kantor yang menangani laporan ini sudah menjawab kepada pelapor."
