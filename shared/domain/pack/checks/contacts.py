"""What must hold of a pack's contacts, and the lists that they make."""

from collections.abc import Mapping

from shared.domain.city.city import OWN_CHANNELS, IntakeChannel
from shared.domain.city.contacts import DESK, LEADERS, Contact, ContactRole, in_order
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.offices import AGENCIES, CHANNELS, CONTACTS
from shared.domain.pack.tables.time import LADDER

# Spreadsheets and people group the digits; the number is what is left.
_GROUPING = str.maketrans("", "", " -")


def check_contacts(draft: Draft) -> None:
    known = {DESK, *LEADERS, *(row["agency_id"] for row in draft.rows[AGENCIES.file])}
    seen: dict[tuple[str, str], Row] = {}
    for row in draft.rows[CONTACTS.file]:
        if row["agency_id"] and row["agency_id"] not in known:
            params = {"value": row["agency_id"], "column": "agency_id", "table": AGENCIES.file}
            draft.fault(CONTACTS.file, row.line, "reference_unknown", **params)
        if not row["phone"] and not row["email"]:
            draft.fault(CONTACTS.file, row.line, "contact_unreachable")
        _check_repeated(draft, row, seen)


def check_leaders(draft: Draft) -> None:
    """Whoever the ladder says is told can be told, whether or not they ever sign in on a phone."""
    listed = {row["agency_id"] for row in draft.rows[CONTACTS.file]}
    for leader in LEADERS:
        told = (row for row in draft.rows[LADDER.file] if row["whom"] == leader and not row["off"])
        first = next(told, None)
        if first is not None and leader not in listed:
            draft.fault(LADDER.file, first.line, "leader_without_contact", whom=leader.value)


def contacts_of(draft: Draft) -> Mapping[str, tuple[Contact, ...]]:
    """By office, each list in the order in which its people are tried."""
    lists: dict[str, list[Contact]] = {}
    for row in draft.rows[CONTACTS.file]:
        lists.setdefault(row["agency_id"], []).append(_contact(row))
    return {agency_id: in_order(contacts) for agency_id, contacts in lists.items()}


def _contact(row: Row) -> Contact:
    return Contact(
        agency_id=row["agency_id"],
        role=ContactRole(row["role"]),
        order=int(row["order"]),
        phone=row["phone"].translate(_GROUPING),
        email=row["email"],
    )


def _check_repeated(draft: Draft, row: Row, seen: dict[tuple[str, str], Row]) -> None:
    """A silent phone is not asked twice by one nudge."""
    phone = row["phone"].translate(_GROUPING)
    first = seen.setdefault((row["agency_id"], phone), row) if phone else row
    if first is not row:
        agency_id = row["agency_id"]
        draft.fault(CONTACTS.file, row.line, "contact_repeated", agency=agency_id, first=first.line)


def check_channels(draft: Draft) -> None:
    for row in draft.rows[CHANNELS.file]:
        if row["channel"] in OWN_CHANNELS:
            draft.fault(CHANNELS.file, row.line, "channel_is_ours", channel=row["channel"])


def channels_of(draft: Draft) -> Mapping[str, IntakeChannel]:
    return {
        row["channel"]: IntakeChannel(row["channel"], row["name_id"], row["name_en"])
        for row in draft.rows[CHANNELS.file]
    }
