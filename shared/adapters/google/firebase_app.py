"""A Firebase app of our own: named, so never the process-wide default, and with short waits."""

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from firebase_admin import App

_CALL_S = 10


def firebase_app(project_id: str, *, anonymous: bool = False) -> "App":
    """An app of the project. `anonymous` has no credential: for stubs, which must not see ours."""
    import firebase_admin

    options = {"projectId": project_id, "httpTimeout": _CALL_S}
    credential = _no_credential() if anonymous else None
    return firebase_admin.initialize_app(credential, options, f"tanggap-{secrets.token_hex(8)}")


def _no_credential() -> object:
    from firebase_admin.credentials import Base
    from google.auth.credentials import AnonymousCredentials

    class Nobody(AnonymousCredentials):
        def refresh(self, request: object) -> None:
            """After a 401 the SDK asks for a fresh credential; that of nobody never changes."""

    class NoCredential(Base):  # type: ignore[misc]  # the SDK has no types
        def get_credential(self) -> AnonymousCredentials:
            return Nobody()  # type: ignore[no-untyped-call]  # half typed

    return NoCredential()
