"""What is ahead of a report, and why its clocks stood still, in whole sentences."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from shared.domain.city.reference import Act, Condition, Whom
from shared.domain.kernel.states import STAGE_OF, Stage, State
from shared.domain.language.translations import LANGUAGES
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.report import Report
from shared.domain.report.turns import ClockPause
from shared.domain.report.visit import Visit
from shared.domain.sla.ladder_words import said_of_next, said_of_rest
from shared.domain.texts.timeline import region_head
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    REFERENCE,
    routed,
    standing,
    submitted,
)
from tests.unit.domain.packs import REAL, real

DUE = "Rabu 25 Nov 10.15 WITA"


def test_a_city_says_it_in_its_own_words() -> None:
    words = {"pause.lasting": "Sejak {start}: {reason}!", "next.sentence": "{condition}? {act}!"}
    city = real("kendari")
    city = replace(city, texts={**city.texts, **{k: {"id": t, "en": t} for k, t in words.items()}})
    rest = said_of_rest(ClockPause(NOW, None, Stage.WAITING), routed(), city, "id", NOW)
    assert rest == "Sejak Senin 23 Nov 10.00 WITA: kami menunggu keterangan Anda!"
    overdue = next(r for r in city.ladders[Stage.OFFICE] if r.condition is Condition.VISIT_OVERDUE)
    assert said_of_next(routed(), overdue, DUE, city, "id").endswith("!")


@pytest.mark.parametrize("city_id", REAL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rung_of_the_real_packs_is_told_in_a_whole_sentence(
    city_id: str, language: str
) -> None:
    """However it is reached: each stage, each condition, whole and with its time."""
    city = real(city_id)
    states = {Stage.OFFICE: routed(), Stage.DESK: submitted().report}
    for stage, report in states.items():
        for rung in city.ladders[stage]:
            text = said_of_next(report, rung, DUE, city, language)
            assert text.endswith(".")
            assert DUE in text
            assert "{" not in text


def test_a_visit_and_a_promise_are_spoken_of_as_such() -> None:
    city = real("kendari")
    rungs = {rung.condition: rung for rung in city.ladders[Stage.OFFICE]}
    report = replace(routed(), visit=Visit("pupr", NOW))
    overdue = said_of_next(report, rungs[Condition.VISIT_OVERDUE], DUE, city, "id")
    assert overdue == (
        f"Jika sampai {DUE} kunjungan ke pupr belum dilakukan, Sekretaris Daerah kami beri tahu."
    )
    broken = replace(rungs[Condition.PROMISE_BROKEN], whom=Whom.HEAD)
    assert "yang dijanjikan" in said_of_next(report, broken, DUE, city, "id")


@pytest.mark.parametrize("city_id", REAL)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", [state for state in State if state in STAGE_OF])
def test_of_what_is_restricted_nobody_is_promised_but_supervisors(
    city_id: str, language: str, state: State
) -> None:
    """They alone are told in the place of desk and leadership."""
    city = real(city_id)
    report = replace(standing(state), restricted=True)
    named = re.compile(r"Sekretaris Daerah|secretary|tim pengaduan kami|complaints desk")
    for rung in city.ladders[STAGE_OF[state]]:
        text = said_of_next(report, rung, DUE, city, language)
        assert not named.search(text), text
        assert region_head(city, language) not in text


@pytest.mark.parametrize("city_id", REAL)
@pytest.mark.parametrize("state", [state for state in State if state in STAGE_OF])
def test_a_reminder_to_the_desk_is_not_said_to_be_sent_to_anybody_else(
    city_id: str, state: State
) -> None:
    city = real(city_id)
    report = standing(state)
    to_desk = [
        rung
        for rung in city.ladders[STAGE_OF[state]]
        if (rung.act, rung.whom) == (Act.PUSH, Whom.DESK)
    ]
    assert to_desk
    for rung in to_desk:
        text = said_of_next(report, rung, DUE, city, "id")
        assert "tim pengaduan kami ingatkan" in text, rung
        assert DUE in text
        assert "kami mengirim pengingat" not in text


@pytest.mark.parametrize("restricted", [True, False])
def test_what_would_end_a_part_is_not_said_to_end_the_whole(*, restricted: bool) -> None:
    city = real("kendari")
    ties = CaseLinks(part_of="whole")
    part = replace(standing(State.NEEDS_INFORMATION), ties=ties, restricted=restricted)
    for rung in city.ladders[Stage.WAITING]:
        assert "laporan" not in said_of_next(part, rung, DUE, city, "id")
    lapsed = replace(part, state=State.WITHDRAWN)
    assert said_of_next(lapsed, None, "", city, "id").startswith("Bagian ini diakhiri")
    rejected = replace(part, state=State.REJECTED)
    assert said_of_next(rejected, None, "", city, "id") == "Bagian ini tidak diproses."


@pytest.mark.parametrize(
    ("end", "stage", "said"),
    [
        (
            NOW + DAY,
            Stage.WAITING,
            "Dari Senin 23 Nov 10.00 WITA sampai Selasa 24 Nov 10.00 WITA kami menunggu keterangan",
        ),
        (None, Stage.CITIZEN, "Sejak Senin 23 Nov 10.00 WITA kami menunggu tanggapan Anda"),
        (None, None, "Sejak Senin 23 Nov 10.00 WITA laporan ini tidak terbuka"),
    ],
)
def test_each_pause_tells_whom_everybody_waited_for(
    end: datetime | None, stage: Stage | None, said: str
) -> None:
    assert said_of_rest(ClockPause(NOW, end, stage), routed(), REFERENCE, "id", NOW).startswith(
        said
    )


def test_a_pause_is_told_with_its_year_once_that_is_over() -> None:
    said = said_of_rest(
        ClockPause(NOW, NOW, Stage.WAITING), routed(), REFERENCE, "id", NOW + 60 * DAY
    )
    assert said.startswith("Dari Senin 23 Nov 2026 10.00 WITA sampai Senin 23 Nov 2026 10.00 WITA")


@pytest.mark.parametrize("report", [standing(state) for state in State], ids=list(State))
def test_where_no_rung_is_ahead_the_state_says_how_it_goes_on(report: Report) -> None:
    said = said_of_next(report, None, "-", REFERENCE, "id")
    assert said.endswith(".")
    assert "{" not in said
    assert ("Dinas PUPR" in said) is (report.stage is Stage.OFFICE)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"state": State.CLOSED, "closed_at": NOW},
            "Anda dapat membukanya kembali sampai Minggu 21 Feb 2027 10.00 WITA.",
        ),
        ({"state": State.REJECTED}, "Keberatan dapat diajukan satu kali."),
        ({"state": State.REJECTED, "appealed": True}, "Ombudsman"),
        ({"state": State.WITHDRAWN}, "."),
        ({"state": State.MERGED}, "."),
        ({"state": State.ASSIGNED}, "sampai Dinas PUPR menjawab."),
    ],
)
def test_what_has_no_step_ahead_says_what_may_still_be_done(
    fields: dict[str, Any], said: str
) -> None:
    text = said_of_next(replace(routed(), **fields), None, "", REFERENCE, "id")
    assert said in text
    assert "{" not in text


@pytest.mark.parametrize(
    ("passed_at", "stands_still"), [(None, True), (NOW + DAY, True), (NOW, False)]
)
@pytest.mark.parametrize("end", [None, NOW + 2 * DAY])
def test_the_laws_time_stands_still_only_while_there_is_some_left(
    passed_at: datetime | None, end: datetime | None, *, stands_still: bool
) -> None:
    report = replace(routed(), limit_passed_at=passed_at)
    said = said_of_rest(ClockPause(NOW, end, Stage.OUTSIDE), report, REFERENCE, "id", NOW)
    assert ("60 hari" in said) is stands_still
