"""An answer is as good as what it shows: what is needed, what is doubted, and who decides."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from shared.domain.city.reference import Act, Condition, Reference, Rung, Whom
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, Stage, State
from shared.domain.lifecycle.escalation import decide_rung
from shared.domain.lifecycle.lifecycle import decide_action, is_open_to
from shared.domain.lifecycle.outside import ExternalReply, decide_word
from shared.domain.lifecycle.proof_review import decide_proof
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.notify.effects import effects_of
from shared.domain.notify.supersession import is_superseded
from shared.domain.people.access import Action, Role
from shared.domain.photos.evidence_reasons import Flag
from shared.domain.photos.photos import Photo, PhotoPurpose, PhotoState
from shared.domain.report.actor import Actor
from shared.domain.report.proof import NO_PROOFS, Proofs
from shared.domain.report.report import Change, Report
from shared.domain.sla.deadlines import with_next_deadline
from shared.domain.sla.history import EventDraft
from tests.builders import NOW, make_photo
from tests.unit.domain.lives import (
    DAY,
    DESK,
    HOUR,
    OFFICER,
    SUPERVISOR,
    city_ladders,
    city_reference,
    confirmed,
    contested,
    forwarded,
    routed,
    standing,
)
from tests.unit.domain.outcomes import refusal, told

_PUSH_DESK = (Act.PUSH, Whom.DESK, "proof_review")
_CITIZEN = (
    Rung("review", Condition.PROOF_WANTING, DAY, *_PUSH_DESK),
    *city_ladders()[Stage.CITIZEN],
)
_PLAIN = city_reference(ladders={**city_ladders(), Stage.CITIZEN: _CITIZEN})
_ROADS = replace(_PLAIN.categories["jalan_rusak"], needs_proof=True)
ASKING: Reference = replace(_PLAIN, categories={**_PLAIN.categories, "jalan_rusak": _ROADS})
ANSWERED_AT = NOW + HOUR
PROOF = make_photo(photo_id="proof-1", purpose=PhotoPurpose.PROOF)


def asked(
    report: Report,
    action: Action,
    at: datetime = ANSWERED_AT,
    *,
    actor: Actor = OFFICER,
    reference: Reference = ASKING,
    **fields: Any,
) -> Change:
    whole: Mapping[str, Any] = {"text": "Sudah kami tambal.", **fields}
    context = Context(reference, at, "operation", actor)
    return decide_action(report, Request(action, report.version, **whole), context)


def answered(photos: tuple[Photo, ...] = (PROOF,), reference: Reference = ASKING) -> Report:
    return asked(routed(), Action.ANSWER, photos=photos, reference=reference).report


def weighed(report: Report, flag: Flag, reference: Reference = ASKING, **fields: Any) -> Change:
    change = settled(report, reference, **{"state": PhotoState.PUBLISHED, "flag": flag, **fields})
    assert change is not None
    return change


def settled(report: Report, reference: Reference, **fields: Any) -> Change | None:
    photo = replace(PROOF, **fields)
    return decide_proof(report, photo, reference, ANSWERED_AT + HOUR, "weighed")


def rang(report: Report, at: datetime) -> Change | None:
    return decide_rung(with_next_deadline(report, ASKING), ASKING, at, "alarm")


def test_an_office_shows_its_work_where_the_category_asks_for_it() -> None:
    with pytest.raises(InvalidError) as refused:
        asked(routed(), Action.ANSWER)
    assert (refused.value.code, refused.value.params["field"]) == ("proof_required", "photos")
    assert asked(routed(), Action.ANSWER, reference=_PLAIN).report.state is State.ANSWERED
    assert answered().state is State.ANSWERED


def test_a_picture_shown_while_working_counts() -> None:
    accepted = asked(routed(), Action.ACCEPT).report
    working = asked(accepted, Action.PROGRESS, photos=(PROOF,)).report
    assert asked(working, Action.ANSWER).report.state is State.ANSWERED
    seen = weighed(working, Flag.OK).report
    assert asked(seen, Action.ANSWER).report.proofs.are_wanting is False


def test_an_outside_body_and_a_supervisor_answer_without_pictures() -> None:
    outside = asked(forwarded(), Action.OUTSIDE_ANSWER, actor=DESK).report
    assert (outside.state, outside.proofs.are_wanting) == (State.ANSWERED, False)
    theirs = asked(routed(), Action.ANSWER, actor=SUPERVISOR).report
    assert (theirs.state, theirs.proofs) == (State.ANSWERED, Proofs(accepted=True))


def by_letter(report: Report) -> Change:
    word = ExternalReply("Sudah kami aspal.", "Budi Contoh", "Kepala Satker")
    return decide_word(report, word, Context(ASKING, ANSWERED_AT, "letter", DESK))


def through_the_desk(report: Report) -> Change:
    return asked(report, Action.OUTSIDE_ANSWER, actor=DESK)


@pytest.mark.parametrize("passed_on", [by_letter, through_the_desk])
def test_what_an_office_showed_is_not_held_against_an_outside_body(
    passed_on: Callable[[Report], Change],
) -> None:
    """Its doubted picture was of its own work: the body's answer closes by silence like any other."""
    accepted = asked(routed(), Action.ACCEPT).report
    working = asked(accepted, Action.PROGRESS, photos=(PROOF,)).report
    doubted = weighed(working, Flag.DOUBTFUL).report
    sent_out = asked(doubted, Action.FORWARD, actor=DESK, agency_id="bpjn").report
    answer = passed_on(sent_out).report
    assert (answer.due.rung_id, answer.due.at) == ("close", ANSWERED_AT + 14 * DAY)


def test_silence_closes_only_what_a_sound_picture_bears_out() -> None:
    waiting = answered()
    assert (waiting.due.rung_id, waiting.due.at) == ("review", ANSWERED_AT + DAY)
    sound = weighed(waiting, Flag.OK).report
    assert (sound.due.rung_id, sound.due.at) == ("close", ANSWERED_AT + 14 * DAY)
    closed = rang(sound, ANSWERED_AT + 14 * DAY)
    assert closed is not None
    assert closed.report.state is State.CLOSED


@pytest.mark.parametrize(
    ("reference", "flag", "is_closed_by_silence"),
    [
        (ASKING, Flag.OK, True),
        (ASKING, Flag.CHECK, True),
        (ASKING, Flag.DOUBTFUL, False),
        (_PLAIN, Flag.DOUBTFUL, False),
    ],
)
def test_a_doubtful_picture_keeps_the_report_open(
    reference: Reference, flag: Flag, *, is_closed_by_silence: bool
) -> None:
    report = weighed(answered(reference=reference), flag, reference).report
    at = ANSWERED_AT + 30 * DAY
    while (change := decide_rung(report, reference, at, "alarm")) is not None:
        report = change.report
    assert (report.state is State.CLOSED) is is_closed_by_silence


WEIGHED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "sound": ({"state": PhotoState.PUBLISHED, "flag": Flag.OK}, {"flag": "ok"}),
    "doubtful": (
        {"state": PhotoState.PUBLISHED, "flag": Flag.DOUBTFUL},
        {"flag": "doubtful", "wanting": True},
    ),
    "cannot be opened": (
        {"state": PhotoState.REFUSED, "refused_because": "photo_damaged"},
        {"refused_because": "photo_damaged", "wanting": True},
    ),
}


@pytest.mark.parametrize("name", WEIGHED)
def test_the_history_tells_what_a_picture_is_worth(name: str) -> None:
    """One that cannot be opened shows nothing."""
    fields, tells = WEIGHED[name]
    change = settled(answered(), ASKING, **fields)
    detail = {"photo": "proof-1", **tells}
    publisher = Actor("system", "publish_photo")
    assert told(change) == (
        EventDraft(EventType.PROOF_WEIGHED, publisher, detail=detail),
        ANSWERED_AT + HOUR,
        "weighed",
    )
    assert change is not None
    assert change.report.proofs.are_wanting is ("wanting" in tells)


def test_a_sound_picture_that_nobody_asked_for_is_not_worth_an_event() -> None:
    plain = answered(reference=_PLAIN)
    assert settled(plain, _PLAIN, state=PhotoState.PUBLISHED, flag=Flag.OK) is None


def test_pictures_of_an_earlier_round_or_of_a_closed_report_change_nothing() -> None:
    again = contested(answered(), NOW + DAY).report
    assert settled(again, ASKING, state=PhotoState.PUBLISHED, flag=Flag.DOUBTFUL) is None
    closed = confirmed(answered(), NOW + DAY).report
    assert settled(closed, ASKING, state=PhotoState.PUBLISHED, flag=Flag.DOUBTFUL) is None


def test_each_picture_is_noted_once() -> None:
    once = weighed(answered(), Flag.DOUBTFUL).report
    assert settled(once, ASKING, state=PhotoState.PUBLISHED, flag=Flag.DOUBTFUL) is None


def test_the_reporter_may_close_what_a_machine_doubts() -> None:
    """They see the place; the machine sees a file."""
    doubted = weighed(answered(), Flag.DOUBTFUL).report
    assert confirmed(doubted, NOW + DAY).report.state is State.CLOSED


def test_the_desk_is_told_of_a_doubt_and_the_reporter_of_none() -> None:
    heard = [
        (each.kind, each.whom, each.template)
        for each in effects_of(weighed(answered(), Flag.DOUBTFUL).event)
    ]
    assert heard == [("push", Whom.DESK, "proof_doubted")]
    sound = effects_of(weighed(answered(), Flag.OK).event)
    assert [each.kind for each in sound] == ["alarm"]


def test_a_supervisor_accepts_and_says_why() -> None:
    doubted = weighed(answered(), Flag.DOUBTFUL).report
    change = asked(doubted, Action.ACCEPT_PROOF, actor=SUPERVISOR, text="Sudut foto memang sama.")
    assert change.event.type is EventType.PROOF_ACCEPTED
    assert (change.report.state, change.report.proofs.are_wanting) == (State.ANSWERED, False)
    assert (change.report.due.rung_id, change.report.due.at) == ("close", ANSWERED_AT + 14 * DAY)


@pytest.mark.parametrize("action", [Action.ACCEPT_PROOF, Action.REJECT_PROOF])
def test_neither_is_decided_without_a_word_why(action: Action) -> None:
    doubted = weighed(answered(), Flag.DOUBTFUL).report
    assert refusal(InvalidError, lambda: asked(doubted, action, actor=SUPERVISOR, text="")) == (
        "text_required",
        {"field": "text"},
    )


def test_rejected_work_is_with_the_office_again_on_its_old_clock() -> None:
    answer = asked(routed(), Action.ANSWER, photos=(PROOF,), public_text="Sudah ditambal.").report
    doubted = weighed(answer, Flag.DOUBTFUL).report
    at = ANSWERED_AT + 2 * DAY
    change = asked(doubted, Action.REJECT_PROOF, at, actor=SUPERVISOR, text="Foto pelapor sendiri.")
    report = change.report
    assert (report.state, report.agency_id) == (State.REOPENED, "pupr")
    assert (report.proofs, report.public_answer) == (NO_PROOFS, "")
    assert report.clocks["office/pupr"] == doubted.clocks["office/pupr"]
    assert report.reopened_count == 0
    assert report.due.rung_id == "nudge"
    heard = {(each.whom, each.template) for each in effects_of(change.event)}
    assert {(Whom.OFFICE, "proof_rejected"), (Whom.REPORTER, "answer_redone")} <= heard
    with pytest.raises(InvalidError):
        asked(report, Action.ANSWER, at + HOUR)


def test_an_answer_given_again_is_reviewed_again() -> None:
    reminded = rang(answered(), ANSWERED_AT + DAY)
    assert reminded is not None
    at = ANSWERED_AT + 2 * DAY
    back = asked(reminded.report, Action.REJECT_PROOF, at, actor=SUPERVISOR).report
    again = asked(back, Action.ANSWER, at, photos=(replace(PROOF, photo_id="proof-2"),)).report
    assert (again.due.rung_id, again.due.at) == ("review", at + DAY)


def test_there_is_nothing_to_decide_on_where_nothing_is_wanting() -> None:
    sound = weighed(answered(), Flag.OK).report
    for action in (Action.ACCEPT_PROOF, Action.REJECT_PROOF):
        assert not is_open_to(sound, action, Role.SUPERVISOR)
        with pytest.raises(ConflictError) as refused:
            asked(sound, action, actor=SUPERVISOR)
        assert refused.value.code == "proof_not_in_question"
        assert is_open_to(weighed(answered(), Flag.DOUBTFUL).report, action, Role.SUPERVISOR)


def test_a_reminder_to_review_is_not_sent_once_somebody_has() -> None:
    doubted = weighed(answered(), Flag.DOUBTFUL).report
    reminded = rang(doubted, ANSWERED_AT + DAY)
    assert reminded is not None
    (push,) = [each for each in effects_of(reminded.event) if each.kind == "push"]
    assert (push.whom, push.template) == (Whom.DESK, "proof_review")
    assert not is_superseded(push, reminded.event, reminded.report)
    accepted = asked(reminded.report, Action.ACCEPT_PROOF, ANSWERED_AT + 2 * DAY, actor=SUPERVISOR)
    assert is_superseded(push, reminded.event, accepted.report)


def test_the_public_answer_holds_nothing_that_leads_to_a_person() -> None:
    report = standing(State.ASSIGNED)
    with pytest.raises(InvalidError) as refused:
        asked(report, Action.ANSWER, photos=(PROOF,), public_text="Hubungi 0812 3456 7890.")
    assert (refused.value.code, refused.value.params["field"]) == (
        "public_text_tells_of_people",
        "public_text",
    )
    whole = asked(
        report, Action.ANSWER, photos=(PROOF,), public_text="Lubang sudah ditambal."
    ).report
    assert (whole.answer_text, whole.public_answer) == (
        "Sudah kami tambal.",
        "Lubang sudah ditambal.",
    )


def test_a_secret_report_has_no_public_answer() -> None:
    secret = replace(routed(), secret=True)
    assert refusal(
        InvalidError, lambda: asked(secret, Action.ANSWER, photos=(PROOF,), public_text="Sudah.")
    ) == ("secret_has_no_public_answer", {"field": "public_text"})


def test_the_review_is_due_within_a_day_even_if_no_picture_is_ever_sent() -> None:
    reminded = rang(answered(), ANSWERED_AT + DAY + timedelta(seconds=1))
    assert reminded is not None
    assert reminded.event.detail["rung"] == "review"
