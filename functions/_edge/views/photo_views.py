"""How a photo looks to its reporter, and to staff with what speaks for and against it."""

from __future__ import annotations

from functions._edge.schemas import outgoing, outgoing_pictures
from shared.domain.language.translations import Language
from shared.domain.photos.photos import Photo, PhotoState
from shared.domain.texts.catalogue import evidence_text
from shared.usecases.intake.issue_nonces import Issued


def nonces(issued: Issued) -> outgoing.CaptureOut:
    return outgoing.CaptureOut(
        nonces=list(issued.nonces), live_until=issued.live_until, send_until=issued.send_until
    )


def shown(photo: Photo, folder: str) -> outgoing.PhotoOut:
    return outgoing.PhotoOut(
        photo_id=photo.photo_id,
        purpose=photo.purpose.value,
        state=photo.state.value,
        refused_because=photo.refused_because,
        large=_path(photo, folder, "large"),
        small=_path(photo, folder, "small"),
    )


def weighed(
    photo: Photo, folder: str, language: Language, *, is_withheld: bool
) -> outgoing_pictures.WeighedPhotoOut:
    """With what speaks for and against it; of pictures of other reports nothing is told."""
    return outgoing_pictures.WeighedPhotoOut(
        photo_id=photo.photo_id,
        purpose=photo.purpose.value,
        state=photo.state.value,
        refused_because=photo.refused_because,
        large=None if is_withheld else _path(photo, folder, "large"),
        small=None if is_withheld else _path(photo, folder, "small"),
        redacted=bool(photo.redaction),
        withheld=is_withheld,
        score=photo.score,
        flag=photo.flag.value if photo.flag else None,
        reasons=[
            outgoing.ReasonOut(
                code=reason.code.value,
                weight=reason.weight,
                text=evidence_text(reason, language),
            )
            for reason in photo.reasons
        ],
    )


def _path(photo: Photo, folder: str, size: str) -> str | None:
    is_shown = photo.state is PhotoState.PUBLISHED
    return f"{folder}/{photo.photo_id}/{size}" if is_shown else None
