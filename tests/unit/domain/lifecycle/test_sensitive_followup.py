"""What reporters say later is heeded like their first words, in whatever state their report is."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.cases.child_reports import decide_part
from shared.domain.city.danger import Notice
from shared.domain.city.reference import Reference, Whom
from shared.domain.city.sensitivity import Concern, ConcernPolicy, Official
from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.states import EventType, State, Urgency
from shared.domain.lifecycle.replies import (
    APPEAL_FROM,
    CITIZEN_MESSAGE_FROM,
    CONFIRM_FROM,
    REOPEN_FROM,
    WITHDRAW_FROM,
    decide_appeal,
    decide_confirmation,
    decide_message,
    decide_withdrawal,
)
from shared.domain.lifecycle.reporter_corrections import CORRECT_FROM, Correction, decide_correction
from shared.domain.lifecycle.requests import Confirmation, Context
from shared.domain.notify.effects import EffectKind, effects_of
from shared.domain.people.access import Action, Role, may_read
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.proof import NO_PROOFS, Proofs
from shared.domain.report.rating import Rating
from shared.domain.report.report import Change, Detail, Report
from shared.domain.report.visibility import is_public
from shared.domain.sla.history import EventDraft
from shared.domain.texts.catalogue import is_text
from shared.domain.texts.timeline import timeline_key
from tests.builders import NOW, make_staff
from tests.unit.domain.lives import (
    CITIZEN,
    DAY,
    REFERENCE,
    after,
    city_reference,
    routed,
    split,
    standing,
)
from tests.unit.domain.outcomes import refusal, told

BRIBE = "Petugas dinas meminta uang suap kepada saya."
FIRE = "Sekarang ada kabel listrik terbakar di sana."
LATER = NOW + 20 * DAY
NOTICE = Notice("listrik", {"id": "Hubungi 112."}, phrases=("kabel listrik terbakar",))
WATCHED = city_reference(
    watches=(ConcernPolicy(Concern.BRIBERY, "dlh"), ConcernPolicy(Concern.OFFICIAL, "dlh")),
    officials=(Official("Budi Contoh", "pupr"),),
    notices=(NOTICE,),
)
Say = Callable[[Report, str, Context], Change]


def _message(report: Report, text: str, context: Context) -> Change:
    return decide_message(report, text=text, context=context)


def _fixed(report: Report, text: str, context: Context) -> Change:
    return decide_confirmation(report, Confirmation(fixed=True, text=text), context)


def _commented(report: Report, text: str, context: Context) -> Change:
    said = Confirmation(fixed=True, rating=Rating(1, text))
    return decide_confirmation(report, said, context)


def _contested_and_commented(report: Report, text: str, context: Context) -> Change:
    said = Confirmation(fixed=False, text="Masih berlubang.", rating=Rating(1, text))
    return decide_confirmation(report, said, context)


def _not_fixed(report: Report, text: str, context: Context) -> Change:
    return decide_confirmation(report, Confirmation(fixed=False, text=text), context)


def _appeal(report: Report, text: str, context: Context) -> Change:
    return decide_appeal(report, text=text, context=context)


def _withdraw(report: Report, text: str, context: Context) -> Change:
    return decide_withdrawal(report, text=text, context=context)


def _correct(report: Report, text: str, context: Context) -> Change:
    return decide_correction(report, Correction(description=text), context)


WORDS: dict[Say, frozenset[State]] = {
    _message: CITIZEN_MESSAGE_FROM,
    _fixed: CONFIRM_FROM,
    _commented: CONFIRM_FROM,
    _contested_and_commented: REOPEN_FROM,
    _not_fixed: REOPEN_FROM,
    _appeal: APPEAL_FROM,
    _withdraw: WITHDRAW_FROM,
    _correct: CORRECT_FROM,
}
EVERY = [(say, state) for say, states in WORDS.items() for state in sorted(states)]


def said(say: Say, report: Report, text: str, reference: Reference = WATCHED) -> Change:
    return say(report, text, Context(reference, LATER, "op", CITIZEN))


@pytest.mark.parametrize(("say", "state"), EVERY)
def test_words_that_need_care_leave_nothing_public_and_reach_no_office_they_accuse(
    say: Say, state: State
) -> None:
    before = replace(standing(state), public_answer="Sudah ditambal.", deadline_published=True)
    change = said(say, before, BRIBE)
    report = change.report
    assert (report.secret, report.restricted, report.concerns) == (True, True, (Concern.BRIBERY,))
    assert not is_public(report)
    assert (report.public_answer, report.deadline_published) == ("", False)
    assert report.agency_id != "pupr" or report.state.is_final
    hands = before.agency_id or before.forwarded_to
    assert hands is None or hands in report.withheld_from
    assert change.event.detail["guarded"] is True


@pytest.mark.parametrize(("say", "state"), EVERY)
def test_whoever_watches_or_a_supervisor_is_told_and_followers_are_not(
    say: Say, state: State
) -> None:
    before = replace(standing(state), followers=3)
    change = said(say, before, BRIBE)
    effects = effects_of(change.event)
    assert EffectKind.TELL_FOLLOWERS not in {each.kind for each in effects}
    pushes = [each for each in effects if each.kind is EffectKind.PUSH]
    (word,) = (each for each in pushes if each.template != "visit_cancelled")
    if change.report.agency_id == "dlh":
        assert (word.whom, word.template) == (Whom.OFFICE, "report_assigned")
    elif change.report.agency_id is None:
        assert (word.whom, word.template) == (Whom.DESK, "words_need_care")
    told = [each.template for each in effects if each.whom is Whom.REPORTER]
    assert told in (["report_guarded"], ["report_guarded_desk"])
    assert is_text(timeline_key(change.event))


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (State.TRIAGE, (State.ASSIGNED, "dlh")),
        (State.ASSIGNED, (State.ASSIGNED, "dlh")),
        (State.IN_PROGRESS, (State.ASSIGNED, "dlh")),
        (State.FORWARDED, (State.ASSIGNED, "dlh")),
        (State.NEEDS_INFORMATION, (State.ASSIGNED, "dlh")),
        (State.ANSWERED, (State.ASSIGNED, "dlh")),
        (State.SUBMITTED, (State.SUBMITTED, None)),
        (State.SPLIT, (State.SPLIT, None)),
    ],
)
def test_a_person_looks_first(state: State, expected: tuple[State, str | None]) -> None:
    report = said(_message, standing(state), BRIBE).report
    assert (report.state, report.agency_id) == expected
    if expected[1] is None and state is not State.SUBMITTED:
        assert report.needs_supervisor


def test_the_office_it_left_reads_no_more_of_it() -> None:
    officer, supervisor = make_staff(), make_staff(role=Role.SUPERVISOR, agency_id=None)
    desk = make_staff(role=Role.DESK, agency_id=None)
    report = said(_message, routed(), BRIBE).report
    assert [may_read(each, report) for each in (officer, desk, supervisor)] == [False, False, True]


def test_where_nobody_watches_a_supervisor_decides() -> None:
    report = said(_message, routed(), BRIBE, city_reference()).report
    assert (report.state, report.agency_id) == (State.TRIAGE, None)
    assert report.needs_supervisor


def test_an_appeal_stays_with_the_supervisor_who_has_it_anyway() -> None:
    report = said(_appeal, standing(State.REJECTED), BRIBE).report
    assert (report.state, report.needs_supervisor) == (State.TRIAGE, True)


def test_a_named_official_of_the_office_that_has_it_is_an_accusation() -> None:
    text = "Pak Budi Contoh tidak mau melayani saya."
    report = said(_message, routed(), text).report
    assert (report.agency_id, report.concerns) == ("dlh", (Concern.OFFICIAL,))
    elsewhere = after(routed(), Action.ASSIGN, NOW, agency_id="dlh")
    assert said(_message, elsewhere, text).report.concerns == ()


def test_the_careful_hands_have_their_own_time() -> None:
    report = routed()
    moved = said(_message, report, BRIBE).report
    assert moved.clocks == {**report.clocks, moved.holder: LATER}


def test_of_an_answer_that_stands_no_more_nothing_is_held_against_whoever_has_it_next() -> None:
    visited = after(standing(State.IN_PROGRESS), Action.VISIT_RESULT, LATER)
    answered = after(visited, Action.ANSWER, LATER)
    doubted = replace(answered, proofs=Proofs(doubted=("proof-1",)))
    assert doubted.fired
    assert doubted.visit
    report = said(_message, doubted, BRIBE).report
    assert report.clocks == {report.holder: LATER}
    assert report.fired == ("report:leadership",)
    assert (report.visit, report.proofs) == (None, NO_PROOFS)


def test_who_has_it_in_care_keeps_it_and_hears_of_it() -> None:
    first = said(_message, routed(), BRIBE).report
    again = said(_message, first, BRIBE)
    assert again.report.agency_id == "dlh"
    (word,) = (each for each in effects_of(again.event) if each.kind is EffectKind.PUSH)
    assert (word.whom, word.template) == (Whom.OFFICE, "reporter_wrote")
    accepted = after(first, Action.ACCEPT, LATER)
    assert said(_message, accepted, BRIBE).report.state is State.ACCEPTED
    accused = said(_message, first, "Petugas dinas lingkungan hidup minta uang.")
    assert accused.report.withheld_from == ("dlh", "pupr")
    assert (accused.report.agency_id, accused.report.needs_supervisor) == (None, True)


@pytest.mark.parametrize("needs_supervisor", [True, False])
def test_words_that_accuse_nobody_leave_it_with_whom_a_supervisor_gave_it(
    *, needs_supervisor: bool
) -> None:
    """In a city where no office watches over violence."""
    given = replace(routed(), restricted=True, needs_supervisor=needs_supervisor)
    report = said(_message, given, "Tetangga memukuli istrinya.", city_reference()).report
    assert (report.concerns, report.agency_id) == ((Concern.VIOLENCE,), "pupr")
    assert report.needs_supervisor is needs_supervisor


def test_a_person_who_released_it_is_asked_again_by_new_words_only() -> None:
    first = said(_message, routed(), BRIBE).report
    released = replace(first, restricted=False, withheld_from=(), agency_id="pupr")
    assert not said(_message, released, "Kapan diperbaiki?").report.restricted
    assert said(_message, released, BRIBE).report.agency_id == "dlh"


@pytest.mark.parametrize(("say", "state"), EVERY)
def test_danger_is_flagged_at_once(say: Say, state: State) -> None:
    change = said(say, standing(state), FIRE)
    assert (change.report.danger, change.event.detail["danger"]) == ("listrik", "listrik")
    assert change.report.is_pressing
    if change.report.stage:
        assert change.report.urgency is Urgency.URGENT


@given(text=st.sampled_from(["Ada kabar?", "Masih berlubang.", "Terima kasih."]), at=st.data())
def test_ordinary_words_change_nothing_more(text: str, at: st.DataObject) -> None:
    say, state = at.draw(st.sampled_from(EVERY))
    change = said(say, standing(state), text)
    assert (change.report.secret, change.report.concerns, change.report.danger) == (False, (), None)
    assert {"guarded", "danger", "concerns"}.isdisjoint(change.event.detail)


@pytest.mark.parametrize("ties", [CaseLinks(joined=("other",)), CaseLinks(merged_into="case")])
def test_what_hangs_together_with_others_is_set_apart_first(ties: CaseLinks) -> None:
    tied = replace(routed(), ties=ties)
    assert refusal(ConflictError, lambda: said(_message, tied, BRIBE)) == (
        "version_conflict",
        {"version": tied.version},
    )


def test_the_history_tells_why_it_was_guarded_and_whose_hands_it_left() -> None:
    text = "Ada kabel listrik terbakar. Petugas dinas minta uang suap dan memukuli warga."
    detail: Detail = {
        "danger": "listrik",
        "guarded": True,
        "concerns": "bribery,violence",
        "moved": True,
        "from_agency": "pupr",
    }
    draft = EventDraft(EventType.MESSAGED, CITIZEN, text, detail)
    assert told(said(_message, routed(), text)) == (draft, LATER, "op")


def test_words_and_comment_are_each_heard_to_their_last_word() -> None:
    word = Confirmation(fixed=True, text="Petugas minta uang", rating=Rating(1, "Lambat."))
    context = Context(WATCHED, LATER, "op", CITIZEN)
    change = decide_confirmation(standing(State.ANSWERED), word, context)
    assert change.report.concerns == (Concern.BRIBERY,)


def test_the_parts_of_a_whole_become_secret_too_and_read_nothing_of_the_words() -> None:
    whole, *parts = (change.report for change in split(routed(), NOW))
    event = said(_message, whole, BRIBE).event
    context = Context(REFERENCE, LATER, "op", CITIZEN)
    for part in parts:
        change = decide_part(part, event, context)
        assert change is not None
        assert (change.event.type, change.event.text) == (EventType.GUARDED, "")
        assert (change.report.secret, change.report.restricted) == (True, True)
        assert change.report.agency_id == part.agency_id
        assert decide_part(change.report, event, context) is None


def test_a_contested_answer_of_parts_is_reopened_without_the_words() -> None:
    whole, part, _ = (change.report for change in split(routed(), NOW))
    answered = after(part, Action.ANSWER, NOW)
    whole = replace(whole, state=State.ANSWERED)
    event = said(_not_fixed, whole, BRIBE).event
    change = decide_part(answered, event, Context(REFERENCE, LATER, "op", CITIZEN))
    assert change is not None
    assert (change.report.state, change.event.text) == (State.REOPENED, "")
    assert change.report.restricted
