"""What tying reports and setting them free writes into each history: whole lines, and no word of another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from shared.domain.cases.child_reports import decide_part, decide_whole
from shared.domain.cases.detach_sensitive import decide_host_apart, decide_joined_apart
from shared.domain.cases.joined import MergedReporterMessage, decide_joined_word
from shared.domain.cases.merge import decide_leaving, decide_proposal
from shared.domain.cases.split import decide_unsplit
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.replies import decide_message
from shared.domain.lifecycle.requests import Confirmation
from shared.domain.people.access import Action
from shared.domain.photos.photos import PhotoPurpose
from shared.domain.report.actor import JOINED, Actor
from shared.domain.report.rating import Rating
from shared.domain.report.report import Change, Detail, Report
from shared.domain.sla.history import EventDraft
from tests.builders import NOW, REPORT_ID, make_photo
from tests.unit.domain.lives import (
    CASE_ID,
    CITIZEN,
    DAY,
    DESK,
    OFFICER,
    SYSTEM,
    a_case,
    after,
    confirmed,
    contested,
    in_context,
    merged,
    routed,
    split,
    unmerged,
    withdrawn,
    written,
)
from tests.unit.domain.outcomes import told

LATER = NOW + 6 * DAY
BRIBE = "Petugas dinas meminta uang suap kepada saya."
CARE = Actor("system", "care")
OF_CASE, OF_REPORT = {"case": CASE_ID}, {"joined": REPORT_ID}
PHOTO = make_photo(purpose=PhotoPurpose.PROOF)


def lines(changes: Sequence[Change]) -> list[EventDraft]:
    """What each of them writes, all in one operation at one time."""
    said = [told(change) for change in changes]
    assert {(at, operation_id) for _, at, operation_id in said} == {(LATER, "operation")}
    return [draft for draft, *_ in said]


@pytest.fixture
def own() -> Report:
    return merged(routed(), a_case(), LATER)[0].report


@pytest.fixture
def case() -> Report:
    return merged(routed(), a_case(), LATER)[1].report


@pytest.fixture
def whole() -> Report:
    return split(routed(), LATER)[0].report


@pytest.fixture
def parts() -> list[Report]:
    return [change.report for change in split(routed(), LATER)[1:]]


@pytest.mark.parametrize(
    ("younger_by", "clock_from", "clock_back"),
    [
        (0 * DAY, {}, {}),
        (2 * DAY, {"clock_from": REPORT_ID}, {"clock_back": True}),
    ],
)
def test_a_merge_and_its_undoing_name_the_other_report_and_whose_clock_counts(
    younger_by: timedelta, clock_from: Detail, clock_back: Detail
) -> None:
    tied = merged(routed(), a_case(NOW + younger_by), LATER)
    assert lines(tied) == [
        EventDraft(EventType.MERGED, DESK, "Sama.", {**OF_CASE, **clock_from}),
        EventDraft(EventType.ABSORBED, DESK, "", {**OF_REPORT, **clock_from}),
    ]
    own, case = (change.report for change in tied)
    assert lines(unmerged(own, case, LATER)) == [
        EventDraft(EventType.UNMERGED, DESK, "Keliru.", OF_CASE),
        EventDraft(EventType.RELEASED, DESK, "", {**OF_REPORT, **clock_back}),
    ]


def test_a_proposal_names_the_case_in_the_offices_words() -> None:
    context = in_context(LATER, OFFICER)
    change = decide_proposal(routed(), a_case(), text="Lubang yang sama.", context=context)
    assert lines([change]) == [
        EventDraft(EventType.MERGE_PROPOSED, OFFICER, "Lubang yang sama.", OF_CASE)
    ]


def test_who_leaves_a_case_says_so_on_their_own_report_alone(own: Report, case: Report) -> None:
    expected = [
        EventDraft(EventType.WITHDRAWN, CITIZEN, "Sudah beres."),
        EventDraft(EventType.RELEASED, CITIZEN, "", OF_REPORT),
    ]
    context = in_context(LATER, CITIZEN)
    said = Confirmation(fixed=False, text="Sudah beres.")
    leave = MergedReporterMessage.WITHDRAW
    assert lines(decide_leaving(own, case, text=said.text, context=context)) == expected
    assert lines(decide_joined_word(own, case, leave, said, context)) == expected


def test_a_word_on_the_case_is_kept_with_their_own_report(own: Report, case: Report) -> None:
    said = Confirmation(fixed=False, text="Masih ada.", photos=(PHOTO,))
    context = in_context(LATER, CITIZEN)
    message = MergedReporterMessage.MESSAGE
    assert lines(decide_joined_word(own, case, message, said, context)) == [
        EventDraft(EventType.MESSAGED, CITIZEN, "Masih ada.", OF_CASE, (PHOTO,)),
        EventDraft(EventType.MESSAGED, replace(CITIZEN, actor_id=JOINED), "", OF_REPORT),
    ]


@pytest.mark.parametrize(
    "said",
    [
        Confirmation(fixed=False, text=BRIBE, photos=(PHOTO,)),
        Confirmation(
            fixed=False, text="Masih berlubang.", rating=Rating(1, BRIBE), photos=(PHOTO,)
        ),
    ],
)
def test_careful_words_stand_in_no_history_but_their_own(
    said: Confirmation, own: Report, case: Report
) -> None:
    context = in_context(LATER, CITIZEN)
    apart = decide_joined_apart(own, case, said, context, withdraws=False)
    heard: Detail = {"guarded": True, "concerns": "bribery", "moved": True, "from_agency": "pupr"}
    assert lines(apart) == [
        EventDraft(EventType.MESSAGED, CITIZEN, said.text, heard, (PHOTO,)),
        EventDraft(EventType.RELEASED, CARE, "", OF_REPORT),
    ]
    _, other = decide_host_apart(
        case, [own], lambda alone: decide_message(alone, text=BRIBE, context=context), context
    )
    assert lines([other]) == [EventDraft(EventType.UNMERGED, CARE, "", OF_CASE)]


def test_a_split_names_its_parts_and_gives_each_no_word_of_the_others(whole: Report) -> None:
    changes = split(routed(), LATER)
    assert lines(changes) == [
        EventDraft(EventType.SPLIT, DESK, "", {"parts": ",".join(whole.ties.parts)}),
        EventDraft(EventType.SPLIT_OFF, DESK),
        EventDraft(EventType.SPLIT_OFF, DESK),
    ]


def test_a_split_that_is_taken_back_is_told_to_the_whole_and_to_each_part(
    whole: Report, parts: list[Report]
) -> None:
    changes = decide_unsplit(whole, parts, text="Cukup satu.", context=in_context(LATER, DESK))
    assert lines(changes) == [
        EventDraft(EventType.UNSPLIT, DESK, "Cukup satu."),
        EventDraft(EventType.TAKEN_BACK, DESK),
        EventDraft(EventType.TAKEN_BACK, DESK),
    ]


def test_that_all_have_answered_and_that_one_had_not_is_told_by_nobody_in_particular(
    whole: Report, parts: list[Report]
) -> None:
    context = in_context(LATER, SYSTEM)
    over = [after(part, Action.ANSWER, LATER) for part in parts]
    answered = decide_whole(whole, over, context)
    assert answered is not None
    again = [replace(over[0], state=State.REOPENED), over[1]]
    resumed = decide_whole(answered.report, again, context)
    assert resumed is not None
    assert lines([answered, resumed]) == [
        EventDraft(EventType.PARTS_ENDED, SYSTEM, detail={"answered": 2}),
        EventDraft(EventType.PARTS_RESUMED, SYSTEM),
    ]


def test_ordinary_words_on_the_whole_stand_with_each_part_as_they_were_said(
    whole: Report, parts: list[Report]
) -> None:
    answered = replace(whole, state=State.ANSWERED)
    over = after(parts[0], Action.ANSWER, LATER)
    for change, part in (
        (written(whole, LATER, "Di depan sekolah."), parts[0]),
        (withdrawn(whole, LATER), parts[0]),
        (contested(answered, LATER), over),
        (confirmed(answered, LATER), over),
    ):
        followed = decide_part(part, change.event, in_context(LATER, SYSTEM))
        assert followed is not None
        assert lines([followed]) == [
            EventDraft(change.event.type, CITIZEN, change.event.text),
        ]
        assert (followed.report.secret, followed.report.restricted) == (False, False)
