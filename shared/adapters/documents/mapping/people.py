"""How identities, accounts, devices and staff are written."""

from shared.adapters.documents.engine import codec
from shared.adapters.documents.engine.db import Document
from shared.adapters.documents.mapping import fields
from shared.domain.people.access import StaffMember
from shared.domain.people.accounts import Account
from shared.domain.people.people import Device, Identity
from shared.domain.report.report import Report


def identity_document(identity: Identity, report: Report) -> Document:
    """With what the reporter's own list needs, so that no report has to name its reporter."""
    return codec.encode(identity) | {
        fields.SUBMITTED: report.submitted_at,
        fields.CODE: report.tracking_code,
    }


def changed_identity(identity: Identity) -> Document:
    """What the report brought to the document stays."""
    return codec.encode(identity)


def read_identity(document: Document) -> Identity:
    return codec.decode(Identity, document)


def code_in_identity(document: Document) -> str:
    return str(document.get(fields.CODE, ""))


def account_document(account: Account) -> Document:
    return codec.encode(account)


def read_account(document: Document) -> Account:
    return codec.decode(Account, document)


def device_document(device: Device) -> Document:
    return codec.encode(device)


def read_device(document: Document) -> Device:
    return codec.decode(Device, document)


def staff_document(member: StaffMember) -> Document:
    return codec.encode(member)


def read_staff(document: Document) -> StaffMember:
    return codec.decode(StaffMember, document)
