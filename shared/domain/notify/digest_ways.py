"""On which ways an office gets its morning digest, one after the other, until one takes it. Pure."""

from collections.abc import Sequence
from datetime import datetime

from shared.domain.city.contacts import ContactRole
from shared.domain.city.reference import Reference, Whom
from shared.domain.notify.delivery import ChannelAttempt
from shared.domain.notify.receipts import DeliveryChannel
from shared.domain.notify.recipients import circles
from shared.domain.people.access import StaffMember

PUSH, CHAT, MAIL = "push.office_digest", "whatsapp.office_digest", "mail.office_digest"
# So many runs wait for a channel in trouble, a quarter of an hour each; then the next way is tried.
PATIENCE = 2


def ways_of(agency_id: str, reference: Reference) -> tuple[ChannelAttempt, ...]:
    """The phones of who is there, then the duty list by chat, then by e-mail.

    The head is left in peace: of what is overdue the ladder tells them.
    """
    listed = reference.contacts.get(agency_id, ())
    duty = [each for each in listed if each.role is ContactRole.DUTY]
    return (
        ChannelAttempt(DeliveryChannel.PUSH, PUSH, Whom.OFFICE.value),
        *(
            ChannelAttempt(DeliveryChannel.WHATSAPP, CHAT, each.label, each.phone)
            for each in duty
            if each.phone
        ),
        *(
            ChannelAttempt(DeliveryChannel.EMAIL, MAIL, each.label, each.email)
            for each in duty
            if each.email
        ),
    )


def wanting(colleagues: Sequence[StaffMember], now: datetime) -> frozenset[str] | None:
    """Whom of those who are there a digest may be pushed to.

    None: people are there, and all of them would rather not, so no other channel shall bring it either.
    """
    present = next(iter(circles(colleagues, now)), frozenset())
    wanted = frozenset(
        each.uid for each in colleagues if each.uid in present and each.wishes.digest
    )
    return None if present and not wanted else wanted
