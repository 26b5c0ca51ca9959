"""What becomes of a draft: told what is wrong with it, left as it is, or published."""

from datetime import datetime
from enum import StrEnum

from shared.domain.city.reference import Reference
from shared.domain.kernel.value_object import value_object
from shared.domain.pack.edit.draft import PackDraft, Review, is_same, reviewed
from shared.domain.pack.edit.publication import Origin, Publication, next_publication
from shared.domain.pack.files.pack_files import Files


class DraftState(StrEnum):
    """How a draft stands after its last review."""

    SOUND = "sound"
    FAULTY = "faulty"
    UNCHANGED = "unchanged"
    OUTDATED = "outdated"
    PUBLISHED = "published"


@value_object
class InForce:
    """The version in force, whole: what a draft is compared with."""

    publication: Publication
    files: Files
    reference: Reference


@value_object
class PublishRequest:
    """Whether this review may publish, and in whose name. Only the wish itself says who wishes."""

    may_publish: bool
    by: str
    now: datetime


@value_object
class PublishDecision:
    """`publication` where the draft is put in force; `version` is what stands after the review."""

    state: DraftState
    review: Review
    version: str
    answers_wish: bool
    publication: Publication | None = None


def decide_publish(draft: PackDraft, in_force: InForce, wish: PublishRequest) -> PublishDecision:
    """A wish to publish is answered once, with yes or no: what is mended later needs a new one."""
    review = reviewed(draft, in_force.files, in_force.reference)
    asked = draft.publish and wish.may_publish
    version = in_force.publication.version
    if draft.base != version:
        return PublishDecision(DraftState.OUTDATED, review, version, asked)
    if review.reference is None:
        return PublishDecision(DraftState.FAULTY, review, version, asked)
    if is_same(draft, in_force.files):
        return PublishDecision(DraftState.UNCHANGED, review, version, asked)
    if not asked:
        return PublishDecision(DraftState.SOUND, review, version, asked)
    publication = next_publication(
        in_force.publication,
        city_id=draft.city_id,
        version=review.reference.version,
        origin=Origin.DRAFT,
        at=wish.now,
        by=wish.by,
        note=draft.note,
    )
    return PublishDecision(DraftState.PUBLISHED, review, publication.version, asked, publication)
