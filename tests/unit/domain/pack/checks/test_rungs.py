"""Rungs among each other: shares come to an end, exceptions replace something, no two do the same."""

from datetime import timedelta

import pytest

from shared.domain.kernel.states import ReportType, Stage, State, Urgency
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from shared.domain.sla.ladder import ladder_of
from tests.builders import make_report
from tests.unit.domain.packs import TINY, Mistakes, changed, mistakes_in, tiny, told_at, with_rungs


def _warn(after: str, of: str, clock: str = "") -> str:
    return f"office,warn,no_answer,{after},{of},{clock},push,office,office_reminder"


def _promise(after: str, clock: str) -> str:
    return f"office,late,promise_broken,{after},,{clock},push,desk,promise_broken"


MISTAKES: Mistakes = [
    (changed("ladder", "office,visit", "office,nudge"), "ladder.csv", 4, "duplicate"),
    (with_rungs(_warn("75%", "")), "ladder.csv", 9, "share_incomplete"),
    (with_rungs(_warn("PT2H", "visit")), "ladder.csv", 9, "share_incomplete"),
    (with_rungs(_warn("75%", "warn2")), "ladder.csv", 9, "share_of_unknown"),
    (with_rungs(_warn("75%", "close")), "ladder.csv", 9, "share_of_unknown"),
    (with_rungs(_warn("75%", "warn")), "ladder.csv", 9, "share_in_circle"),
    (
        with_rungs(
            _warn("75%", "warn2"),
            "office,warn2,no_answer,50%,visit,,push,office,office_reminder",
            "office,visit,no_answer,50%,warn2,,visit,desk,visit_order,,urgent",
        ),
        "ladder.csv",
        11,
        "share_in_circle",
    ),
    (with_rungs(_warn("75%", "visit", "working")), "ladder.csv", 9, "share_with_clock"),
    (
        with_rungs(_promise("P1D", "").replace("P1D,", "75%,visit")),
        "ladder.csv",
        9,
        "share_of_other_beginning",
    ),
    (
        with_rungs("office,waiting_limit,no_answer,P9D,,,push,desk,desk_reminder"),
        "ladder.csv",
        9,
        "rung_named_as_deadline",
    ),
    (
        with_rungs(_promise("75%", "").replace("75%,", "75%,reopened_deadline")),
        "ladder.csv",
        9,
        "share_of_other_beginning",
    ),
    (
        with_rungs("office,visits,no_answer,P3D,,,visit,desk,visit_order,jalan_rusak"),
        "ladder.csv",
        9,
        "override_of_unknown",
    ),
    (
        with_rungs("office,visit,no_answer,P1D,,,visit,desk,visit_order,jalan"),
        "ladder.csv",
        9,
        "reference_unknown",
    ),
    (
        with_rungs("office,visit,no_answer,P1D,,,visit,desk,visit_order,,,,yes"),
        "ladder.csv",
        9,
        "duplicate",
    ),
    (
        with_rungs("office,late,no_answer,P9D,,,push,desk,desk_reminder,,,,yes"),
        "ladder.csv",
        9,
        "off_for_all",
    ),
    (
        with_rungs("office,visit,no_answer,PT72H,,,visit,desk,visit_order,,urgent"),
        "ladder.csv",
        9,
        "rungs_never_differ",
    ),
    (
        with_rungs(
            "office,visit,no_answer,P1D,,,visit,desk,visit_order,,urgent",
            "office,nudge,no_answer,PT24H,,,visit,desk,visit_order,,urgent",
        ),
        "ladder.csv",
        10,
        "rungs_never_differ",
    ),
    (
        with_rungs("outside,ask,no_answer,P7D,,,push,desk,outside_follow_up,,urgent,,yes"),
        "ladder.csv",
        9,
        "stage_without_rung",
    ),
]


def _chain(length: int) -> list[str]:
    """So many shares, each of the one before, the first of the visit; no two do the same."""
    names = ["visit", *(f"s{n}" for n in range(length))]
    row = "office,{},no_answer,50%,{},,push,office,office_reminder"
    return [row.format(name, names[n]) for n, name in enumerate(names[1:])]


def _again(every: str, clock: str = "") -> str:
    return f"office,again,no_answer,P7D,,{clock},push,desk,desk_reminder,,,,,,{every}"


def _put_off(most: str) -> Files:
    return tiny(city=f"{TINY['city.csv']}promise_moves_at_most,{most},\n")


# Asked of new versions only: a sound pack in force may have what is refused in another.
LIMITS: Mistakes = [
    (with_rungs(*_chain(6)), "ladder.csv", 14, "share_chain_too_long"),
    (with_rungs(*_chain(300)), "ladder.csv", 14, "share_chain_too_long"),
    (with_rungs(_again("PT59M")), "ladder.csv", 9, "every_too_short"),
    (with_rungs(_again("PT1S")), "ladder.csv", 9, "every_too_short"),
    (
        with_rungs(_again("PT30M", "working").replace("P7D", "7WD")),
        "ladder.csv",
        9,
        "every_too_short",
    ),
    (_put_off("P31D"), "city.csv", 10, "put_off_too_far"),
    (_put_off("31WD"), "city.csv", 10, "put_off_too_far"),
]


MISTAKES += LIMITS


@pytest.mark.parametrize(("files", "file", "line", "code"), LIMITS)
def test_what_nobody_can_foresee_or_bear_is_refused_in_a_new_version(
    files: Files, file: str, line: int, code: str
) -> None:
    assert told_at(files, code) == [(file, line)]
    assert [each.code for each in mistakes_in(files)] == [code]
    assert parse_pack("kendari", files, is_in_force=True).ladders[Stage.OFFICE]


@pytest.mark.parametrize(
    "files",
    [with_rungs(*_chain(5)), with_rungs(_again("PT1H")), _put_off("P30D"), _put_off("30WD")],
    ids=["chain", "every", "days", "working days"],
)
def test_what_is_just_within_the_limits_is_taken(files: Files) -> None:
    assert mistakes_in(files) == ()


def test_the_time_of_a_chain_in_force_is_found_however_long_it_is() -> None:
    reference = parse_pack("kendari", with_rungs(*_chain(1100)), is_in_force=True)
    report = make_report(state=State.ASSIGNED, agency_id="DPUPR")
    last = ladder_of(report, Stage.OFFICE, reference)[-1]
    assert (last.rung_id, last.after) == ("s1099", timedelta(days=3))


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_a_share_is_of_another_rungs_time_or_of_the_citys_deadline() -> None:
    rows = (_warn("75%", "visit"), _warn("50%", "reopened_deadline").replace("warn", "half"))
    *_, warn, half = parse_pack("kendari", with_rungs(*rows)).ladders[Stage.OFFICE]
    assert (warn.of, warn.share) == ("visit", 0.75)
    assert (half.of, half.share) == ("reopened_deadline", 0.5)


@pytest.mark.parametrize(
    "rows",
    [
        ["office,visit,no_answer,P1D,,,visit,desk,visit_order,,urgent"],
        ["office,visit,no_answer,P1D,,,visit,desk,visit_order,jalan_rusak,urgent,complaint"],
        ["office,nudge,no_follow_up,PT24H,,,whatsapp,office,office_nudge,,,information,yes"],
        [
            _warn("75%", "visit"),
            "office,visit,no_answer,P9D,,,visit,desk,visit_order,jalan_rusak",
            "office,warn,no_answer,P1D,,,push,office,office_reminder,,urgent",
        ],
    ],
    ids=["an urgency", "all three", "done without", "a share and exceptions"],
)
def test_an_exception_takes_the_place_of_a_general_rung(rows: list[str]) -> None:
    assert mistakes_in(with_rungs(*rows)) == ()


def test_an_exception_stands_for_the_reports_that_it_names() -> None:
    row = "office,visit,no_answer,P1D,,,visit,desk,visit_order,jalan_rusak,urgent,complaint"
    *_, rung = parse_pack("kendari", with_rungs(row)).ladders[Stage.OFFICE]
    assert (rung.category_id, rung.urgency, rung.type) == (
        "jalan_rusak",
        Urgency.URGENT,
        ReportType.COMPLAINT,
    )
    assert not rung.off
