"""What a report has while it is tied to others, what its parts have of it, and what it gets back."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.cases.detach_sensitive import decide_host_apart
from shared.domain.cases.split import PartWanted, decide_unsplit
from shared.domain.city.sensitivity import Concern
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.states import EventType, Level, ReportType, State, Urgency
from shared.domain.lifecycle.replies import decide_message
from shared.domain.report.case_links import NO_LINKS, CaseLinks
from shared.domain.report.report import Report
from tests.builders import NOW, VERSION
from tests.unit.domain.lives import (
    CITIZEN,
    DAY,
    DESK,
    PARTS,
    SUPERVISOR,
    a_case,
    climbed,
    in_context,
    merged,
    routed,
    rung,
    split,
    standing,
    unmerged,
)

LATER = NOW + 6 * DAY
IN_HANDS: dict[str, Any] = {
    "leadership_level": Level.MAYOR,
    "needs_supervisor": True,
    "needs_call": True,
    "assignee": "uid-officer",
}


def of(report: Report, names: Any) -> dict[str, Any]:
    return {name: getattr(report, name) for name in names}


def test_a_merged_report_is_in_nobodys_hands_and_comes_back_into_the_same() -> None:
    report = replace(routed(), **IN_HANDS)
    own, case = (change.report for change in merged(report, a_case(), LATER, SUPERVISOR))
    assert of(own, IN_HANDS) == dict.fromkeys(IN_HANDS, False) | {
        "leadership_level": None,
        "assignee": None,
    }
    back = unmerged(own, case, LATER + DAY)[0].report
    assert of(back, IN_HANDS) == IN_HANDS
    assert (back.agency_id, back.ties) == (report.agency_id, NO_LINKS)


@pytest.mark.parametrize("state", [State.ASSIGNED, State.FORWARDED])
def test_a_split_report_is_with_no_office_and_comes_back_to_the_one_that_had_it(
    state: State,
) -> None:
    names = ("state", "agency_id", "forwarded_to", "assignee", "needs_supervisor")
    whole, *parts = (change.report for change in split(standing(state), LATER))
    assert of(whole, names) == dict.fromkeys(names) | {
        "state": State.SPLIT,
        "needs_supervisor": False,
    }
    context = in_context(LATER, DESK)
    back = decide_unsplit(whole, parts, text="", context=context)[0].report
    assert of(back, names) == of(standing(state), names)


KNOWN: dict[str, Any] = {
    "type": ReportType.ASPIRATION,
    "channel": "phone",
    "village_code": "7471011001",
    "road_status": RoadStatus.CITY,
    "urgency": Urgency.URGENT,
    "urgency_decided": True,
    "anonymous": True,
    "secret": True,
    "restricted": True,
    "concerns": (Concern.VIOLENCE,),
    "withheld_from": ("bpjn",),
    "counted_from": NOW - 9 * DAY,
}


def test_all_that_is_known_of_the_whole_is_known_of_each_part() -> None:
    report = replace(routed(), **KNOWN)
    names = (*KNOWN, "city_id", "location", "submitted_at", "category_id")
    for change in split(report, LATER)[1:]:
        assert of(change.report, names) == of(report, names)
        assert change.report.ties == CaseLinks(part_of=report.report_id)
        assert (change.report.rule, change.report.reference_version) == ("split", VERSION)
        assert (change.report.version, change.report.updated_at) == (1, LATER)


def test_the_same_request_makes_the_same_parts_also_after_an_update() -> None:
    """Whoever asks again, having heard no answer, must not get a second set of parts."""
    ids = [derived_id("part", "operation", wanted.agency_id) for wanted in PARTS]
    assert [change.report.report_id for change in split(routed(), LATER)[1:]] == ids


def test_a_part_outside_the_mandate_is_followed_up_from_when_it_was_sent() -> None:
    wanted = (PARTS[0], PartWanted("pln", "Perbaiki tiangnya."))
    sent = split(routed(), LATER, wanted)[2].report
    assert rung(sent, LATER + 6 * DAY) is None
    assert climbed(sent, LATER + 7 * DAY).event.type is EventType.RUNG_CLIMBED


def test_a_case_whose_own_reporter_is_set_apart_is_as_old_as_their_own_report() -> None:
    own, case = (change.report for change in merged(routed(), a_case(NOW + 5 * DAY), LATER))
    assert case.counted_from == NOW
    context = in_context(LATER, CITIZEN)
    host, _ = decide_host_apart(
        case, [own], lambda alone: decide_message(alone, text="Ada suap.", context=context), context
    )
    assert (host.report.counted_from, host.report.ties) == (None, NO_LINKS)
