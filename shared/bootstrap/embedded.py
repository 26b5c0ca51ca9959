"""The embedded backend: one SQLite file, one folder, no account anywhere."""

from functools import cached_property
from pathlib import Path

from shared.adapters.documents.mapping.versioned_db import VersionedDb
from shared.adapters.documents.stores.batches import DocumentBatches
from shared.adapters.documents.stores.digests import DocumentDigests
from shared.adapters.documents.stores.drafts import DocumentDrafts
from shared.adapters.documents.stores.examples import DocumentExamples
from shared.adapters.documents.stores.outcomes import DocumentOutcomes
from shared.adapters.documents.stores.people import DocumentPeople
from shared.adapters.documents.stores.photo_records import DocumentPhotoRecords
from shared.adapters.documents.stores.publications import DocumentPublications
from shared.adapters.documents.stores.reports import DocumentReports
from shared.adapters.documents.stores.supporters import DocumentSupporters
from shared.adapters.documents.stores.taps import DocumentTaps
from shared.adapters.embedded.alarms import LocalAlarms
from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.clock import LocalClock
from shared.adapters.embedded.database import SqliteDb
from shared.adapters.embedded.draft_console import DraftConsole
from shared.adapters.embedded.identity import LocalCallerCheck, LocalTokenCheck
from shared.adapters.embedded.messages import LocalChat, LocalMail, LocalPush
from shared.adapters.embedded.photo_bytes import FolderPhotoBytes
from shared.adapters.embedded.settings import play_dead, secret, unreachable
from shared.adapters.system import SystemIds
from shared.adapters.whatsapp.hook import WhatsAppHook
from shared.bootstrap.common import CommonPorts, tell_left_out
from shared.domain.kernel.value_object import value_object
from shared.domain.links.signed_links import LinkKeys
from shared.domain.notify.chat_templates import chat_text

# What the platform would send events for; the same patterns stand in infra/functions.yaml.
TRIGGERS = (
    "cities/{city}/reports/{report}",
    "cities/{city}/reports/{report}/events/{event}",
)
# Documents whose every write is an event, with who wrote it.
WRITTEN = ("cities/{city}/reference_drafts/{place=**}",)


@value_object
class EmbeddedPorts(CommonPorts):
    """Every port on the embedded backend, each made when first asked for."""

    @cached_property
    def city_file(self) -> CityFile:
        return CityFile(Path(self.config.data_folder))

    @cached_property
    def clock(self) -> LocalClock:
        return LocalClock(self.city_file)

    @cached_property
    def _db(self) -> VersionedDb:
        return VersionedDb(SqliteDb(self.city_file, TRIGGERS, written=WRITTEN), tell=tell_left_out)

    @cached_property
    def reports(self) -> DocumentReports:
        return DocumentReports(self._db)

    @cached_property
    def photo_records(self) -> DocumentPhotoRecords:
        return DocumentPhotoRecords(self._db)

    @cached_property
    def outcomes(self) -> DocumentOutcomes:
        return DocumentOutcomes(self._db, SystemIds())

    @cached_property
    def publications(self) -> DocumentPublications:
        return DocumentPublications(self._db)

    @property
    def draft_console(self) -> DraftConsole:
        return DraftConsole(self._db)

    @cached_property
    def drafts(self) -> DocumentDrafts:
        return DocumentDrafts(self._db)

    @cached_property
    def examples(self) -> DocumentExamples:
        return DocumentExamples(self._db)

    @cached_property
    def taps(self) -> DocumentTaps:
        return DocumentTaps(self._db)

    @cached_property
    def batches(self) -> DocumentBatches:
        return DocumentBatches(self._db)

    @cached_property
    def people(self) -> DocumentPeople:
        return DocumentPeople(self._db)

    @cached_property
    def digests(self) -> DocumentDigests:
        return DocumentDigests(self._db)

    @cached_property
    def supporters(self) -> DocumentSupporters:
        return DocumentSupporters(self._db)

    @cached_property
    def photo_bytes(self) -> FolderPhotoBytes:
        return FolderPhotoBytes(self.city_file, self.clock, self.config.base_url)

    @cached_property
    def alarms(self) -> LocalAlarms:
        return LocalAlarms(self.city_file)

    @cached_property
    def push(self) -> LocalPush:
        return LocalPush(self.city_file, self.clock)

    @cached_property
    def chat(self) -> LocalChat:
        return LocalChat(self.city_file, self.clock, chat_text)

    @cached_property
    def mail(self) -> LocalMail:
        return LocalMail(self.city_file, self.clock)

    @cached_property
    def chat_hook(self) -> WhatsAppHook:
        """Of this installation's own making: the local city plays the provider."""
        return WhatsAppHook(
            secret(self.city_file, "chat_app_secret"), secret(self.city_file, "chat_verify_token")
        )

    @cached_property
    def token_check(self) -> LocalTokenCheck:
        return LocalTokenCheck(self.city_file, self.clock)

    @cached_property
    def alarm_caller_check(self) -> LocalCallerCheck:
        return LocalCallerCheck(self.city_file)

    @property
    def sweep_caller_check(self) -> LocalCallerCheck:
        return self.alarm_caller_check

    @property
    def digest_caller_check(self) -> LocalCallerCheck:
        return self.alarm_caller_check

    def unreachable(self) -> frozenset[str]:
        """The numbers and addresses that play dead."""
        return unreachable(self.city_file.reading())

    def play_dead(self, recipient: str, *, is_dead: bool) -> None:
        """Take a number or an address off the net, or bring it back."""
        play_dead(self.city_file, recipient, is_dead=is_dead)

    @cached_property
    def link_keys(self) -> LinkKeys:
        """Of this installation's own making: its links open nothing anywhere else."""
        return self._keys("link_key")

    @cached_property
    def capture_keys(self) -> LinkKeys:
        return self._keys("capture_key")

    def _keys(self, name: str) -> LinkKeys:
        return LinkKeys((bytes.fromhex(secret(self.city_file, name)),))
