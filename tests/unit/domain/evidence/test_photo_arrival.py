"""A photo that was announced before a question and arrives after it."""

from dataclasses import replace

import pytest

from shared.domain.city.categories import PhotoDoubt
from shared.domain.city.reference import Whom
from shared.domain.evidence.photo_arrival import decide_arrival
from shared.domain.kernel.states import EventType, State
from shared.domain.notify.effects import effects_of
from shared.domain.people.access import Action
from shared.domain.photos.evidence_reasons import Flag, Signal, reason, weighed
from shared.domain.photos.photos import OF_REPORTERS, Photo, PhotoPurpose, PhotoState
from shared.domain.report.report import Change, Report
from shared.domain.texts.catalogue import is_text
from shared.domain.texts.timeline import timeline_key
from tests.builders import NOW, make_photo
from tests.unit.domain.lives import DAY, HOUR, REFERENCE, after, climbed, routed, withdrawn

SIGNS: dict[Flag, tuple[Signal, ...]] = {
    Flag.OK: (),
    Flag.CHECK: (Signal.WEEKS_OLD,),
    Flag.DOUBTFUL: (Signal.OUTSIDE_CITY,),
}
ASKED = after(routed(), Action.ASK, NOW + HOUR)
ENDED = climbed(ASKED, NOW + HOUR + 30 * DAY).report
_ROADS = replace(REFERENCE.categories["jalan_rusak"], on_doubt=PhotoDoubt.ASK)
ASKING = replace(REFERENCE, categories={**REFERENCE.categories, "jalan_rusak": _ROADS})


def a_photo(flag: Flag = Flag.OK, purpose: PhotoPurpose = PhotoPurpose.COMPLAINT) -> Photo:
    found = weighed(map(reason, SIGNS[flag]))
    return make_photo(
        state=PhotoState.PUBLISHED, flag=found.flag, reasons=found.reasons, purpose=purpose
    )


def arrived(report: Report, photo: Photo) -> Change | None:
    return decide_arrival(report, photo, ASKING, NOW + 31 * DAY, "photo")


@pytest.mark.parametrize("flag", list(Flag))
@pytest.mark.parametrize("purpose", sorted(OF_REPORTERS))
@pytest.mark.parametrize("report", [ASKED, ENDED], ids=["waiting", "ended by silence"])
def test_it_answers_the_question_and_its_office_hears_of_it(
    report: Report, purpose: PhotoPurpose, flag: Flag
) -> None:
    change = arrived(report, a_photo(flag, purpose))
    assert change is not None
    assert (change.event.type, change.report.state) == (EventType.INFORMED, State.ASSIGNED)
    assert change.report.resume_state is None
    (told,) = [each for each in effects_of(change.event) if each.whom is Whom.OFFICE]
    assert told.template == "reporter_informed"
    assert timeline_key(change.event) == "timeline.informed.photo"
    assert is_text(timeline_key(change.event))


def test_what_has_not_come_is_no_answer() -> None:
    assert arrived(ASKED, replace(a_photo(), state=PhotoState.ANNOUNCED, flag=None)) is None


REFUSED = replace(
    a_photo(), state=PhotoState.REFUSED, flag=None, refused_because="photo_not_an_image"
)


@pytest.mark.parametrize("purpose", sorted(OF_REPORTERS))
@pytest.mark.parametrize(
    "report",
    [routed(), ASKED, ENDED],
    ids=["with an office", "waiting", "ended by silence"],
)
def test_who_sent_what_nobody_can_see_is_told_and_nothing_else_happens(
    report: Report, purpose: PhotoPurpose
) -> None:
    """By then they may have left the app; that they sent something is no answer to a question."""
    change = arrived(report, replace(REFUSED, purpose=purpose))
    assert change is not None
    assert (change.report.state, change.report.due) == (report.state, report.due)
    told = {each.template: each.whom for each in effects_of(change.event)}
    assert told == {"photo_refused": Whom.REPORTER}
    assert is_text(timeline_key(change.event))


def test_of_what_is_over_nobody_is_asked_for_a_photo() -> None:
    assert arrived(withdrawn(routed(), NOW + HOUR).report, REFUSED) is None


def test_asked_for_a_better_photo_only_a_better_one_is_an_answer() -> None:
    asked = arrived(routed(), a_photo(Flag.DOUBTFUL))
    assert asked is not None
    assert asked.report.state is State.NEEDS_INFORMATION
    assert arrived(asked.report, a_photo(Flag.DOUBTFUL)) is None
    better = arrived(asked.report, a_photo(Flag.CHECK))
    assert better is not None
    assert better.report.state is State.ASSIGNED


def test_where_nothing_was_asked_only_a_doubtful_photo_of_the_complaint_has_consequences() -> None:
    assert arrived(routed(), a_photo()) is None
    assert arrived(routed(), a_photo(Flag.DOUBTFUL, PhotoPurpose.NOT_FIXED)) is None
    assert arrived(withdrawn(ASKED, NOW + DAY).report, a_photo()) is None
