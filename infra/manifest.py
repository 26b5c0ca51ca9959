"""The manifest, infra/functions.yaml, as values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

PATH = Path(__file__).resolve().parent / "functions.yaml"
PUBLIC_TRIGGER = "http"
EVENT_TYPES = {
    "firestore_created": "google.cloud.firestore.document.v1.created",
    # With who wrote it: a publication is on record with its author.
    "firestore_written": "google.cloud.firestore.document.v1.written.withAuthContext",
    "object_finalized": "google.cloud.storage.object.v1.finalized",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry point as it is deployed."""

    trigger: str
    memory: str
    timeout_s: int
    concurrency: int
    max_instances: int
    account: str
    public: bool = False
    retry: bool = False
    document: str = ""
    bucket: str = ""
    queue: str = ""
    every: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a service account may do, by least right."""

    project: Sequence[str] = field(default_factory=tuple)
    quarantine: Sequence[str] = field(default_factory=tuple)
    published: Sequence[str] = field(default_factory=tuple)
    acts_as: str = ""
    secrets: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    region: str
    runtime: str
    secrets: Mapping[str, str]
    accounts: Mapping[str, Account]
    functions: Mapping[str, Row]


def load(path: Path = PATH) -> Manifest:
    """Raises msgspec.ValidationError, with the place, for a row that is none."""
    return msgspec.yaml.decode(path.read_bytes(), type=Manifest)


def service_of(function: str) -> str:
    """The service's name: the platform takes no underscores."""
    return function.replace("_", "-")
