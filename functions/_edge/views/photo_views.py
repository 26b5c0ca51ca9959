"""How a photo looks to its reporter, and to staff with what speaks for and against it."""

from __future__ import annotations

from functions._edge.schemas import outgoing, outgoing_pictures
from shared.domain.language.translations import Language
from shared.domain.photos.photos import OF_REPORTERS, Photo, PhotoState
from shared.domain.texts.catalogue import Catalogue, evidence_text, is_text
from shared.usecases.intake.issue_nonces import Issued


def nonces(issued: Issued) -> outgoing.CaptureOut:
    return outgoing.CaptureOut(
        nonces=list(issued.nonces), live_until=issued.live_until, send_until=issued.send_until
    )


def shown(photo: Photo, folder: str, language: Language, *, may_send: bool) -> outgoing.PhotoOut:
    """`may_send`: whether its sender can still send it again."""
    return outgoing.PhotoOut(
        photo_id=photo.photo_id,
        purpose=photo.purpose.value,
        state=photo.state.value,
        refused_because=photo.refused_because,
        notice=_to_sender(photo, language, may_send=may_send),
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
        notice=told_to_staff(photo, language),
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


def _to_sender(photo: Photo, language: Language, *, may_send: bool) -> str:
    """What is wrong with it and what to do now; of an office's pictures nothing, and nothing of its worth."""
    if photo.state is PhotoState.PUBLISHED or photo.purpose not in OF_REPORTERS:
        return ""
    words = Catalogue()
    said = [words.text("photo.missing", language)]
    if photo.state is PhotoState.REFUSED:
        title, detail = words.problem(_reason(photo), language, {})
        said = [f"{title}.", detail]
    again = [words.text("photo.again", language)] if may_send else []
    return " ".join([*said, *again])


def told_to_staff(photo: Photo, language: Language) -> str:
    """Why they do not see it; empty where they do."""
    match photo.state:
        case PhotoState.ANNOUNCED:
            return Catalogue().text("photo.staff.missing", language)
        case PhotoState.REFUSED:
            title, _ = Catalogue().problem(_reason(photo), language, {})
            return Catalogue().text("photo.staff.refused", language, reason=title)
        case PhotoState.PUBLISHED:
            return ""


def _reason(photo: Photo) -> str:
    """A reason that was stored under a name that no text has any more is told as damage.

    What was too large to be opened had once the name of what has too many bytes to be taken.
    """
    code = photo.refused_because or ""
    if code == "photo_too_large":
        return "photo_too_many_pixels"
    return code if is_text(f"problem.{code}.title") else "photo_damaged"


def _path(photo: Photo, folder: str, size: str) -> str | None:
    is_shown = photo.state is PhotoState.PUBLISHED
    return f"{folder}/{photo.photo_id}/{size}" if is_shown else None
