"""A wish to publish a draft is answered with yes or no; without one a draft is only reviewed."""

from dataclasses import replace

import pytest

from shared.domain.pack.edit.draft import PackDraft, laid_out
from shared.domain.pack.edit.publication import Origin, Publication
from shared.domain.pack.edit.publish_decision import (
    DraftState,
    InForce,
    PublishDecision,
    PublishRequest,
    decide_publish,
)
from shared.domain.pack.files.pack_files import pack_version
from shared.domain.pack.parse import parse_pack
from tests.builders import NOW
from tests.unit.domain.pack.edit.test_draft import edited
from tests.unit.domain.packs import TINY

VERSION = pack_version(TINY)
IN_FORCE = InForce(
    Publication("kendari", 7, VERSION, Origin.IMPORT, NOW, "ani"),
    TINY,
    parse_pack("kendari", TINY),
)
SAME = laid_out("kendari", VERSION, TINY)
SOUND, FAULTY = (
    replace(edited("hours", "friday", closes=closes), base=VERSION) for closes in ("16:45", "1")
)
OUTDATED = replace(SOUND, base="0123456789ab")


def decided(draft: PackDraft, *, wished: bool, may_publish: bool) -> PublishDecision:
    wish = PublishRequest(may_publish, "budi@kendari.example", NOW)
    return decide_publish(replace(draft, publish=wished, note="jam Jumat"), IN_FORCE, wish)


@pytest.mark.parametrize(
    ("draft", "unasked", "asked"),
    [
        (SAME, DraftState.UNCHANGED, DraftState.UNCHANGED),
        (SOUND, DraftState.SOUND, DraftState.PUBLISHED),
        (FAULTY, DraftState.FAULTY, DraftState.FAULTY),
        (OUTDATED, DraftState.OUTDATED, DraftState.OUTDATED),
    ],
    ids=["unchanged", "sound", "faulty", "outdated"],
)
def test_only_a_sound_change_that_somebody_wants_is_put_in_force(
    draft: PackDraft, unasked: DraftState, asked: DraftState
) -> None:
    for wished, may_publish in ((False, False), (True, False), (False, True)):
        found = decided(draft, wished=wished, may_publish=may_publish)
        assert (found.state, found.answers_wish, found.version) == (unasked, False, VERSION)
        assert found.publication is None
    answered = decided(draft, wished=True, may_publish=True)
    assert (answered.state, answered.answers_wish) == (asked, True)


def test_what_is_published_stands_on_record_and_is_the_version_from_then_on() -> None:
    found = decided(SOUND, wished=True, may_publish=True)
    assert found.review.reference is not None
    version = found.review.reference.version
    assert version == found.version != VERSION
    assert found.publication == Publication(
        "kendari", 8, version, Origin.DRAFT, NOW, "budi@kendari.example", "jam Jumat", VERSION
    )


def test_a_draft_that_is_refused_says_what_is_wrong_with_it() -> None:
    review = decided(FAULTY, wished=True, may_publish=True).review
    assert "'1'" in review.mistakes["hours", "friday"][0]
    assert review.count == 1
