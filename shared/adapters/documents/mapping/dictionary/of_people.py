"""People, their phones, and what they were sent."""

from shared.adapters.documents.mapping.dictionary.collection import (
    CITY,
    OF_REPORT,
    WITH_REPORT,
    WITHOUT_END,
    Collection,
    Field,
)
from shared.domain.notify import receipts
from shared.domain.notify.batches import Batch
from shared.domain.notify.digest import DigestRecord
from shared.domain.notify.outcome import Outcome
from shared.domain.notify.receipts import SentMessage
from shared.domain.notify.taps import LINK_LIFE, Tap
from shared.domain.people.access import StaffMember
from shared.domain.people.accounts import Account
from shared.domain.people.people import Device

PEOPLE: tuple[Collection, ...] = (
    Collection(
        "staff",
        "Who works for the city, as what and when. It outranks what a token says.",
        "the account's",
        "until somebody deletes it",
        StaffMember,
        writes=("people.change_staff",),
        writers="whoever keeps the city's staff, in the Firebase console",
    ),
    Collection(
        "accounts",
        "What a person who reports has chosen for all their reports in the city.",
        "the account's",
        WITHOUT_END,
        Account,
        writes=("people.change_account",),
    ),
    Collection(
        "devices",
        "Phones that pushes go to.",
        "the device's own",
        "until its token is dead, or another device has it",
        Device,
        writes=("people.save_device", "people.retire_device"),
    ),
    Collection(
        "reports/effects",
        "What became of each effect of the report's events.",
        "the effect's key, which begins with its event's id",
        WITH_REPORT,
        Outcome,
        beside=(CITY, OF_REPORT, Field("lease_id", str, "the attempt that has it in hand")),
        writes=("outcomes.begin", "outcomes.finish", "outcomes.note"),
    ),
    Collection(
        "sent_messages",
        "What a chat message was about, for the provider's receipts and the office's buttons.",
        "derived from the provider's id",
        f"{receipts.KEPT_FOR.days} days",
        SentMessage,
        writes=("outcomes.finish", "outcomes.note", "outcomes.heard"),
    ),
    Collection(
        "batches",
        "Reminders to one contact that share a message.",
        "derived from office, channel, contact and departure",
        f"{receipts.KEPT_FOR.days} days from the departure",
        Batch,
        writes=("batches.change_batch",),
    ),
    Collection(
        "taps",
        "Visitors of a link in a reminder, who must show the duty phone.",
        "derived from the link",
        f"as long as the link: {LINK_LIFE.days} days",
        Tap,
        writes=("taps.change_tap",),
    ),
    Collection(
        "digests",
        "What became of each office's morning digest.",
        "the day and the office",
        WITHOUT_END,
        DigestRecord,
        writes=("digests.begin", "digests.finish"),
    ),
)
