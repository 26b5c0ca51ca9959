"""A pack's ladders: every stage has one, its times rise, and each step is one that can be taken."""

from datetime import timedelta

import pytest

from shared.domain.city.reference import Act, Condition, CountsFrom, Rung, Whom
from shared.domain.kernel.states import CITY_STAGES, LAPSES_TO, Stage
from shared.domain.pack.checks.ladder import POSSIBLE
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from shared.domain.pack.tables.time import ANY_HANDS
from tests.unit.domain.packs import TINY, Mistakes, changed, mistakes_in, told_at, with_rungs


def _on_clock(clock: str, after: str, line: int = 2) -> dict[str, str]:
    """One rung, by default the first, with that time on that clock."""
    lines = TINY["ladder.csv"].split("\n")
    lines[0] += ",clock"
    given = lines[line - 1].replace("PT24H", after)
    lines[line - 1] = given + "," * (lines[0].count(",") - given.count(",")) + clock
    return {**TINY, "ladder.csv": "\n".join(lines)}


def with_counting(row: str) -> Files:
    """The tiny pack with one more row, which says after its time whose it is and how often it comes again."""
    *rows, before, last, end = TINY["ladder.csv"].split("\n")
    *begin, counts_from, every, act, whom = row.split(",")
    added = ",".join((*begin, act, whom, "desk_reminder", counts_from, every))
    return {**TINY, "ladder.csv": "\n".join((*rows, added, before, last, end))}


def _promise(after: str, clock: str) -> str:
    return f"office,late,promise_broken,{after},,{clock},push,desk,promise_broken"


_ASK = "outside,ask,no_answer,P7D,push,desk,outside_follow_up,,P5D"
MISTAKES: Mistakes = [
    (changed("ladder", "P7D", "P0D"), "ladder.csv", 5, "value_malformed"),
    (changed("ladder", f"{_ASK}\n", ""), "ladder.csv", 1, "stage_without_rung"),
    (changed("ladder", "P3D", "PT24H"), "ladder.csv", 4, "ladder_not_rising"),
    (changed("ladder", "PT24H,push", "PT24H,close"), "ladder.csv", 2, "rung_not_possible"),
    (changed("ladder", "P7D,push,desk", "P7D,push,office"), "ladder.csv", 5, "rung_not_possible"),
    (
        changed("ladder", "still_waiting,PT24H", "no_follow_up,PT24H"),
        "ladder.csv",
        2,
        "condition_not_possible",
    ),
    (
        changed("ladder", "still_waiting,PT24H", "proof_wanting,PT24H"),
        "ladder.csv",
        2,
        "condition_not_possible",
    ),
    (changed("ladder", "office_nudge", "office_nag"), "ladder.csv", 3, "template_unknown"),
    (changed("ladder", "visit_order", "office_nudge"), "ladder.csv", 4, "template_unknown"),
    (changed("ladder", "P7D,", "5WD,"), "ladder.csv", 5, "span_not_of_clock"),
    (_on_clock("working", "P1DT4H"), "ladder.csv", 2, "span_not_of_clock"),
    (_on_clock("working", "PT30H"), "ladder.csv", 2, "span_not_of_clock"),
    (_on_clock("file", "5WD"), "ladder.csv", 2, "span_not_of_clock"),
    (_on_clock("working", "0WD"), "ladder.csv", 2, "value_malformed"),
    (_on_clock("file", "P7D", line=5), "ladder.csv", 5, "clock_not_possible"),
    (with_rungs(_promise("P1D", "file")), "ladder.csv", 9, "clock_not_of_visit"),
    (with_counting(",list,no_answer,P9D,holder,,push,desk"), "ladder.csv", 9, "rung_of_nobody"),
    (with_counting(",list,no_answer,P9D,report,,visit,desk"), "ladder.csv", 9, "rung_not_possible"),
    (
        with_counting("desk,list,no_answer,P9D,holder,5WD,push,desk"),
        "ladder.csv",
        9,
        "span_not_of_clock",
    ),
    (
        with_counting("desk,list,no_answer,P9D,holder,P0D,push,desk"),
        "ladder.csv",
        9,
        "span_not_of_clock",
    ),
    (
        with_rungs(_promise("P1D", "").replace("office", "desk", 1)),
        "ladder.csv",
        9,
        "condition_not_possible",
    ),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_a_rung_waits_acts_and_tells_as_its_row_says() -> None:
    assert parse_pack("kendari", TINY).ladders[Stage.OFFICE][0] == Rung(
        "nudge",
        Condition.NO_FOLLOW_UP,
        timedelta(hours=24),
        Act.WHATSAPP,
        Whom.OFFICE,
        "office_nudge",
    )


def test_silence_closes_a_report_only_in_a_stage_that_knows_what_it_becomes() -> None:
    closing = {stage for stage, steps in POSSIBLE.items() if (Act.CLOSE, Whom.REPORTER) in steps}
    assert closing == set(LAPSES_TO)


def test_the_city_has_a_step_to_take_in_every_stage() -> None:
    assert POSSIBLE.keys() == {ANY_HANDS, *Stage}


@pytest.mark.parametrize(
    "files",
    [
        _on_clock("working", "5WD"),
        _on_clock("working", "PT4H"),
        _on_clock("file", "P60D"),
        with_rungs(_promise("PT0S", "")),
        with_rungs(_promise("PT1H", "working")),
        with_rungs("office,late,no_answer,PT1H,,working,push,desk,desk_reminder"),
    ],
    ids=["days", "hours", "the file's", "at once", "office hours", "another clock, any order"],
)
def test_what_its_clock_can_count_is_sound(files: Files) -> None:
    assert mistakes_in(files) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("P7D,push", "P7D,beep"),
        ("P7D,push,desk", "P7D,push,nobody"),
        ("ask,no_answer", "ask,never"),
    ],
)
def test_a_word_that_there_is_not_is_one_mistake_and_draws_no_others(old: str, new: str) -> None:
    assert [each.code for each in mistakes_in(changed("ladder", old, new))] == ["value_unknown"]


def test_what_counts_from_the_report_is_a_step_wherever_the_city_has_it() -> None:
    ladders = parse_pack("kota", with_counting(",list,no_answer,P9D,report,P7D,push,desk")).ladders
    with_it = {stage for stage, rungs in ladders.items() if "list" in {r.rung_id for r in rungs}}
    assert with_it == CITY_STAGES
    (rung,) = (each for each in ladders[Stage.DESK] if each.rung_id == "list")
    assert (rung.counts_from, rung.every) == (CountsFrom.REPORT, timedelta(days=7))


def test_with_what_counts_from_the_report_the_whole_of_parts_needs_no_rung_of_its_own() -> None:
    files = with_counting(",list,no_answer,P9D,report,P7D,push,desk")
    rows = [row for row in str(files["ladder.csv"]).split("\n") if not row.startswith("parts,")]
    assert parse_pack("kota", {**files, "ladder.csv": "\n".join(rows)}).ladders[Stage.PARTS]
