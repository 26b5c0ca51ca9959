"""Whether pictures bear an answer out. A claim that they do not bear out does not close a report."""

from collections.abc import Iterable
from dataclasses import replace

from shared.domain.city.reference import Reference
from shared.domain.photos.photos import Photo, PhotoPurpose
from shared.domain.report.proof import Proofs
from shared.domain.report.report import Report


def is_needed(report: Report, reference: Reference) -> bool:
    """Whether the answer must be shown: by an office of the city, in a category that asks for it."""
    category = reference.categories.get(report.category_id or "")
    return report.agency_id is not None and category is not None and category.needs_proof


def awaiting(proofs: Proofs, photos: Iterable[Photo]) -> Proofs:
    """With the pictures that an office has just announced as proof."""
    announced = (photo.photo_id for photo in photos if photo.purpose is PhotoPurpose.PROOF)
    return replace(proofs, awaited=(*proofs.awaited, *announced))
