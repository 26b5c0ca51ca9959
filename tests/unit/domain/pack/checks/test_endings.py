"""No ladder ends while its report is open, or the pack is not taken: for no kind of report, in no stage."""

import pytest

from shared.domain.city.reference import Act, Condition, Whom
from shared.domain.kernel.states import ReportType, Stage, Urgency
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from shared.domain.sla.ladder import ladder_of
from tests.builders import make_report
from tests.unit.domain.packs import (
    REAL,
    TINY,
    Mistakes,
    changed,
    mistakes_in,
    real,
    told_at,
    with_rungs,
)

_MAYOR = "inform,mayor,leadership_list,report,P30D"
_ASK = "outside,ask,no_answer,P7D,push,desk,outside_follow_up,,P5D"


def outside(every: str, act: str = "push,desk,outside_follow_up", clock: str = "") -> Files:
    """The tiny pack whose ladder outside the city has one step, which comes again so."""
    head, *lines = TINY["ladder.csv"].split("\n")
    after = "5WD" if clock == "working" else "P7D"
    row = f"outside,ask,no_answer,{after},{act},,{every},{clock}"
    rows = (row if line == _ASK else line for line in lines)
    return {**TINY, "ladder.csv": "\n".join((f"{head},clock", *rows))}


# What is said of all reports, and of those that a row has made an exception of.
MISTAKES: Mistakes = [
    (outside(""), "ladder.csv", 5, "ladder_ends"),
    (
        with_rungs(",legal,no_answer,P50D,,,inform,mayor,leadership_list,,urgent,,,report"),
        "ladder.csv",
        9,
        "ladder_ends_for",
    ),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_it_is_told_at_the_last_row_of_the_ladder(
    files: Files, file: str, line: int, code: str
) -> None:
    found = told_at(files, code)
    assert set(found) == {(file, line)}


@pytest.mark.parametrize(
    ("files", "is_sound"),
    [
        (outside("P8D"), True),
        (outside("P9D"), False),
        (outside("P35D"), False),
        (outside("P35D", "inform,mayor,leadership_list"), True),
        (outside("P36D", "inform,mayor,leadership_list"), False),
        (outside("5WD", clock="working"), True),
        (outside("6WD", clock="working"), False),
        (outside("25WD", "inform,mayor,leadership_list", clock="working"), True),
        (outside("26WD", "inform,mayor,leadership_list", clock="working"), False),
    ],
)
def test_it_comes_again_every_eight_days_and_before_the_mayor_every_35(
    files: Files, *, is_sound: bool
) -> None:
    assert [each.code for each in mistakes_in(files)] == ([] if is_sound else ["ladder_ends"])


def test_what_holds_of_some_reports_only_keeps_no_ladder_going() -> None:
    once = changed("ladder", _MAYOR, _MAYOR.removesuffix("P30D"))["ladder.csv"]
    row = "office,call,call_wanting,P7D,push,desk,supervisor_must_call,,P7D\n"
    whole = row.replace("call_wanting", "no_answer").replace(
        "supervisor_must_call", "desk_reminder"
    )
    stages = {Stage.DESK, Stage.OFFICE, Stage.PARTS}
    for added, ending in ((row, stages), (whole, stages - {Stage.OFFICE})):
        found = mistakes_in({**TINY, "ladder.csv": once + added})
        assert {each.code for each in found} == {"ladder_ends"}
        assert len(found) == len(ending)
        assert all(any(f"'{stage}'" in each.reason_en for each in found) for stage in ending)


CITIZEN = "citizen,again,still_waiting,P20D,push,desk,desk_reminder,,P5D\n"
WAITING = "waiting,again,still_waiting,P20D,push,desk,desk_reminder,,P5D\n"


def kept(*rows: str) -> str:
    return "".join(f"{row},P1D,push,desk,desk_reminder,,P1D\n" for row in rows)


@pytest.mark.parametrize(
    ("again", "instead", "is_sound"),
    [
        (CITIZEN, "", False),
        (CITIZEN, kept("citizen,proof,proof_wanting", "citizen,call,call_wanting"), False),
        (
            CITIZEN,
            kept(
                "citizen,proof,proof_wanting",
                "citizen,call,call_wanting",
                "citizen,unheard,unheard",
            ),
            True,
        ),
        (WAITING, "", False),
        (WAITING, "waiting,look,still_waiting,P20D,list,desk,lapse_listed,,P7D\n", False),
        (WAITING, kept("waiting,unheard,unheard"), False),
        (
            WAITING,
            "waiting,look,still_waiting,P20D,list,desk,lapse_listed,,P7D\n"
            + kept("waiting,unheard,unheard"),
            True,
        ),
    ],
)
def test_silence_ends_a_report_only_where_it_may_and_otherwise_a_step_comes_again(
    again: str, instead: str, *, is_sound: bool
) -> None:
    """Answered, it may wait for a look at its proof or a call; asked, its reporter may have heard nothing."""
    files = changed("ladder", again, instead)
    assert [each.code for each in mistakes_in(files)] == ([] if is_sound else ["ladder_ends"])


def test_an_exception_is_named_by_the_reports_that_it_is_for() -> None:
    row = ",legal,no_answer,P50D,,,inform,mayor,leadership_list,jalan_rusak,urgent,,,report"
    found = [each for each in mistakes_in(with_rungs(row)) if each.code == "ladder_ends_for"]
    assert found
    assert all("jalan_rusak, urgent" in each.reason for each in found)
    assert all("jalan_rusak, urgent" in each.reason_en for each in found)


def test_what_is_in_force_stays_readable() -> None:
    assert parse_pack("kendari", outside(""), is_in_force=True).ladders[Stage.OUTSIDE]


@pytest.mark.parametrize("city_id", REAL)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("urgency", Urgency)
@pytest.mark.parametrize("kind", ReportType)
def test_no_ladder_of_the_real_cities_ends(
    city_id: str, stage: Stage, urgency: Urgency, kind: ReportType
) -> None:
    """As the reports of each kind have it, whatever their category."""
    city = real(city_id)
    for category in city.categories:
        report = make_report(type=kind, urgency=urgency, category_id=category)
        lasting = [
            rung
            for rung in ladder_of(report, stage, city)
            if rung.condition in {Condition.NO_ANSWER, Condition.STILL_WAITING}
        ]
        assert any(
            rung.act is Act.CLOSE
            or (rung.every and rung.every.days <= (35 if rung.whom is Whom.MAYOR else 8))
            for rung in lasting
        )
