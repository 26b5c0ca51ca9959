"""Every setting, read once: its variable, its default, how it is parsed and what it is for."""

import os
import re
from collections.abc import Mapping
from dataclasses import field, fields
from pathlib import Path

from shared.domain.kernel.value_object import value_object

# Each of these turns a check off or sends data elsewhere; with the Auth emulator's set, an unsigned
# token that claims to be an administrator is believed.
EMULATOR_VARIABLES = (
    "FIRESTORE_EMULATOR_HOST",
    "STORAGE_EMULATOR_HOST",
    "FIREBASE_AUTH_EMULATOR_HOST",
    "FIREBASE_STORAGE_EMULATOR_HOST",
    "CLOUD_TASKS_EMULATOR_HOST",
    "PUBSUB_EMULATOR_HOST",
)
# Settings that point at something other than Google; production refuses them as well.
_FOR_TESTS = ("tasks_endpoint", "fcm_url", "oidc_issuer")
# Cloud Run sets it. What runs there serves citizens, whatever else is set or forgotten.
DEPLOYED = "K_SERVICE"
_BACKENDS = ("embedded", "google")
_ENVIRONMENTS = ("local", "production")
_MAIL_SECURITY = ("starttls", "tls", "none")
# An address that a path can follow: links go out in messages and on paper, where nobody can mend them.
_PAGES_URL = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?(/[A-Za-z0-9._~-]+)*/?")
_ROOT = Path(__file__).resolve().parent.parent


class ConfigError(Exception):
    """The installation is set up in a way it must not start with."""


def _setting(variable: str, default: str, doc: str, *, shown: bool = True) -> str:
    """A dataclass field that carries its variable's name and the sentence that documents it.

    One that is not `shown` stays out of the configuration's printed form.
    """
    metadata = {"variable": variable, "doc": doc}
    value: str = field(default=default, metadata=metadata, repr=shown)
    return value


@value_object
class Config:
    """All settings of one process. Defaults make an embedded local city."""

    environment: str = _setting(
        "TANGGAP_ENV", "local", "`production` refuses to start with any emulator variable set."
    )
    backend: str = _setting(
        "TANGGAP_BACKEND", "embedded", "`embedded` (one SQLite file and a folder) or `google`."
    )
    target: str = _setting(
        "FUNCTION_TARGET", "", "The function that this process serves; the platform sets it."
    )
    data_folder: str = _setting(
        "TANGGAP_DATA", ".tanggap", "Where the embedded backend keeps its file and photos."
    )
    cities_folder: str = _setting(
        "TANGGAP_CITIES", str(_ROOT / "cities"), "The folder that holds the city packs."
    )
    default_city: str = _setting(
        "TANGGAP_DEFAULT_CITY", "kendari", "The city of a request without `jurisdiction_id`."
    )
    base_url: str = _setting(
        "TANGGAP_BASE_URL", "http://127.0.0.1:8080", "Where clients reach the embedded backend."
    )
    pages_url: str = _setting(
        "TANGGAP_PAGES_URL",
        "",
        "Where letters and messages say pages are, as `https://lapor.example`. Empty: letters name the base"
        " URL, and messages to reporters bring their tracking code and no link.",
    )
    link_keys: str = _setting(
        "TANGGAP_LINK_KEYS",
        "",
        "Keys of signed links in hex, 32 bytes each, by commas: the first signs, all verify. From Secret"
        " Manager; the embedded backend makes its own.",
        shown=False,
    )
    capture_keys: str = _setting(
        "TANGGAP_CAPTURE_KEYS",
        "",
        "Keys of the camera's nonces, written like those of links and apart from them: the citizens'"
        " function has these alone. From Secret Manager; the embedded backend makes its own.",
        shown=False,
    )
    project: str = _setting("GOOGLE_CLOUD_PROJECT", "", "The Google Cloud project.")
    region: str = _setting(
        "TANGGAP_REGION", "asia-southeast2", "Jakarta: public-body data stays in Indonesia."
    )
    database: str = _setting("TANGGAP_DATABASE", "(default)", "The Firestore database.")
    quarantine_bucket: str = _setting(
        "TANGGAP_QUARANTINE_BUCKET", "", "The bucket that clients upload originals to."
    )
    published_bucket: str = _setting(
        "TANGGAP_PUBLISHED_BUCKET", "", "The bucket of clean copies; closed to the public."
    )
    queue: str = _setting("TANGGAP_QUEUE", "alarms", "The Cloud Tasks queue of the alarms.")
    tasks_endpoint: str = _setting(
        "TANGGAP_TASKS_ENDPOINT", "", "Another Cloud Tasks endpoint, for tests; empty is Google's."
    )
    escalate_url: str = _setting(
        "TANGGAP_ESCALATE_URL", "", "The URL of escalate_report; also its tokens' audience."
    )
    sweep_url: str = _setting(
        "TANGGAP_SWEEP_URL", "", "The URL of sweep_overdue; also its tokens' audience."
    )
    digest_url: str = _setting(
        "TANGGAP_DIGEST_URL", "", "The URL of office_digest; also its tokens' audience."
    )
    callback_account: str = _setting(
        "TANGGAP_CALLBACK_ACCOUNT", "", "The service account that Tasks and Scheduler call as."
    )
    oidc_issuer: str = _setting(
        "TANGGAP_OIDC_ISSUER", "", "Another signer of callers' tokens, for tests; empty is Google."
    )
    fcm_url: str = _setting(
        "TANGGAP_FCM_URL", "", "Another FCM address, for tests; empty is Google's."
    )
    whatsapp_url: str = _setting(
        "WHATSAPP_URL", "https://graph.facebook.com/v25.0", "The WhatsApp Cloud API's address."
    )
    whatsapp_phone_number_id: str = _setting(
        "WHATSAPP_PHONE_NUMBER_ID", "", "The id of the city's WhatsApp number."
    )
    whatsapp_token: str = _setting(
        "WHATSAPP_TOKEN",
        "",
        "The access token, from Secret Manager; never written anywhere.",
        shown=False,
    )
    whatsapp_app_secret: str = _setting(
        "WHATSAPP_APP_SECRET",
        "",
        "What Meta signs its calls of the webhook with, from Secret Manager.",
        shown=False,
    )
    whatsapp_verify_token: str = _setting(
        "WHATSAPP_VERIFY_TOKEN",
        "",
        "What Meta shows when it subscribes to the webhook, from Secret Manager.",
        shown=False,
    )

    mail_host: str = _setting(
        "MAIL_HOST", "", "The mail server; empty: reminders never go by e-mail."
    )
    mail_port: str = _setting("MAIL_PORT", "587", "The mail server's port.")
    mail_security: str = _setting(
        "MAIL_SECURITY", "starttls", "`starttls` or `tls`; `none` is for tests alone."
    )
    mail_user: str = _setting("MAIL_USER", "", "The name to sign in with; empty: no signing in.")
    mail_password: str = _setting(
        "MAIL_PASSWORD", "", "The password of that name, from Secret Manager.", shown=False
    )
    mail_from: str = _setting("MAIL_FROM", "", "The address that e-mails come from.")


NEEDED_ON_GOOGLE = (
    "project",
    "quarantine_bucket",
    "published_bucket",
    "escalate_url",
    "sweep_url",
    "digest_url",
    "callback_account",
)


def load(environ: Mapping[str, str]) -> Config:
    """The configuration that the variables describe.

    Raises ConfigError for an unknown backend or environment, for a Google backend with nothing to
    reach, for production with an emulator variable or the embedded backend, and for anything
    but production on Cloud Run, and for pages where no link could lead.
    """
    values = {
        f.name: environ[f.metadata["variable"]]
        for f in fields(Config)
        if environ.get(f.metadata["variable"])
    }
    config = Config(**values)
    _one_of("TANGGAP_BACKEND", config.backend, _BACKENDS)
    _one_of("TANGGAP_ENV", config.environment, _ENVIRONMENTS)
    _one_of("MAIL_SECURITY", config.mail_security, _MAIL_SECURITY)
    if not config.mail_port.isdecimal():
        raise ConfigError(f"MAIL_PORT is {config.mail_port!r}, which is no port")
    if config.pages_url and not _PAGES_URL.fullmatch(config.pages_url):
        raise ConfigError("TANGGAP_PAGES_URL is no address such as https://lapor.example")
    if config.environment == "production":
        _guard_production(config, environ)
    elif environ.get(DEPLOYED):
        raise ConfigError("a deployed function needs TANGGAP_ENV=production")
    if config.backend == "google":
        missing = [
            f.metadata["variable"]
            for f in fields(Config)
            if f.name in NEEDED_ON_GOOGLE and not getattr(config, f.name)
        ]
        if missing:
            raise ConfigError(f"the google backend needs {', '.join(missing)}")
    return config


def load_from_environment() -> Config:
    """`load` on this process's environment."""
    return load(os.environ)


def _one_of(variable: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ConfigError(f"{variable} is {value!r}, not one of {', '.join(allowed)}")


def _guard_production(config: Config, environ: Mapping[str, str]) -> None:
    found = [variable for variable in EMULATOR_VARIABLES if environ.get(variable)]
    found += [
        f.metadata["variable"]
        for f in fields(Config)
        if f.name in _FOR_TESTS and getattr(config, f.name)
    ]
    if found:
        raise ConfigError(f"production must not run with {', '.join(found)}")
    if config.mail_security == "none":
        raise ConfigError("production must not run with MAIL_SECURITY=none")
    if config.pages_url and not config.pages_url.startswith("https:"):
        raise ConfigError("production needs https in TANGGAP_PAGES_URL")
    if config.backend != "google":
        raise ConfigError("production runs on the google backend")
