"""Staff, devices and identities, on any document database."""

from shared.adapters.documents.engine import paths
from shared.adapters.documents.engine.db import (
    Delete,
    Put,
    Reader,
    TransactionResult,
    Update,
    Write,
)
from shared.adapters.documents.mapping import fields, queries
from shared.adapters.documents.mapping.people import (
    account_document,
    changed_identity,
    device_document,
    read_account,
    read_device,
    read_identity,
    read_staff,
    staff_document,
)
from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.domain.kernel.errors import NotFoundError
from shared.domain.people.access import StaffMember
from shared.domain.people.accounts import Account
from shared.domain.people.people import Device, Identity
from shared.ports.people import ChangeAccount, ChangeIdentity, ChangeStaff


class DocumentPeople:
    """The port People."""

    def __init__(self, db: VersionedDb) -> None:
        self._db = db

    def staff(self, city_id: str, uid: str) -> StaffMember | None:
        document = self._db.get(paths.staff(city_id, uid))
        return read_staff(document) if document else None

    def save_staff(self, member: StaffMember) -> None:
        path = paths.staff(member.city_id, member.uid)
        self._db.run(lambda _: TransactionResult(None, {path: Put(staff_document(member))}))

    def change_staff(self, city_id: str, uid: str, decide: ChangeStaff) -> StaffMember:
        path = paths.staff(city_id, uid)

        def body(reader: Reader) -> TransactionResult[StaffMember]:
            document = reader.get(path)
            if document is None:
                raise NotFoundError("not_found")
            member = decide(read_staff(document))
            return TransactionResult(member, {path: Update(staff_document(member))})

        return self._db.run(body)

    def open_hand_overs(self, city_id: str, limit: int) -> tuple[StaffMember, ...]:
        query = queries.open_hand_overs(city_id, limit)
        return self._db.find_readable(query, lambda each: read_staff(each.data))

    def staff_of_agency(self, city_id: str, agency_id: str) -> tuple[StaffMember, ...]:
        return self._staff(city_id, fields.AGENCY, agency_id)

    def staff_of_role(self, city_id: str, role: str) -> tuple[StaffMember, ...]:
        return self._staff(city_id, fields.ROLE, role)

    def identity(self, city_id: str, report_id: str) -> Identity | None:
        document = self._db.get(paths.identity(city_id, report_id))
        return read_identity(document) if document else None

    def change_identity(self, city_id: str, report_id: str, decide: ChangeIdentity) -> Identity:
        path = paths.identity(city_id, report_id)

        def body(reader: Reader) -> TransactionResult[Identity]:
            document = reader.get(path)
            if document is None:
                raise NotFoundError("not_found")
            before = read_identity(document)
            after = decide(before)
            if after == before:
                return TransactionResult(after)
            return TransactionResult(after, {path: Update(changed_identity(after))})

        return self._db.run(body)

    def account(self, city_id: str, uid: str) -> Account | None:
        document = self._db.get(paths.account(city_id, uid))
        return read_account(document) if document else None

    def change_account(self, city_id: str, uid: str, decide: ChangeAccount) -> Account:
        path = paths.account(city_id, uid)

        def body(reader: Reader) -> TransactionResult[Account]:
            document = reader.get(path)
            found = read_account(document) if document else Account(city_id, uid)
            account = decide(found)
            return TransactionResult(account, {path: Put(account_document(account))})

        return self._db.run(body)

    def save_device(self, device: Device) -> None:
        path = paths.device(device.city_id, device.device_id)
        same_token = queries.devices(device.city_id, fields.TOKEN, device.token)

        def body(reader: Reader) -> TransactionResult[None]:
            writes: dict[str, Write] = {each.path: Delete() for each in reader.find(same_token)}
            writes[path] = Put(device_document(device))
            return TransactionResult(None, writes)

        self._db.run(body)

    def devices_of_agency(self, city_id: str, agency_id: str) -> tuple[Device, ...]:
        return self._devices(city_id, fields.AGENCY, agency_id)

    def devices_of_role(self, city_id: str, role: str) -> tuple[Device, ...]:
        return self._devices(city_id, fields.ROLE, role)

    def devices_of_person(self, city_id: str, uid: str) -> tuple[Device, ...]:
        return self._devices(city_id, fields.UID, uid)

    def retire_device(self, device: Device) -> None:
        path = paths.device(device.city_id, device.device_id)

        def body(reader: Reader) -> TransactionResult[None]:
            document = reader.get(path)
            if document is None or read_device(document).token != device.token:
                return TransactionResult(None)
            return TransactionResult(None, {path: Delete()})

        self._db.run(body)

    def _staff(self, city_id: str, name: str, value: str) -> tuple[StaffMember, ...]:
        query = queries.staff(city_id, name, value)
        return self._db.find_readable(query, lambda each: read_staff(each.data))

    def _devices(self, city_id: str, name: str, value: str) -> tuple[Device, ...]:
        query = queries.devices(city_id, name, value)
        return self._db.find_readable(query, lambda each: read_device(each.data))
