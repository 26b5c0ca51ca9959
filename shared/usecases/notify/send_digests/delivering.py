"""Bringing a digest to its readers, on the first way that takes it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import PermanentError, TransientError
from shared.domain.kernel.value_object import value_object
from shared.domain.notify.chat_templates import template_name
from shared.domain.notify.delivery import STAFF_LANGUAGE, ChannelAttempt
from shared.domain.notify.digest import PATIENCE, Digest, DigestRecord, wanting, ways_of
from shared.domain.notify.receipts import DeliveryChannel
from shared.domain.people.access import Role
from shared.domain.people.people import Device
from shared.domain.texts.catalogue import Catalogue, chat_params
from shared.ports.has import (
    HasChat,
    HasClock,
    HasDigests,
    HasMail,
    HasPeople,
    HasPush,
    HasReferences,
    HasReports,
)
from shared.ports.messages import (
    MailMessage,
    PushMessage,
    TemplateMessage,
)


class DeliveringPorts(
    HasReports,
    HasPeople,
    HasPush,
    HasChat,
    HasMail,
    HasDigests,
    HasReferences,
    HasClock,
    Protocol,
): ...


@value_object
class Morning:
    """One city's morning, and the ports of one call."""

    reference: Reference
    day: date
    now: datetime
    ports: DeliveringPorts


@value_object
class DigestLetter:
    """One digest, to be delivered."""

    key: str
    params: Mapping[str, str]
    is_patient: bool


def letter_of(begun: DigestRecord, digest: Digest, morning: Morning) -> DigestLetter:
    office, city = morning.reference.agency_name(begun.agency_id), morning.reference.city.name
    counts = {name: str(each) for name, each in digest.params.items()}
    key = f"{begun.city_id}/digest/{begun.key}"
    params = {"office": office, "city": city, **counts}
    return DigestLetter(key, params, is_patient=begun.attempts <= PATIENCE)


def deliver_digest(begun: DigestRecord, digest: Digest, morning: Morning) -> str | None:
    """The channel that took an office's; None where those who are there want none on any.

    Raises as `bring` does.
    """
    city_id, office, people = begun.city_id, begun.agency_id, morning.ports.people
    members = people.staff_of_agency(city_id, office)
    colleagues = tuple(each for each in members if each.role is Role.OFFICER)
    wanted = wanting(colleagues, morning.now)
    if wanted is None:
        return None
    devices = [each for each in people.devices_of_agency(city_id, office) if each.uid in wanted]
    letter = letter_of(begun, digest, morning)
    return bring(letter, ways_of(office, morning.reference), devices, morning)


def bring(
    letter: DigestLetter,
    ways: Sequence[ChannelAttempt],
    devices: Sequence[Device],
    morning: Morning,
) -> str:
    """The way that took it.

    Raises TransientError while one in trouble may recover, PermanentError where none reaches anybody.
    """
    in_trouble, reasons = False, []
    for way in ways:
        try:
            _send(way, letter, devices, morning)
        except PermanentError as error:
            reasons.append(error.reason)
        except TransientError as error:
            if letter.is_patient:
                raise
            in_trouble = True
            reasons.append(error.reason)
        else:
            return way.name
    raise (TransientError if in_trouble else PermanentError)("+".join(reasons))


def _send(
    way: ChannelAttempt, letter: DigestLetter, devices: Sequence[Device], morning: Morning
) -> None:
    audience, _, template = way.text.partition(".")
    if way.channel is DeliveryChannel.WHATSAPP:
        message = TemplateMessage(
            template_name(way.text),
            STAFF_LANGUAGE,
            chat_params(way.text, letter.params),
            city_id=morning.reference.city.city_id,
        )
        morning.ports.chat.send_template(way.address, message)
        return
    words = Catalogue(morning.reference.texts)
    title, body = words.message(audience, template, STAFF_LANGUAGE, **letter.params)
    if way.channel is DeliveryChannel.EMAIL:
        morning.ports.mail.send(way.address, MailMessage(title, body, letter.key))
    else:
        push_to(devices, title, body, morning)


def push_to(devices: Sequence[Device], title: str, body: str, morning: Morning) -> None:
    """Raises PermanentError where nobody has a phone, or none that lives."""
    if not devices:
        raise PermanentError("no_device")
    message = PushMessage(title, body, {"city_id": morning.reference.city.city_id})
    pushed = morning.ports.push.send([device.token for device in devices], message)
    for device in devices:
        if device.token in pushed.dead:
            morning.ports.people.retire_device(device)
    if not pushed.delivered:
        raise PermanentError("no_live_device")
