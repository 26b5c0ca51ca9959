"""What a body outside the city may say through the link of its letter, and when it may not any more."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

import pytest

from shared.domain.city.reference import Whom
from shared.domain.kernel.errors import ConflictError, InvalidError, NotFoundError
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.lifecycle.outside import (
    ExternalReply,
    decide_word,
    link_of,
    operation_of,
    require_with_body,
    speaker,
    word_on,
)
from shared.domain.links.signed_links import Purpose, SignedLink
from shared.domain.notify.effects import Effect, effects_of
from shared.domain.people.access import Action
from shared.domain.report.actor import Actor
from shared.domain.report.report import Change, Event, Report
from shared.domain.sla.history import EventDraft
from tests.builders import NOW, later
from tests.unit.domain.lives import (
    after,
    contested,
    forwarded,
    in_context,
    in_triage,
    rung,
    written,
)
from tests.unit.domain.outcomes import refusal, told

ANSWER = ExternalReply("Gardu sudah diganti.", "Budi Contoh", "Manajer ULP")
DECLINE = replace(ANSWER, text="Jaringan ini milik pengembang.", is_ours=False)


def _link(report: Report) -> SignedLink:
    assert report.letter is not None
    return link_of(report, report.letter, later(days=30))


def _said(report: Report, word: ExternalReply, at: datetime) -> Change:
    link = _link(report)
    return decide_word(report, word, in_context(at, speaker(link), operation_of(link)))


def _messages(event: Event) -> set[tuple[Whom | None, str]]:
    effects: tuple[Effect, ...] = effects_of(event)
    return {(each.whom, each.template) for each in effects if each.template}


def test_an_answer_is_the_reporters_to_judge_with_who_gave_it() -> None:
    promise = later(days=3)
    change = _said(forwarded(), replace(ANSWER, promised_by=promise), later(days=1))

    assert (change.report.state, change.report.answer_text) == (State.ANSWERED, ANSWER.text)
    assert change.report.clocks[Stage.CITIZEN] == later(days=1)
    detail = {
        "from_agency": "pln",
        "said_by": "Budi Contoh",
        "said_as": "Manajer ULP",
        "promised_by": promise.isoformat(),
    }
    body = Actor("outside", "letter", "pln")
    draft = EventDraft(EventType.OUTSIDE_ANSWERED, body, ANSWER.text, detail)
    assert told(change)[:2] == (draft, later(days=1))
    assert _messages(change.event) == {
        (Whom.DESK, "outside_answered"),
        (Whom.REPORTER, "report_answered"),
    }


def test_what_the_desk_passes_on_itself_is_no_news_to_the_desk() -> None:
    report = forwarded()
    link = _link(report)
    passed_on = after(report, Action.OUTSIDE_ANSWER, NOW)
    assert passed_on.state is State.ANSWERED

    change = decide_word(report, ANSWER, in_context(NOW, replace(speaker(link), role="desk")))

    assert (Whom.DESK, "outside_answered") not in _messages(change.event)


def test_not_ours_brings_it_back_to_the_desk_with_its_time_anew() -> None:
    report = forwarded()
    reminded = replace(report, clocks={Stage.DESK: NOW, **report.clocks}, fired=("desk:remind",))

    change = _said(reminded, DECLINE, later(days=2))

    back = change.report
    assert (back.state, back.forwarded_to, back.agency_id) == (State.TRIAGE, None, None)
    assert (back.clocks[Stage.DESK], back.fired) == (later(days=2), ())
    assert back.due.at == later(days=3)
    assert back.hops == 0
    detail = {"from_agency": "pln", "said_by": "Budi Contoh", "said_as": "Manajer ULP"}
    body = Actor("outside", "letter", "pln")
    draft = EventDraft(EventType.OUTSIDE_DECLINED, body, DECLINE.text, detail)
    assert told(change)[:2] == (draft, later(days=2))
    assert _messages(change.event) == {
        (Whom.DESK, "outside_declined"),
        (Whom.REPORTER, "report_refused"),
    }


def test_a_body_may_answer_while_the_reporter_is_asked() -> None:
    asked = after(forwarded(), Action.ASK, later(hours=1))

    assert require_with_body(asked, _link(asked)) == asked.letter
    assert _said(asked, ANSWER, later(days=1)).report.state is State.ANSWERED
    declined = _said(asked, DECLINE, later(days=1)).report
    assert (declined.state, declined.resume_state) == (State.TRIAGE, None)


@pytest.mark.parametrize(
    ("lacking", "word"),
    [
        ("text", replace(ANSWER, text="")),
        ("said_by", replace(ANSWER, said_by="")),
        ("said_as", replace(DECLINE, said_as="")),
    ],
)
def test_a_word_needs_its_text_and_who_says_it(lacking: str, word: ExternalReply) -> None:
    assert refusal(InvalidError, lambda: _said(forwarded(), word, NOW)) == (
        "text_required",
        {"field": lacking},
    )


@pytest.mark.parametrize(
    ("by", "code"), [(NOW, "promise_in_past"), (later(days=367), "promise_too_far")]
)
def test_nobody_promises_for_yesterday_or_for_another_year(by: datetime, code: str) -> None:
    word = replace(ANSWER, promised_by=by)
    assert refusal(InvalidError, lambda: _said(forwarded(), word, NOW)) == (
        code,
        {"field": "promised_by"},
    )
    soon = _said(forwarded(), replace(ANSWER, promised_by=later(days=365)), NOW)
    assert soon.event.detail["promised_by"] == later(days=365).isoformat()


@pytest.mark.parametrize("word", [ANSWER, DECLINE])
def test_what_no_body_has_cannot_be_answered_by_one(word: ExternalReply) -> None:
    assert refusal(ConflictError, lambda: decide_word(in_triage(), word, in_context(NOW))) == (
        "state_conflict",
        {"state": "triage", "action": "outside_answer"},
    )


def _silent_until_the_end(report: Report) -> Report:
    asked = after(report, Action.ASK, NOW)
    while asked.due.at is not None:
        change = rung(asked, asked.due.at)
        assert change is not None
        asked = change.report
    return asked


LEFT_BEHIND: Mapping[str, Callable[[Report], Report]] = {
    "assigned": lambda report: after(report, Action.ASSIGN, NOW),
    "sent to another body": lambda report: after(report, Action.FORWARD, NOW),
    "answered by the desk": lambda report: after(report, Action.OUTSIDE_ANSWER, NOW),
    "rejected": lambda report: after(report, Action.REJECT, NOW),
    "declined": lambda report: _said(report, DECLINE, NOW).report,
    "ended by silence": _silent_until_the_end,
    "never lettered": lambda report: replace(report, letter=None),
}


@pytest.mark.parametrize("how", LEFT_BEHIND)
def test_a_link_ends_when_the_report_leaves_the_body(how: str) -> None:
    report = forwarded()
    link = _link(report)
    assert require_with_body(report, link) == report.letter

    with pytest.raises(NotFoundError, match="link_not_valid"):
        require_with_body(LEFT_BEHIND[how](report), link)


def test_the_link_of_an_earlier_letter_opens_nothing_when_the_body_has_it_again() -> None:
    report = forwarded()
    link = _link(report)
    answered = after(report, Action.OUTSIDE_ANSWER, NOW)
    again = after(contested(answered, NOW).report, Action.FORWARD, NOW, agency_id="pln")

    with pytest.raises(NotFoundError):
        require_with_body(again, link)
    assert require_with_body(again, _link(again)) == again.letter


def test_a_message_from_the_reporter_leaves_the_link_as_it_is() -> None:
    report = forwarded()

    later_on = written(report, later(hours=1)).report

    assert later_on.version > report.version
    assert require_with_body(later_on, _link(report)) == report.letter


def test_the_word_of_a_link_is_found_in_the_history_and_no_other() -> None:
    report = forwarded()
    change = _said(report, ANSWER, NOW)
    link = _link(report)

    assert word_on(link, (change.event,)) == change.event
    for other in (
        replace(link, report_id="0" * 32),
        replace(link, city_id="makassar"),
        replace(link, revision=link.revision + 1),
    ):
        assert word_on(other, (change.event,)) is None


def test_a_letter_is_answered_under_the_same_number_for_ever() -> None:
    """What was kept of earlier answers is found by it, whichever version of the program wrote it."""
    link = replace(_link(forwarded()), city_id="kendari", report_id="0" * 32, revision=3)

    assert operation_of(link) == "8bebb3d50d8ee1ebad1ca8f3a3fdcb87"


def test_the_link_of_a_letter_is_for_its_body_and_its_answer_until_the_day_it_ends() -> None:
    report = forwarded()
    letter = report.letter

    assert letter is not None
    assert link_of(report, letter, later(days=30)) == SignedLink(
        Purpose.OUTSIDE_ANSWER,
        report.city_id,
        report.report_id,
        "pln",
        later(days=30),
        letter.revision,
    )


def test_the_desk_that_never_had_it_has_it_from_the_moment_the_body_declines() -> None:
    unseen = replace(forwarded(), clocks={Stage.OUTSIDE: NOW})

    assert _said(unseen, DECLINE, later(days=2)).report.clocks == {
        Stage.OUTSIDE: NOW,
        Stage.DESK: later(days=2),
    }
