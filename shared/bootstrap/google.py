"""The Google backend: Firestore, Storage, Tasks, Messaging and WhatsApp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared.bootstrap.cached_port import made_once
from shared.bootstrap.common import CommonPorts, tell_left_out
from shared.domain.kernel.value_object import value_object

if TYPE_CHECKING:
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
    from shared.adapters.google.cloud_tasks_alarms import CloudTasksAlarms
    from shared.adapters.google.fcm_push import FcmPush
    from shared.adapters.google.firebase_token_check import FirebaseTokenCheck
    from shared.adapters.google.gcs_photo_bytes import GcsPhotoBytes
    from shared.adapters.google.oidc_caller_check import OidcCallerCheck
    from shared.adapters.mail.smtp import SmtpMail
    from shared.adapters.system import SystemClock
    from shared.adapters.whatsapp.cloud_api import WhatsAppChat
    from shared.adapters.whatsapp.hook import WhatsAppHook
    from shared.domain.links.signed_links import LinkKeys


@value_object
class GooglePorts(CommonPorts):
    """Every port on Google's services, each made when first asked for: a client costs a cold start."""

    @made_once
    def clock(self) -> SystemClock:
        from shared.adapters.system import SystemClock

        return SystemClock()

    @made_once
    def _db(self) -> VersionedDb:
        from shared.adapters.documents.mapping.versioned_db import VersionedDb
        from shared.adapters.google.firestore import FirestoreDb

        db = FirestoreDb(self.config.project, self.config.database)
        db.connect()
        return VersionedDb(db, tell=tell_left_out)

    @made_once
    def reports(self) -> DocumentReports:
        from shared.adapters.documents.stores.reports import DocumentReports

        return DocumentReports(self._db)

    @made_once
    def photo_records(self) -> DocumentPhotoRecords:
        from shared.adapters.documents.stores.photo_records import DocumentPhotoRecords

        return DocumentPhotoRecords(self._db)

    @made_once
    def outcomes(self) -> DocumentOutcomes:
        from shared.adapters.documents.stores.outcomes import DocumentOutcomes
        from shared.adapters.system import SystemIds

        return DocumentOutcomes(self._db, SystemIds())

    @made_once
    def publications(self) -> DocumentPublications:
        from shared.adapters.documents.stores.publications import DocumentPublications

        return DocumentPublications(self._db)

    @made_once
    def drafts(self) -> DocumentDrafts:
        from shared.adapters.documents.stores.drafts import DocumentDrafts

        return DocumentDrafts(self._db)

    @made_once
    def examples(self) -> DocumentExamples:
        from shared.adapters.documents.stores.examples import DocumentExamples

        return DocumentExamples(self._db)

    @made_once
    def taps(self) -> DocumentTaps:
        from shared.adapters.documents.stores.taps import DocumentTaps

        return DocumentTaps(self._db)

    @made_once
    def batches(self) -> DocumentBatches:
        from shared.adapters.documents.stores.batches import DocumentBatches

        return DocumentBatches(self._db)

    @made_once
    def people(self) -> DocumentPeople:
        from shared.adapters.documents.stores.people import DocumentPeople

        return DocumentPeople(self._db)

    @made_once
    def digests(self) -> DocumentDigests:
        from shared.adapters.documents.stores.digests import DocumentDigests

        return DocumentDigests(self._db)

    @made_once
    def supporters(self) -> DocumentSupporters:
        from shared.adapters.documents.stores.supporters import DocumentSupporters

        return DocumentSupporters(self._db)

    @made_once
    def photo_bytes(self) -> GcsPhotoBytes:
        from shared.adapters.google.gcs_photo_bytes import GcsPhotoBytes

        return GcsPhotoBytes(
            self.config.project,
            quarantine=self.config.quarantine_bucket,
            published=self.config.published_bucket,
        )

    @made_once
    def alarms(self) -> CloudTasksAlarms:
        from shared.adapters.google.cloud_tasks_alarms import CloudTasksAlarms

        config = self.config
        return CloudTasksAlarms(
            f"projects/{config.project}/locations/{config.region}/queues/{config.queue}",
            config.escalate_url,
            self.clock,
            service_account=config.callback_account,
            audience=config.escalate_url,
            endpoint=config.tasks_endpoint,
        )

    @made_once
    def push(self) -> FcmPush:
        from shared.adapters.google.fcm_push import FcmPush

        return FcmPush(self.config.project, base_url=self.config.fcm_url)

    @made_once
    def chat(self) -> WhatsAppChat:
        from shared.adapters.whatsapp.cloud_api import WhatsAppChat

        config = self.config
        return WhatsAppChat(
            config.whatsapp_url, config.whatsapp_phone_number_id, config.whatsapp_token
        )

    @made_once
    def mail(self) -> SmtpMail:
        from shared.adapters.mail.smtp import MailServer, SmtpMail

        config = self.config
        server = MailServer(
            host=config.mail_host,
            port=int(config.mail_port),
            user=config.mail_user,
            password=config.mail_password,
            sender=config.mail_from,
            security=config.mail_security,
        )
        return SmtpMail(server, self.clock)

    @made_once
    def chat_hook(self) -> WhatsAppHook:
        from shared.adapters.whatsapp.hook import WhatsAppHook

        return WhatsAppHook(self.config.whatsapp_app_secret, self.config.whatsapp_verify_token)

    @made_once
    def token_check(self) -> FirebaseTokenCheck:
        from shared.adapters.google.firebase_token_check import FirebaseTokenCheck

        return FirebaseTokenCheck(self.config.project)

    @made_once
    def alarm_caller_check(self) -> OidcCallerCheck:
        return self._caller_check(self.config.escalate_url)

    @made_once
    def sweep_caller_check(self) -> OidcCallerCheck:
        return self._caller_check(self.config.sweep_url)

    @made_once
    def digest_caller_check(self) -> OidcCallerCheck:
        return self._caller_check(self.config.digest_url)

    @made_once
    def link_keys(self) -> LinkKeys:
        return _keys("TANGGAP_LINK_KEYS", self.config.link_keys)

    @made_once
    def capture_keys(self) -> LinkKeys:
        return _keys("TANGGAP_CAPTURE_KEYS", self.config.capture_keys)

    def _caller_check(self, audience: str) -> OidcCallerCheck:
        from shared.adapters.google.oidc_caller_check import GOOGLE, OidcCallerCheck

        config = self.config
        return OidcCallerCheck(
            audience, config.callback_account, issuer=config.oidc_issuer or GOOGLE
        )


def _keys(variable: str, written: str) -> LinkKeys:
    """Raises ConfigError in a function that was not given them, or given weak ones."""
    from shared.config import ConfigError
    from shared.domain.links.signed_links import LinkKeys

    try:
        keys = LinkKeys(tuple(bytes.fromhex(key) for key in written.split(",")))
    except ValueError:
        raise ConfigError(f"{variable} is not hex, by commas") from None
    if not keys.are_strong:
        raise ConfigError(f"{variable} needs 32 bytes or more for each key")
    return keys
