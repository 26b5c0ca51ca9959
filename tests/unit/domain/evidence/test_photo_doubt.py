"""A doubtful photo of the reporter's: what their category makes of it, and that nobody is left waiting."""

from dataclasses import replace
from datetime import datetime

import pytest

from shared.domain.city.categories import PhotoDoubt
from shared.domain.city.reference import Reference, Whom
from shared.domain.evidence.photo_doubt import decide_doubt, is_in_doubt
from shared.domain.kernel.errors import TransientError
from shared.domain.kernel.states import EventType, State
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action
from shared.domain.photos.evidence_reasons import Flag, Signal, reason, weighed
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.report.report import Change, Report
from shared.domain.texts.catalogue import is_text
from shared.domain.texts.timeline import timeline_key
from tests.builders import NOW, make_photo
from tests.unit.domain.lives import (
    DAY,
    HOUR,
    REFERENCE,
    after,
    climbed,
    in_triage,
    routed,
    submitted,
    withdrawn,
    written,
)

SIGNS: dict[Flag, tuple[Signal, ...]] = {
    Flag.OK: (),
    Flag.CHECK: (Signal.WEEKS_OLD,),
    Flag.DOUBTFUL: (Signal.OUTSIDE_CITY,),
}


def policy(on_doubt: PhotoDoubt) -> Reference:
    roads = replace(REFERENCE.categories["jalan_rusak"], on_doubt=on_doubt)
    return replace(REFERENCE, categories={**REFERENCE.categories, "jalan_rusak": roads})


def photo_with(*signs: Signal) -> Photo:
    found = weighed(map(reason, signs))
    return make_photo(state=PhotoState.PUBLISHED, flag=found.flag, reasons=found.reasons)


def doubted(
    report: Report,
    on_doubt: PhotoDoubt,
    at: datetime = NOW + HOUR,
    signs: tuple[Signal, ...] = SIGNS[Flag.DOUBTFUL],
) -> Change | None:
    return decide_doubt(report, photo_with(*signs), policy(on_doubt), at, "doubt")


def asked(report: Report) -> Change:
    change = doubted(report, PhotoDoubt.ASK)
    assert change is not None
    return change


@pytest.mark.parametrize("flag", [Flag.OK, Flag.CHECK])
@pytest.mark.parametrize("on_doubt", list(PhotoDoubt))
def test_only_a_doubtful_photo_has_consequences(on_doubt: PhotoDoubt, flag: Flag) -> None:
    assert photo_with(*SIGNS[flag]).flag is flag
    assert doubted(routed(), on_doubt, signs=SIGNS[flag]) is None


@pytest.mark.parametrize(
    ("signs", "is_asked"),
    [
        ((Signal.NOT_LIVE,), False),
        ((Signal.NOT_LIVE, Signal.GALLERY, Signal.NO_METADATA), False),
        ((Signal.NOT_LIVE, Signal.DAYS_OLD, Signal.FRESH), False),
        ((Signal.NOT_LIVE, Signal.OUTSIDE_CITY), True),
        ((Signal.NOT_LIVE, Signal.NEAR_PLACE, Signal.MADE_BY_AI), True),
    ],
)
@pytest.mark.parametrize("on_doubt", [PhotoDoubt.ASK, PhotoDoubt.HOLD])
def test_that_no_camera_of_the_apps_took_it_is_a_flag_and_no_more(
    on_doubt: PhotoDoubt, signs: tuple[Signal, ...], *, is_asked: bool
) -> None:
    photo = photo_with(*signs)
    assert photo.flag is Flag.DOUBTFUL
    assert is_in_doubt(photo) is is_asked
    assert (doubted(routed(), on_doubt, signs=signs) is not None) is is_asked


def test_without_a_policy_the_officer_sees_a_flag_and_no_more() -> None:
    assert doubted(routed(), PhotoDoubt.FLAG) is None
    assert doubted(in_triage(), PhotoDoubt.ASK) is None


def test_the_reporter_is_asked_once_and_their_word_brings_the_report_back() -> None:
    change = asked(routed())
    assert (change.event.type, change.report.state) == (EventType.ASKED, State.NEEDS_INFORMATION)
    (told,) = [each for each in effects_of(change.event) if each.whom is Whom.REPORTER]
    assert told.template == "information_needed"
    assert timeline_key(change.event) == "timeline.asked.photo"
    assert is_text(timeline_key(change.event))
    back = written(change.report, NOW + 2 * HOUR, "Ini foto baru.").report
    assert (back.state, back.agency_id) == (State.ASSIGNED, "pupr")
    assert back.clocks["office/pupr"] == routed().clocks["office/pupr"]
    assert doubted(back, PhotoDoubt.ASK) is None


def test_who_never_answers_ends_as_after_any_question() -> None:
    waiting = asked(routed()).report
    ended = climbed(waiting, NOW + 40 * DAY).report
    assert ended.state is State.WITHDRAWN
    assert written(ended, NOW + 41 * DAY).report.state is State.ASSIGNED


def test_a_photo_to_be_held_brings_the_report_to_the_desk() -> None:
    change = doubted(routed(), PhotoDoubt.HOLD)
    assert change is not None
    assert (change.report.state, change.report.agency_id) == (State.TRIAGE, None)
    assert change.event.detail["rule"] == "photo_doubtful"
    assert is_text(timeline_key(change.event))
    assert doubted(change.report, PhotoDoubt.HOLD) is None


@pytest.mark.parametrize("on_doubt", [PhotoDoubt.ASK, PhotoDoubt.HOLD])
def test_nothing_is_taken_from_an_office_that_has_begun(on_doubt: PhotoDoubt) -> None:
    accepted = after(routed(), Action.ACCEPT, NOW + HOUR)
    for report in (accepted, withdrawn(routed(), NOW + HOUR).report):
        assert doubted(report, on_doubt) is None


def test_a_report_on_its_way_is_waited_for() -> None:
    with pytest.raises(TransientError):
        doubted(submitted().report, PhotoDoubt.ASK)
