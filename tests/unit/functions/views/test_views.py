"""A city's own words for a state are read by everybody, wherever the state is told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from functions._edge.citizen import citizen_views
from functions._edge.staff import officer_views
from shared.domain.kernel.states import Level, State
from shared.domain.language.translations import Language
from shared.ports.reports import Page
from shared.usecases.queries.track_report import Tracked
from tests.builders import NOW, TRACKING_CODE, make_report, make_staff
from tests.unit.domain.lives import city_reference
from tests.unit.usecases.ground import DESK

OFFICER = make_staff()
OURS = city_reference(texts={"state.submitted": {"id": "Sudah di meja kami"}})
REPORT = make_report()
PAGE = Page((REPORT,))
TOLD: dict[str, Callable[[], str]] = {
    "tracked": lambda: (
        citizen_views.tracked(Tracked(REPORT, (), (), None, OURS), "id", NOW).state_name
    ),
    "own list": lambda: citizen_views.own_reports(PAGE, OURS, "id").reports[0].state_name,
    "queue": lambda: officer_views.queue(PAGE, OURS, "id", OFFICER).reports[0].state_name,
}


@pytest.mark.parametrize("where", TOLD)
def test_the_citys_own_words_name_a_state(where: str) -> None:
    assert TOLD[where]() == "Sudah di meja kami"


def test_its_reporter_reads_the_handle_of_the_messages_beside_the_code() -> None:
    tracked = citizen_views.tracked(Tracked(REPORT, (), (), None, OURS), "id", NOW)
    (listed,) = citizen_views.own_reports(PAGE, OURS, "id").reports
    assert {(each.handle, each.tracking_code) for each in (tracked, listed)} == {
        ("5F0E8A41", TRACKING_CODE)
    }


LAPSED = make_report(state=State.WITHDRAWN, resume_state=State.ASSIGNED)
LAPSED_PAGE = Page((LAPSED,))
ENDED: dict[str, Callable[[Language], str]] = {
    "tracked": lambda language: (
        citizen_views.tracked(Tracked(LAPSED, (), (), None, OURS), language, NOW).state_name
    ),
    "own list": lambda language: (
        citizen_views.own_reports(LAPSED_PAGE, OURS, language).reports[0].state_name
    ),
    "queue": lambda language: (
        officer_views.queue(LAPSED_PAGE, OURS, language, OFFICER).reports[0].state_name
    ),
}


@pytest.mark.parametrize("where", ENDED)
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", "diakhiri karena keterangan belum masuk"),
        ("en", "ended because the information did not come"),
    ],
)
def test_what_silence_ended_is_never_called_withdrawn(
    where: str, language: Language, words: str
) -> None:
    assert ENDED[where](language) == words


def test_what_silence_ended_says_how_to_go_on_and_what_was_withdrawn_does_not() -> None:
    tracked = citizen_views.tracked(Tracked(LAPSED, (), (), None, OURS), "id", NOW)
    assert (tracked.state, tracked.status) == ("withdrawn", "closed")
    assert tracked.next.at is None
    assert "kapan saja untuk melanjutkannya" in tracked.next.text
    taken_back = replace(LAPSED, resume_state=None)
    told = citizen_views.tracked(Tracked(taken_back, (), (), None, OURS), "id", NOW)
    assert (told.state_name, told.next.at) == ("dicabut", None)
    assert "melanjutkannya" not in told.next.text


@pytest.mark.parametrize(("restricted", "named"), [(False, ["mayor"]), (True, ["supervisor"])])
def test_the_desk_is_to_tell_no_leader_of_what_is_restricted(
    named: list[str], *, restricted: bool
) -> None:
    report = make_report(restricted=restricted, unreached=True, leaders_unreached=(Level.MAYOR,))
    item = officer_views.queue_item(report, city_reference(), "id", DESK)
    assert item.leaders_unreached == named
