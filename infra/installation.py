"""Where an installation lives on Google Cloud: every name that follows from the project's."""

from dataclasses import dataclass

from infra.manifest import service_of

CALLER = "platform-caller"
QUEUE = "alarms"
DATABASE = "(default)"


@dataclass(frozen=True, slots=True)
class Place:
    """A project, its number (part of every service's address), and the one region."""

    project: str
    number: str
    region: str
    whatsapp_phone_number_id: str = ""
    mail_host: str = ""
    mail_user: str = ""
    mail_from: str = ""

    @property
    def buckets(self) -> dict[str, str]:
        """By the part each plays; the keys are those of the manifest's accounts."""
        return {part: f"{self.project}-{part}" for part in ("quarantine", "published")}

    def account(self, name: str) -> str:
        return f"{name}@{self.project}.iam.gserviceaccount.com"

    def url(self, function: str) -> str:
        """Known before the first deployment, and taken as the audience of callers' tokens."""
        return f"https://{service_of(function)}-{self.number}.{self.region}.run.app"

    @property
    def environment(self) -> dict[str, str]:
        """The settings of every function; docs/configuration.md tells what each is for."""
        return {
            "TANGGAP_ENV": "production",
            "TANGGAP_BACKEND": "google",
            "GOOGLE_CLOUD_PROJECT": self.project,
            "TANGGAP_REGION": self.region,
            "TANGGAP_DATABASE": DATABASE,
            "TANGGAP_QUARANTINE_BUCKET": self.buckets["quarantine"],
            "TANGGAP_PUBLISHED_BUCKET": self.buckets["published"],
            "TANGGAP_QUEUE": QUEUE,
            "TANGGAP_PAGES_URL": f"https://{self.project}.web.app",
            "TANGGAP_ESCALATE_URL": self.url("escalate_report"),
            "TANGGAP_SWEEP_URL": self.url("sweep_overdue"),
            "TANGGAP_DIGEST_URL": self.url("office_digest"),
            "TANGGAP_CALLBACK_ACCOUNT": self.account(CALLER),
            "WHATSAPP_PHONE_NUMBER_ID": self.whatsapp_phone_number_id,
            "MAIL_HOST": self.mail_host,
            "MAIL_USER": self.mail_user,
            "MAIL_FROM": self.mail_from,
        }
