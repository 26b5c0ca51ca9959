"""What may be covered, from whom a picture is kept, and that both covering and looking leave a trace."""

import pytest

from shared.domain.evidence.redaction import (
    MAX_BOXES,
    Box,
    check_boxes,
    decide_opening,
    decide_redaction,
    is_withheld,
)
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import EventType
from shared.domain.people.access import Role
from shared.domain.photos.photos import PhotoPurpose, PhotoState
from tests.builders import NOW, make_photo, make_report
from tests.unit.domain.lives import SUPERVISOR, in_context, routed

FACE = Box(0.1, 0.1, 0.4, 0.5)
PHOTO = make_photo(state=PhotoState.PUBLISHED)


@pytest.mark.parametrize(
    "boxes",
    [
        [],
        [FACE] * (MAX_BOXES + 1),
        [Box(0.4, 0.1, 0.1, 0.5)],
        [Box(0.1, 0.5, 0.4, 0.5)],
        [Box(-0.1, 0.1, 0.4, 0.5)],
        [FACE, Box(0.1, 0.1, 0.4, 1.5)],
        [Box(float("nan"), 0.1, 0.4, 0.5)],
    ],
)
def test_boxes_that_cover_nothing_are_refused(boxes: list[Box]) -> None:
    with pytest.raises(InvalidError) as refused:
        check_boxes(boxes)
    assert refused.value.code == "boxes_invalid"


def test_the_whole_picture_may_be_covered() -> None:
    check_boxes([Box(0.0, 0.0, 1.0, 1.0)])


@pytest.mark.parametrize(
    ("report", "photo", "withheld_from"),
    [
        ({"secret": True}, {}, {Role.OFFICER, Role.HEAD, Role.LEADER, Role.REGIONAL_SECRETARY}),
        ({"secret": False}, {}, set()),
        ({"secret": True, "restricted": True}, {}, set()),
        ({"secret": True}, {"redaction": "ab"}, set()),
        ({"secret": True}, {"purpose": PhotoPurpose.PROOF}, set()),
    ],
)
def test_from_whom_a_reporters_picture_is_kept(
    report: dict[str, bool], photo: dict[str, object], withheld_from: set[Role]
) -> None:
    readers = (
        Role.OFFICER,
        Role.HEAD,
        Role.DESK,
        Role.SUPERVISOR,
        Role.LEADER,
        Role.REGIONAL_SECRETARY,
    )
    whole = make_report(**report)
    assert {
        role for role in readers if is_withheld(whole, make_photo(**photo), role)
    } == withheld_from


def test_a_redaction_is_a_change_that_names_the_copy() -> None:
    report = routed()
    change = decide_redaction(
        report, PHOTO, [FACE], in_context(NOW, SUPERVISOR, "0123456789abcdef01")
    )
    assert change.redacted is not None
    assert (
        change.redacted.copy_name("small") == f"{PHOTO.object_name}/redacted-0123456789abcdef-small"
    )
    assert (change.event.type, change.event.detail["boxes"]) == (EventType.PHOTO_REDACTED, 1)
    assert (change.report.state, change.report.due) == (report.state, report.due)


def test_the_clean_copy_keeps_its_name() -> None:
    assert PHOTO.copy_name("large") == f"{PHOTO.object_name}/large"


def test_who_looks_beneath_says_why() -> None:
    change = decide_opening(routed(), PHOTO, "Memeriksa pelat.", in_context(NOW, SUPERVISOR))
    assert (change.event.type, change.event.text) == (EventType.PHOTO_OPENED, "Memeriksa pelat.")
    assert change.event.actor.actor_id == "uid-supervisor"
    for reason, code in (("", "text_required"), ("0812 3456 7890", "reason_tells_of_people")):
        with pytest.raises(InvalidError, match=code):
            decide_opening(routed(), PHOTO, reason, in_context(NOW, SUPERVISOR))
