"""What the parts of a report mean for the whole, and the whole for its parts."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.cases.child_reports import decide_part, decide_whole
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.notify.effects import EffectKind, effects_of
from shared.domain.people.access import Action
from shared.domain.report.actor import JOINED
from shared.domain.report.proof import Proofs
from shared.domain.report.report import Change, Report
from tests.builders import NOW
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    SYSTEM,
    acted,
    after,
    city_reference,
    climbed,
    confirmed,
    contested,
    in_context,
    routed,
    rung,
    split,
    withdrawn,
    written,
)

LATER = NOW + 2 * HOUR
AFTER = NOW + 3 * HOUR


@pytest.fixture
def whole() -> Report:
    return split(routed(), LATER)[0].report


@pytest.fixture
def parts() -> list[Report]:
    return [change.report for change in split(routed(), LATER)[1:]]


def _answered(parts: list[Report], at: Any = AFTER) -> list[Report]:
    return [after(p, Action.ANSWER, at, text=f"Dari {p.agency_id}.") for p in parts]


def _gathered(whole: Report, parts: list[Report], at: Any = AFTER) -> Change | None:
    return decide_whole(whole, parts, in_context(at, SYSTEM))


def test_the_whole_is_answered_once_every_part_is_over(whole: Report, parts: list[Report]) -> None:
    first, second = _answered(parts)
    assert _gathered(whole, [first, parts[1]]) is None
    change = _gathered(whole, [first, second])
    assert change is not None
    assert (change.report.state, change.event.type) == (State.ANSWERED, EventType.PARTS_ENDED)
    assert change.event.detail == {"answered": 2}
    assert change.report.answer_text == (
        "Dinas PUPR: Dari pupr.\n\nDinas Lingkungan Hidup: Dari dlh."
    )
    assert change.report.public_answer == ""
    assert rung(change.report, AFTER + 15 * DAY) is not None
    assert _gathered(change.report, [first, second]) is None


def test_one_office_without_words_for_everybody_takes_nobody_elses_away(
    whole: Report, parts: list[Report]
) -> None:
    first, second = _answered(parts)
    change = _gathered(whole, [replace(first, public_answer="Jalan sudah rata."), second])
    assert change is not None
    assert change.report.public_answer == (
        "Dinas PUPR: Jalan sudah rata.\n\n"
        "Dinas Lingkungan Hidup sudah menjawab laporan ini kepada pelapor."
    )


def test_a_rejected_part_is_over_and_says_nothing(whole: Report, parts: list[Report]) -> None:
    first, _ = _answered(parts)
    rejected = after(parts[1], Action.REJECT, AFTER, actor=DESK)
    change = _gathered(whole, [first, rejected])
    assert change is not None
    assert change.report.answer_text == "Dinas PUPR: Dari pupr."
    none_answered = [after(part, Action.REJECT, AFTER, actor=DESK) for part in parts]
    back = _gathered(whole, none_answered)
    assert back is not None
    assert (back.report.state, back.event.type) == (State.TRIAGE, EventType.TRIAGED)
    assert (back.report.ties.parts, back.report.ties.before) == ((), None)
    assert (back.report.version, back.event.state_before) == (whole.version + 1, State.SPLIT)


def test_an_office_that_answered_without_words_leaves_the_answer_to_its_state(
    whole: Report, parts: list[Report]
) -> None:
    first, second = _answered(parts)
    change = _gathered(whole, [first, replace(second, answer_text="")])
    assert change is not None
    assert (change.report.state, change.report.answer_text) == (State.ANSWERED, "")


def test_a_second_answer_to_all_is_reminded_of_like_the_first(
    whole: Report, parts: list[Report]
) -> None:
    """What was climbed while the offices had it stays climbed."""
    reminded = replace(whole, fired=("parts:legal", "citizen:close"))
    change = _gathered(reminded, _answered(parts))
    assert change is not None
    assert change.report.fired == ("parts:legal",)
    assert change.report.due.rung_id == "close"


def test_a_doubted_proof_of_a_part_holds_the_whole_back(whole: Report, parts: list[Report]) -> None:
    first, second = _answered(parts)
    doubted = replace(first, proofs=Proofs(doubted=("p",)))
    assert _gathered(whole, [doubted, second]) is None
    accepted = replace(doubted, proofs=replace(doubted.proofs, accepted=True))
    assert _gathered(whole, [accepted, second]) is not None


def test_no_part_is_closed_by_the_reporters_silence(parts: list[Report]) -> None:
    for part in _answered(parts):
        assert part.due.at is None
        assert rung(part, AFTER + 400 * DAY) is None


@pytest.fixture
def answered(whole: Report, parts: list[Report]) -> tuple[Report, list[Report]]:
    over = _answered(parts)
    change = _gathered(whole, over)
    assert change is not None
    return change.report, over


def _followed(part: Report, change: Change, at: Any = AFTER) -> Change | None:
    return decide_part(part, change.event, in_context(at, SYSTEM))


def test_the_reporters_word_on_the_whole_reaches_every_part(
    answered: tuple[Report, list[Report]],
) -> None:
    whole, parts = answered
    for change in (confirmed(whole, AFTER), climbed(whole, AFTER + 20 * DAY)):
        passed_on = [e for e in effects_of(change.event) if e.kind is EffectKind.RELATED]
        assert [effect.report_id for effect in passed_on] == list(whole.ties.parts)
        closed = _followed(parts[0], change)
        assert closed is not None
        assert closed.report.state is State.CLOSED
        assert _followed(closed.report, change) is None
        assert not [e for e in effects_of(closed.event) if e.kind is EffectKind.TELL_REPORTER]


def test_not_fixed_reopens_whole_and_parts_and_old_answers_count_no_more(
    answered: tuple[Report, list[Report]],
) -> None:
    whole, parts = answered
    change = contested(whole, AFTER + HOUR)
    assert change.report.state is State.SPLIT
    assert _gathered(change.report, parts, AFTER + HOUR) is None
    again = [_followed(part, change, AFTER + HOUR) for part in parts]
    assert [c.report.state if c else None for c in again] == [State.REOPENED] * 2
    assert [c.event.text if c else "" for c in again] == ["Masih berlubang."] * 2
    once_more = _answered([c.report for c in again if c], AFTER + 2 * HOUR)
    assert _gathered(change.report, once_more, AFTER + 2 * HOUR) is not None


def test_a_part_that_is_taken_up_again_takes_the_whole_with_it(
    answered: tuple[Report, list[Report]],
) -> None:
    whole, (first, second) = answered
    redone = replace(first, state=State.REOPENED)
    change = _gathered(replace(whole, public_answer="Sudah rata."), [redone, second])
    assert change is not None
    assert (change.report.state, change.report.answer_text) == (State.SPLIT, "")
    assert change.report.public_answer == ""
    assert change.report.clocks[Stage.PARTS] == whole.clocks[Stage.PARTS]
    assert (change.event.type, change.event.actor) == (EventType.PARTS_RESUMED, SYSTEM)
    assert change.report.version == whole.version + 1


def test_what_the_reporter_writes_reaches_the_open_parts_and_answers_a_question(
    whole: Report, parts: list[Report]
) -> None:
    asked = after(parts[0], Action.ASK, AFTER)
    word = written(whole, AFTER, "Di depan sekolah.")
    resumed, other = _followed(asked, word), _followed(parts[1], word)
    assert resumed is not None
    assert other is not None
    assert (resumed.report.state, resumed.event.text) == (State.ASSIGNED, "Di depan sekolah.")
    assert resumed.event.actor == word.event.actor
    assert (other.event.type, other.report.state) == (EventType.MESSAGED, State.ASSIGNED)
    assert _followed(after(parts[0], Action.REJECT, AFTER, actor=DESK), word) is None


def test_a_part_that_silence_ended_goes_on_by_a_word_on_the_whole(
    whole: Report, parts: list[Report]
) -> None:
    ended = climbed(after(parts[0], Action.ASK, AFTER), AFTER + 30 * DAY).report
    resumed = _followed(ended, written(whole, AFTER + 31 * DAY), AFTER + 31 * DAY)
    assert resumed is not None
    assert (ended.state, resumed.report.state) == (State.WITHDRAWN, State.ASSIGNED)


def test_a_picture_without_words_answers_a_part_and_anothers_word_does_not(
    whole: Report, parts: list[Report]
) -> None:
    asked = after(parts[0], Action.ASK, AFTER)
    silent = written(whole, AFTER)
    silent = replace(silent, event=replace(silent.event, text=""))
    resumed = _followed(asked, silent)
    assert resumed is not None
    assert resumed.report.state is State.ASSIGNED
    by_another = replace(silent.event, actor=replace(silent.event.actor, actor_id=JOINED))
    waiting = _followed(asked, replace(silent, event=by_another))
    assert waiting is not None
    assert waiting.report.state is State.NEEDS_INFORMATION


def test_withdrawing_the_whole_withdraws_its_open_parts(whole: Report, parts: list[Report]) -> None:
    change = withdrawn(whole, AFTER)
    gone = _followed(parts[0], change)
    assert gone is not None
    assert gone.report.state is State.WITHDRAWN
    assert _followed(gone.report, change) is None


def test_the_reporter_hears_of_a_part_by_the_whole(parts: list[Report]) -> None:
    for change, template in (
        (acted(parts[0], Action.ACCEPT, AFTER), "report_accepted"),
        (acted(parts[0], Action.ASK, AFTER), "information_needed"),
        (acted(parts[0], Action.ANSWER, AFTER), "part_answered"),
        (acted(parts[0], Action.REJECT, AFTER, actor=DESK), "part_rejected"),
        (climbed(after(parts[0], Action.ASK, AFTER), AFTER + 60 * DAY), "part_lapsed"),
    ):
        (word,) = (e for e in effects_of(change.event) if e.kind is EffectKind.TELL_REPORTER)
        assert (word.template, word.report_id) == (template, parts[0].ties.part_of)
    turned = effects_of(acted(parts[0], Action.ANSWER, AFTER).event)[-1]
    assert (turned.kind, turned.report_id) == (EffectKind.RELATED, parts[0].ties.part_of)


def test_of_an_office_without_words_for_everybody_the_city_says_so_in_its_own(
    whole: Report, parts: list[Report]
) -> None:
    first, second = _answered(parts)
    texts = {"answer.public": {"id": "{office} sudah menanggapi."}}
    context = replace(in_context(AFTER, SYSTEM), reference=city_reference(texts=texts))
    change = decide_whole(whole, [replace(first, public_answer="Sudah rata."), second], context)
    assert change is not None
    assert change.report.public_answer == (
        "Dinas PUPR: Sudah rata.\n\nDinas Lingkungan Hidup sudah menanggapi."
    )
