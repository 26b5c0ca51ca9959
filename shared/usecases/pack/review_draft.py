"""Review a city's draft after an edit, and publish it where the official wishes and nothing is wrong."""

from typing import Protocol

from shared.domain.kernel.errors import NotFoundError, TransientError
from shared.domain.kernel.value_object import value_object
from shared.domain.pack.edit.draft import PackDraft
from shared.domain.pack.edit.publication import Publication
from shared.domain.pack.edit.publish_decision import (
    InForce,
    PublishDecision,
    PublishRequest,
    decide_publish,
)
from shared.ports.has import HasClock, HasDrafts, HasPublications, HasReferences

PUBLICATION = "publication"
"""The place of the draft where the wish to publish stands; all others are tables."""


@value_object
class ReviewDraft:
    """What was edited: a row of a table, or the wish to publish; and by whom, as the platform says."""

    city_id: str
    table: str
    row: str
    by: str


class ReviewDraftPorts(HasDrafts, HasPublications, HasReferences, HasClock, Protocol): ...


def review_draft(command: ReviewDraft, ports: ReviewDraftPorts) -> PublishDecision | None:
    """The whole draft is reviewed at once, with what stands in it by now; None where nothing is new.

    It may run twice, late, and for edits in any order: it looks at the draft and not at the edit.
    Raises NotFoundError where the city has no draft, TransientError where a version was put in force
    meanwhile.
    """
    city_id = command.city_id
    if not ports.drafts.is_news(city_id, command.table, command.row):
        return None
    publication = ports.publications.in_force(city_id)
    if publication is None:
        raise NotFoundError("reference_unknown")
    in_force = InForce(
        publication,
        ports.publications.files(city_id, publication.version),
        ports.publications.version(city_id, publication.version),
    )
    wish = PublishRequest(command.table == PUBLICATION, command.by or "unknown", ports.clock.now())

    def rule(draft: PackDraft, stands: Publication | None) -> PublishDecision:
        if stands != publication:
            raise TransientError("reference_moved")
        return decide_publish(draft, in_force, wish)

    ruling = ports.drafts.review(city_id, rule, wish.now)
    if ruling.publication:
        ports.references.look_again(city_id)
    return ruling
