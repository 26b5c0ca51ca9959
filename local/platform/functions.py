"""The deployed functions, each behind the app that functions-framework itself makes for it."""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from werkzeug.test import EnvironBuilder, run_wsgi_app

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

ROOT = Path(__file__).resolve().parents[2]
_TRIGGER_OF_TYPE = {
    "google.cloud.firestore.document.v1.created": "firestore_created",
    "google.cloud.firestore.document.v1.written.withAuthContext": "firestore_written",
    "google.cloud.storage.object.v1.finalized": "object_finalized",
}
_DOCUMENTS = "documents/"


@dataclass(frozen=True, slots=True)
class Functions:
    """Every entry point by its name, and the manifest's row for each."""

    apps: Mapping[str, "WSGIApplication"]
    rows: Mapping[str, Mapping[str, Any]]

    def post(self, name: str, body: bytes, headers: Mapping[str, str], path: str = "/") -> int:
        """Call one function as the platform would; the status it answers with."""
        builder = EnvironBuilder(method="POST", path=path, data=body, headers=list(headers.items()))
        chunks, status, _ = run_wsgi_app(self.apps[name], builder.get_environ(), buffered=True)
        b"".join(chunks)
        return int(status.split()[0])

    def triggered_by(self, event_type: str, subject: str) -> tuple[str, ...]:
        """The functions that the manifest wakes for an event."""
        trigger = _TRIGGER_OF_TYPE.get(event_type)
        return tuple(
            name
            for name, row in self.rows.items()
            if row["trigger"] == trigger and _fits(row, subject)
        )

    def all_with_trigger(self, trigger: str) -> tuple[str, ...]:
        return tuple(name for name, row in self.rows.items() if row["trigger"] == trigger)

    def with_trigger(self, trigger: str) -> str:
        """The one function of that kind. Raises KeyError where the manifest names none."""
        for name, row in self.rows.items():
            if row["trigger"] == trigger:
                return name
        raise KeyError(trigger)


def load_functions() -> Functions:
    """Make the app of each entry point in the manifest, from the file that is deployed."""
    import functions_framework

    rows = manifest()
    main = str(ROOT / "main.py")
    create_app: Callable[[str, str], WSGIApplication] = functions_framework.create_app
    apps = {name: create_app(name, main) for name in rows}
    for name in rows:
        # A function logs what went wrong itself; Flask would add a stack trace for each retry.
        logging.getLogger(name).disabled = True
    return Functions(apps, rows)


def manifest() -> Mapping[str, Mapping[str, Any]]:
    text = (ROOT / "infra" / "functions.yaml").read_text(encoding="utf-8")
    rows: Mapping[str, Mapping[str, Any]] = yaml.safe_load(text)["functions"]
    return rows


def _fits(row: Mapping[str, Any], subject: str) -> bool:
    """Whether a document's path has the form that the row asks for.

    `{name}` is one step of it, `{name=**}` several.
    """
    if "document" not in row:
        return True
    pattern = "".join(
        (".+" if part.endswith("=**}") else "[^/]+") if part.startswith("{") else re.escape(part)
        for part in re.split(r"(\{[^}]*\})", row["document"])
    )
    return re.fullmatch(_DOCUMENTS + pattern, subject) is not None
