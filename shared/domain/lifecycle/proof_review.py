"""What becomes of an answer whose pictures are weighed, and of a supervisor's word on them. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, InvalidError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.requests import Context, Request
from shared.domain.photos.evidence_reasons import Flag
from shared.domain.photos.photos import Photo, PhotoPurpose, PhotoState
from shared.domain.report.actor import Actor
from shared.domain.report.proof import NO_PROOFS, Proofs
from shared.domain.report.report import Change, Report
from shared.domain.sla.history import EventDraft, record_change


def is_needed(report: Report, reference: Reference) -> bool:
    """Whether the answer must be shown: by an office of the city, in a category that asks for it."""
    category = reference.categories.get(report.category_id or "")
    return report.agency_id is not None and category is not None and category.needs_proof


def awaiting(proofs: Proofs, photos: Iterable[Photo]) -> Proofs:
    """With the pictures that an office has just announced as proof."""
    announced = (photo.photo_id for photo in photos if photo.purpose is PhotoPurpose.PROOF)
    return replace(proofs, awaited=(*proofs.awaited, *announced))


def decide_proof(
    report: Report, photo: Photo, reference: Reference, now: datetime, operation_id: str
) -> Change | None:
    """Note what a proof is worth; None for one of another round, and where it changes nothing.

    A sound picture is worth an event only where one is asked for: it lets the report close.
    """
    if photo.photo_id not in report.proofs.awaited or report.state.is_final:
        return None
    if photo.flag is not Flag.DOUBTFUL and not is_needed(report, reference):
        return None
    after = replace(report, proofs=_noted(report.proofs, photo))
    told = EventDraft(
        EventType.PROOF_WEIGHED,
        Actor(role="system", actor_id="publish_photo"),
        detail={
            "photo": photo.photo_id,
            "flag": photo.flag.value if photo.flag else None,
            "refused_because": photo.refused_because,
            "wanting": (report.state is State.ANSWERED and after.proofs.are_wanting) or None,
        },
    )
    return record_change(
        report, after, told, reference=reference, now=now, operation_id=operation_id
    )


def accept_proof(report: Report, request: Request, _: Context) -> Report:
    """The supervisor takes the work for done, and says why; the answer stands.

    Raises InvalidError without a word why, ConflictError where no proof is in question.
    """
    _require_wanting(report, request)
    return replace(report, proofs=replace(report.proofs, accepted=True))


def reject_proof(report: Report, request: Request, _: Context) -> Report:
    """The answer counts for nothing: the office has the report again, on the clock it had before.

    Raises InvalidError without a word why, ConflictError where no proof is in question.
    """
    _require_wanting(report, request)
    return replace(report, state=State.REOPENED, proofs=NO_PROOFS, public_answer="")


def _require_wanting(report: Report, request: Request) -> None:
    if not request.text:
        raise InvalidError("text_required", field="text")
    if not report.proofs.are_wanting:
        raise ConflictError("proof_not_in_question")


def _noted(proofs: Proofs, photo: Photo) -> Proofs:
    """A picture that could not be opened shows nothing: it is neither sound nor doubted."""
    waited = tuple(each for each in proofs.awaited if each != photo.photo_id)
    noted = replace(proofs, awaited=waited)
    if photo.state is not PhotoState.PUBLISHED:
        return noted
    if photo.flag is Flag.DOUBTFUL:
        return replace(noted, doubted=(*proofs.doubted, photo.photo_id))
    return replace(noted, sound=(*proofs.sound, photo.photo_id))
