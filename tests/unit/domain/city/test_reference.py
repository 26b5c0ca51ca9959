"""What a version of a city's pack decides as a whole: its deadlines, its words, its names."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from shared.domain.calendar.calendars import Calendar
from shared.domain.calendar.clocks import ClockName
from shared.domain.city.questions import Question, QuestionKind
from shared.domain.city.reference import LEGAL_LIMIT, Act, Condition, Reference, Rung, Whom
from shared.domain.city.sla_settings import SlaSettings
from shared.domain.gazetteer.neighbours import Neighbour
from shared.domain.gazetteer.roads import Road, RoadStatus
from shared.domain.geo.place import VillageIndex
from shared.domain.kernel.states import ReportType, Stage, Urgency
from tests.builders import make_contacts, make_reference, make_village

REFERENCE = make_reference()
RUNG = Rung("visit", Condition.NO_ANSWER, timedelta(days=3), Act.VISIT, Whom.DESK, "visit_ordered")
ROADS = REFERENCE.categories["jalan_rusak"]
POWER = REFERENCE.categories["listrik_padam"]


@pytest.mark.parametrize(
    ("clock", "after", "is_end"),
    [
        (ClockName.FILE, LEGAL_LIMIT, True),
        (ClockName.FILE, LEGAL_LIMIT * 1.5, True),
        (ClockName.FILE, LEGAL_LIMIT - timedelta(seconds=1), False),
        (ClockName.CALENDAR, LEGAL_LIMIT, False),
    ],
)
def test_the_laws_time_ends_after_sixty_days_of_a_complete_file(
    clock: ClockName, after: timedelta, *, is_end: bool
) -> None:
    assert timedelta(days=60) == LEGAL_LIMIT
    assert replace(RUNG, clock=clock, after=after).is_legal_end is is_end


def test_of_two_rungs_for_a_report_the_more_special_one_counts() -> None:
    category, urgency, kind = (
        {"category_id": "jalan_rusak"},
        {"urgency": Urgency.URGENT},
        {"type": ReportType.COMPLAINT},
    )
    falling: list[dict[str, Any]] = [
        *(category | urgency | kind, category | urgency, category | kind, category),
        *(urgency | kind, urgency, kind, {}),
    ]
    rungs = [replace(RUNG, **fields) for fields in falling]
    assert sorted(rungs, key=lambda rung: rung.rank) == rungs[::-1]


@pytest.mark.parametrize(
    "changed",
    [
        {"ladders": {**REFERENCE.ladders, Stage.OFFICE: (RUNG,)}},
        {"calendar": Calendar(REFERENCE.calendar.zone, {0: REFERENCE.calendar.week[0]})},
        {"limits": SlaSettings(hop_limit=9)},
        {"categories": {"jalan_rusak": replace(ROADS, urgency=Urgency.HIGH)}},
    ],
    ids=["a ladder", "the week", "a limit", "an urgency"],
)
def test_what_moves_a_deadline_gives_the_schedule_another_name(changed: dict[str, Any]) -> None:
    assert replace(REFERENCE, **changed).schedule_version != REFERENCE.schedule_version


@pytest.mark.parametrize(
    "changed",
    [
        {"version": "another"},
        {"contacts": {"dlh": make_contacts("dlh")}},
        {"categories": {**REFERENCE.categories, "jalan_rusak": replace(ROADS, name_id="Jalan")}},
        {"texts": {"timeline.submitted": {"id": "Diterima.", "en": "Received."}}},
    ],
    ids=["the version", "contacts", "a name", "words"],
)
def test_what_moves_none_leaves_open_reports_scheduled_as_they_are(changed: dict[str, Any]) -> None:
    assert replace(REFERENCE, **changed).schedule_version == REFERENCE.schedule_version


def test_a_report_is_as_urgent_as_its_category_and_usual_where_that_is_unknown() -> None:
    urgent = replace(ROADS, urgency=Urgency.URGENT)
    reference = make_reference(categories={"jalan_rusak": urgent})
    found = [reference.urgency_of(each) for each in ("jalan_rusak", "retired_long_ago", None)]
    assert found == [Urgency.URGENT, Urgency.NORMAL, Urgency.NORMAL]


def test_an_office_that_no_version_knows_is_shown_by_its_id() -> None:
    found = [REFERENCE.agency_name(each) for each in ("pupr", "DINAS-LAMA", None)]
    assert found == ["Dinas PUPR", "DINAS-LAMA", ""]


def given_up(replaced_by: str) -> Reference:
    power = replace(POWER, retired=date(2027, 1, 1), replaced_by=replaced_by)
    return make_reference(categories={"jalan_rusak": ROADS, "listrik_padam": power})


@pytest.mark.parametrize(("successor", "meant"), [("jalan_rusak", "jalan_rusak"), ("gone", None)])
def test_the_words_of_a_category_given_up_are_its_successors(
    successor: str, meant: str | None
) -> None:
    reference = given_up(successor)
    assert reference.lexicon.suggest("listrik padam").sure == meant
    assert reference.lexicon.suggest("jalan berlubang").sure == "jalan_rusak"


def test_a_word_that_the_city_has_another_use_for_is_no_misspelt_village() -> None:
    village = VillageIndex.of([make_village(name="Kemaraya")])
    plain = make_reference(villages=village)
    assert plain.gazetteer.understand("kel. kemaraga").is_mended
    for other in (
        replace(plain, roads=(Road(("Jalan Kemaraga",), RoadStatus.CITY),)),
        replace(plain, neighbours=(Neighbour("konsel", ("Kemaraga",)),)),
        replace(plain, categories={"jalan_rusak": replace(ROADS, hints=("kemaraga",))}),
    ):
        assert not other.gazetteer.understand("kel. kemaraga").is_mended


def test_of_a_category_without_questions_and_of_none_nothing_is_asked() -> None:
    asked = (Question("depth", QuestionKind.NUMBER, {"id": "Dalamnya?"}),)
    reference = make_reference(questions={"jalan_rusak": asked})
    assert reference.questions_of("jalan_rusak") == asked
    assert reference.questions_of("listrik_padam") == reference.questions_of(None) == ()
