from dataclasses import replace

import pytest

from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.pack.edit.draft import PackDraft, laid_out
from shared.domain.pack.edit.publication import Origin, Publication
from shared.domain.pack.edit.publish_decision import DraftState, PublishDecision
from shared.domain.pack.files.pack_files import pack_version
from shared.domain.pack.files.packed import pack
from shared.domain.pack.parse import parse_pack
from shared.usecases.pack.review_draft import PUBLICATION, ReviewDraft, review_draft
from tests.builders import NOW
from tests.fakes import FakeDrafts, FakePublications, PackPorts
from tests.unit.domain.pack.edit.test_draft import edited, without
from tests.unit.domain.packs import TINY

VERSION = pack_version(TINY)
FIRST = Publication("kendari", 1, VERSION, Origin.IMPORT, NOW, "ani")
SOUND, FAULTY = edited("hours", "friday", closes="16:45"), edited("hours", "friday", closes="1")


def run(
    draft: PackDraft | None, command: ReviewDraft, stands: Publication | None = FIRST
) -> PublishDecision | None:
    publications = FakePublications()
    publications.keep("kendari", TINY, pack(parse_pack("kendari", TINY)))
    publications.publish(FIRST)
    drafts = FakeDrafts(draft and replace(draft, base=VERSION), stands)
    return review_draft(command, PackPorts(publications, drafts))


EDIT = ReviewDraft("kendari", "hours", "friday", "budi@kendari.example")
WISH = ReviewDraft("kendari", PUBLICATION, "", "budi@kendari.example")


def wishing(draft: PackDraft) -> PackDraft:
    return replace(draft, publish=True, note="jam Jumat")


@pytest.mark.parametrize(
    ("draft", "command", "state", "answers"),
    [
        (SOUND, EDIT, DraftState.SOUND, False),
        (FAULTY, EDIT, DraftState.FAULTY, False),
        (wishing(FAULTY), WISH, DraftState.FAULTY, True),
        (wishing(SOUND), EDIT, DraftState.SOUND, False),
        (SOUND, WISH, DraftState.SOUND, False),
        (wishing(SOUND), WISH, DraftState.PUBLISHED, True),
        (wishing(laid_out("kendari", VERSION, TINY)), WISH, DraftState.UNCHANGED, True),
        (wishing(without("agencies", "PLN")), WISH, DraftState.FAULTY, True),
    ],
)
def test_what_becomes_of_a_draft(
    draft: PackDraft, command: ReviewDraft, state: DraftState, *, answers: bool
) -> None:
    ruling = run(draft, command)
    assert ruling is not None
    assert (ruling.state, ruling.answers_wish) == (state, answers)
    assert (ruling.publication is not None) is (state is DraftState.PUBLISHED)


def test_a_publication_is_on_record_with_who_when_and_why() -> None:
    ruling = run(wishing(SOUND), WISH)
    assert ruling is not None
    assert ruling.review.reference is not None
    version = ruling.review.reference.version
    assert ruling.publication == Publication(
        "kendari", 2, version, Origin.DRAFT, NOW, "budi@kendari.example", "jam Jumat", VERSION
    )


def test_who_cannot_be_told_is_said_to_be_unknown() -> None:
    ruling = run(wishing(SOUND), replace(WISH, by=""))
    assert ruling is not None
    assert ruling.publication is not None
    assert ruling.publication.by == "unknown"


def test_a_draft_of_an_older_version_takes_the_place_of_nothing() -> None:
    publications = FakePublications()
    publications.keep("kendari", TINY, pack(parse_pack("kendari", TINY)))
    publications.publish(FIRST)
    drafts = FakeDrafts(replace(wishing(SOUND), base="0123456789ab"), FIRST)
    ruling = review_draft(WISH, PackPorts(publications, drafts))
    assert ruling is not None
    assert (ruling.state, ruling.publication) == (DraftState.OUTDATED, None)


def test_an_edit_that_was_seen_already_is_left_alone() -> None:
    assert run(SOUND, replace(EDIT, row="nothing new")) is None


def test_another_publication_in_between_is_tried_again() -> None:
    with pytest.raises(TransientError):
        run(wishing(SOUND), WISH, replace(FIRST, number=2))


def test_a_city_without_a_draft_or_a_version_has_nothing_to_review() -> None:
    with pytest.raises(NotFoundError):
        run(None, EDIT)
    with pytest.raises(NotFoundError):
        review_draft(EDIT, PackPorts(FakePublications(), FakeDrafts()))
