"""One report for several offices: its parts, the whole, and how the split is taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from shared.domain.cases.merge import is_open_to_link
from shared.domain.cases.split import SPLIT_FROM, PartWanted, decide_unsplit
from shared.domain.city.reference import Whom
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action, Link
from shared.domain.report.report import Report
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    PARTS,
    SUPERVISOR,
    a_case,
    after,
    climbed,
    forwarded,
    in_context,
    merged,
    routed,
    rung,
    split,
    standing,
)

LATER = NOW + 2 * HOUR
AFTER = NOW + 3 * HOUR


@pytest.fixture
def whole() -> Report:
    return split(routed(), LATER)[0].report


@pytest.fixture
def parts() -> list[Report]:
    return [change.report for change in split(routed(), LATER)[1:]]


@pytest.mark.parametrize("state", sorted(SPLIT_FROM))
def test_each_office_has_its_part_and_what_it_had_of_the_whole_counts(state: State) -> None:
    report = standing(state)
    whole, *parts = split(report, NOW + 9 * DAY, actor=SUPERVISOR)
    assert (whole.report.state, whole.report.agency_id) == (State.SPLIT, None)
    assert whole.report.ties.parts == tuple(part.report.report_id for part in parts)
    for part, wanted in zip(parts, PARTS, strict=True):
        assert part.report.description == wanted.text
        assert (part.report.state, part.report.agency_id) == (State.ASSIGNED, wanted.agency_id)
        assert part.report.tracking_code == ""
        assert part.report.ties.part_of == report.report_id
        holder = f"office/{wanted.agency_id}"
        is_theirs = holder in {report.holder, f"office/{report.agency_id}"}
        began = report.clocks[holder] if is_theirs else NOW + 9 * DAY
        assert part.report.clocks[holder] == began
        assert not [key for key in part.report.fired if key.startswith("report:")]
        assert part.event.type is EventType.SPLIT_OFF
        assert effects_of(part.event)[-1].template == "report_assigned"


@pytest.mark.parametrize("state", sorted(set(State) - SPLIT_FROM))
def test_what_nobody_works_on_is_not_split(state: State) -> None:
    with pytest.raises(ConflictError, match="state_conflict"):
        split(standing(state), NOW + 9 * DAY)
    assert is_open_to_link(standing(state), Link.SPLIT) is False


def test_a_part_outside_the_mandate_is_forwarded() -> None:
    wanted = (PARTS[0], PartWanted("pln", "Perbaiki tiangnya.", "listrik_padam"))
    _, _, part = split(routed(), LATER, wanted)
    assert (part.report.state, part.report.forwarded_to) == (State.FORWARDED, "pln")
    assert part.report.category_id == "listrik_padam"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (PARTS[:1], "parts_unsuitable"),
        ((PARTS[0], PARTS[0]), "parts_unsuitable"),
        (tuple(PartWanted(f"x{n}", "x") for n in range(9)), "parts_unsuitable"),
        ((PARTS[0], PartWanted("nobody", "x")), "agency_not_suitable"),
        ((PARTS[0], PartWanted("dlh", "")), "text_required"),
        ((PARTS[0], PartWanted("dlh", "x", "nothing")), "category_unknown"),
    ],
)
def test_parts_that_cannot_be_say_why(wanted: tuple[PartWanted, ...], code: str) -> None:
    with pytest.raises(InvalidError) as refused:
        split(routed(), LATER, wanted)
    assert refused.value.code == code


def test_no_part_goes_to_an_office_that_the_report_speaks_against() -> None:
    guarded = replace(routed(), secret=True, restricted=True, withheld_from=("dlh",))
    with pytest.raises(InvalidError, match="office_accused"):
        split(guarded, LATER)
    free = split(guarded, LATER, (PARTS[0], PartWanted("pln", "Tiangnya.")))[1].report
    assert (free.secret, free.restricted, free.withheld_from) == (True, True, ("dlh",))


def test_a_part_is_neither_split_nor_merged(parts: list[Report]) -> None:
    with pytest.raises(ConflictError, match="part_of_whole"):
        split(parts[0], AFTER)
    with pytest.raises(ConflictError, match="part_of_whole"):
        merged(parts[0], a_case(), AFTER)
    with pytest.raises(ConflictError, match="part_of_whole"):
        merged(a_case(), parts[0], AFTER)
    with pytest.raises(ForbiddenError):
        split(replace(routed(), needs_supervisor=True), AFTER, actor=DESK)


def test_what_the_reporter_was_promised_rings_for_the_whole_and_for_no_part(
    whole: Report, parts: list[Report]
) -> None:
    assert rung(whole, NOW + 4 * DAY - timedelta(seconds=1)) is None
    told = climbed(whole, NOW + 4 * DAY).report
    assert told.on_leadership_list
    assert (told.due.rung_id, told.due.at) == ("legal", NOW + 60 * DAY)
    for part in parts:
        climbs = part
        while change := rung(climbs, NOW + 90 * DAY):
            assert change.event.detail["whom"] in {"office", "desk"}
            climbs = change.report


def test_a_split_taken_back_is_told_as_the_desks_doing_and_as_nothing_new(
    whole: Report, parts: list[Report]
) -> None:
    context = in_context(NOW + DAY, DESK)
    back, *gone = (
        [each.template for each in effects_of(change.event) if each.whom is Whom.OFFICE]
        for change in decide_unsplit(whole, parts, text="", context=context)
    )
    assert (back, gone) == (["report_whole_again"], [["part_taken_back"]] * 2)


def test_a_split_is_taken_back_while_only_the_ladder_has_moved(
    whole: Report, parts: list[Report]
) -> None:
    nudged = climbed(parts[0], NOW + DAY).report
    context = in_context(NOW + DAY, DESK)
    back, *gone = decide_unsplit(whole, [nudged, parts[1]], text="", context=context)
    before = routed()
    assert (back.report.state, back.report.agency_id) == (State.ASSIGNED, before.agency_id)
    assert (back.report.due.rung_id, back.report.holder) == ("nudge", before.holder)
    assert back.report.clocks[before.holder] == before.clocks[before.holder]
    assert back.report.ties.parts == ()
    assert [change.report.state for change in gone] == [State.WITHDRAWN] * 2
    accepted = after(parts[1], Action.ACCEPT, AFTER)
    with pytest.raises(ConflictError, match="part_acted_on"):
        decide_unsplit(whole, [parts[0], accepted], text="", context=context)
    with pytest.raises(ConflictError, match="state_conflict"):
        decide_unsplit(forwarded(), [], text="", context=context)


def test_what_an_office_says_of_its_part_counts_though_it_was_reminded_of_the_whole() -> None:
    reminded = climbed(routed(), NOW + DAY).report
    whole, *parts = (each.report for each in split(reminded, NOW + DAY + HOUR))
    spoke = after(parts[0], Action.MESSAGE, NOW + DAY + 2 * HOUR)
    with pytest.raises(ConflictError, match="part_acted_on"):
        decide_unsplit(whole, [spoke, parts[1]], text="", context=in_context(AFTER, DESK))
