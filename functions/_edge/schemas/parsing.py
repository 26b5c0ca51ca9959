"""From wire shapes to commands: text cleaned, phones normalised, half a point refused."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import msgspec

from functions._edge.http.phones import e164
from functions._edge.http.text import clean
from functions._edge.schemas import incoming, incoming_officer
from shared.domain.city.questions import Given
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.ids import request_hash
from shared.domain.kernel.states import ReportType
from shared.domain.lifecycle.submission import IntakeForm
from shared.domain.people.access import StaffMember
from shared.domain.photos.photos import AnnouncedPhoto
from shared.domain.report.device_position import DevicePosition
from shared.domain.report.location import Location
from shared.usecases.intake.submit_report import SubmitReport

# Cameras whose clock was never set say 1970 or 1980.
_YEARS = range(1970, 2200)
_DEVICE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def intake(body: incoming_officer.IntakeIn, *, member: StaffMember, key: str) -> SubmitReport:
    """What staff write down for somebody else, in their own city."""
    told = submission(body, city_id=member.city_id, uid=member.uid, key=key, language=body.language)
    form = replace(told.form, member=member, channel=body.channel, consent=body.contact_consent)
    return replace(told, form=form)


def submission(
    body: incoming.ReportIn, *, city_id: str, uid: str, key: str, language: str
) -> SubmitReport:
    """What a client sent, as a command. Raises InvalidError, which names the field that is at fault."""
    contact = body.contact or incoming.ContactIn()
    return SubmitReport(
        city_id=city_id,
        uid=uid,
        idempotency_key=key,
        request_hash=request_hash(_asked(body)),
        form=IntakeForm(
            type=ReportType(body.type),
            description=_required(body.description, "description"),
            location=location(body.location),
            category_id=body.category,
            photos=announced(body.photos),
            anonymous=body.anonymous,
            secret=body.secret,
            name=clean(contact.name, "contact.name"),
            phone=e164(contact.phone.strip(), "contact.phone"),
            whatsapp_consent=contact.whatsapp,
            language=language,
            attributes=attributes(body.attributes),
            fixed_at=moment(body.location.fixed_at, "location.fixed_at"),
            device=_device(body.location.device),
        ),
    )


def _asked(body: incoming.ReportIn) -> Mapping[str, object]:
    """All but where the phone was: it moves between attempts, and could be guessed from a digest."""
    place = msgspec.structs.replace(body.location, device=None)
    whole = msgspec.structs.replace(body, location=place)
    return cast("Mapping[str, object]", msgspec.to_builtins(whole))


def _device(body: incoming.PhonePositionIn | None) -> DevicePosition | None:
    return DevicePosition(Point(body.latitude, body.longitude), body.accuracy_m) if body else None


def attributes(given: Given) -> Given:
    """Answers to questions, with what people type made clean."""
    return {
        code: clean(answer, f"attributes.{code}") if isinstance(answer, str) else answer
        for code, answer in given.items()
    }


def location(body: incoming.LocationIn) -> Location:
    """What is not a point is an address. Raises InvalidError for half a point."""
    if (body.latitude is None) != (body.longitude is None):
        raise InvalidError("place_required", field="location")
    point = None
    if body.latitude is not None and body.longitude is not None:
        point = Point(body.latitude, body.longitude)
    return Location(
        point=point,
        accuracy_m=body.accuracy_m,
        source=body.source if point else "address",
        address_text=clean(body.address_text, "location.address_text"),
        village_code=body.kelurahan_code,
    )


def announced(photos: Sequence[incoming.PhotoIn]) -> tuple[AnnouncedPhoto, ...]:
    return tuple(
        AnnouncedPhoto(
            photo.content_type,
            photo.size_bytes,
            moment(photo.captured_at, f"photos[{index}].captured_at"),
            photo.capture,
            photo.capture_nonce,
        )
        for index, photo in enumerate(photos)
    )


def moment(value: datetime | None, field: str) -> datetime | None:
    """In UTC. Raises InvalidError for a moment that no clock shows.

    The edges of the calendar overflow in another time zone, and would at every later reading.
    """
    return None if value is None else known_moment(value, field)


def known_moment(value: datetime, field: str) -> datetime:
    """As `moment`, where there must be one. Raises InvalidError likewise."""
    if value.year not in _YEARS:
        raise InvalidError("body_invalid", field=field)
    return value.astimezone(UTC)


def _required(text: str, field: str) -> str:
    tidy = clean(text, field)
    if not tidy:
        raise InvalidError("text_required", field=field)
    return tidy


def device_id(text: str) -> str:
    """A device's own name for itself. Raises InvalidError for what could not name a document."""
    if not _DEVICE_ID.fullmatch(text):
        raise InvalidError("body_invalid", field="device_id")
    return text
