"""Pushes through Firebase Cloud Messaging, by firebase-admin."""

import logging
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from shared.adapters.google.fcm_verdicts import PushVerdict, VerdictKind, verdict_on
from shared.adapters.google.firebase_app import firebase_app
from shared.domain.kernel.errors import PermanentError, TransientError
from shared.ports.messages import PushMessage, PushResult

if TYPE_CHECKING:
    from firebase_admin import App

AT_ONCE = 50
_FCM = "https://fcm.googleapis.com"
_INSTALLATION_ID = re.compile(r"[c-f][A-Za-z0-9_-]{21}")
_log = logging.getLogger(__name__)


class FcmPush:
    """`base_url` is that of a stub, which is sent no credential."""

    def __init__(self, project_id: str, *, base_url: str = "") -> None:
        self._app = firebase_app(project_id, anonymous=bool(base_url))
        _prepare(self._app, project_id, base_url or _FCM)

    def send(self, tokens: Sequence[str], message: PushMessage) -> PushResult:
        unique = list(dict.fromkeys(tokens))
        if not unique:
            return PushResult()
        with ThreadPoolExecutor(min(len(unique), AT_ONCE)) as pool:
            found = pool.map(lambda token: self._send_one(token, message), unique)
            verdicts = dict(zip(unique, found, strict=True))
        pushed = PushResult(
            delivered=_tokens(verdicts, VerdictKind.DELIVERED),
            dead=_tokens(verdicts, VerdictKind.DEAD),
        )
        failed = [v for v in verdicts.values() if v.kind in {VerdictKind.LATER, VerdictKind.NEVER}]
        if not failed:
            return pushed
        if not pushed.delivered:
            raise _failure(failed)
        # Whoever has it must not get it twice, so the others go without; their codes are told here.
        codes = ", ".join(sorted({verdict.reason for verdict in failed}))
        _log.warning("push: %d of %d devices missed (%s)", len(failed), len(verdicts), codes)
        return pushed

    def _send_one(self, token: str, message: PushMessage) -> PushVerdict:
        """One verdict for each device; the SDK's own batches forget who has it if one call stumbles."""
        from firebase_admin import exceptions, messaging
        from google.auth.exceptions import GoogleAuthError

        try:
            messaging.send(_addressed(token, message), app=self._app)
        except exceptions.FirebaseError as error:
            return verdict_on(error)
        except GoogleAuthError:
            return PushVerdict(VerdictKind.LATER, "CREDENTIAL")
        except (AttributeError, UnicodeDecodeError):  # the SDK, reading what no Google service says
            return PushVerdict(VerdictKind.LATER, "UNREADABLE")
        return PushVerdict(VerdictKind.DELIVERED)


def _addressed(token: str, message: PushMessage) -> object:
    """Clients register by installation id, older ones by a registration token, which is longer.

    The token is set afterwards: in the constructor the SDK calls it deprecated, yet phones have it.
    """
    from firebase_admin import messaging

    letter = messaging.Message(
        data=dict(message.data),
        notification=messaging.Notification(title=message.title, body=message.body),
    )
    if _INSTALLATION_ID.fullmatch(token):
        letter.fid = token
    else:
        letter.token = token
    return letter


def _tokens(verdicts: dict[str, PushVerdict], kind: VerdictKind) -> tuple[str, ...]:
    return tuple(token for token, verdict in verdicts.items() if verdict.kind is kind)


def _failure(failed: list[PushVerdict]) -> TransientError | PermanentError:
    """A hope that is left for one device outweighs the refusals for the others."""
    later = [verdict for verdict in failed if verdict.kind is VerdictKind.LATER]
    if not later:
        return PermanentError(f"push:{failed[0].reason}")
    waits = [verdict.retry_after_s for verdict in later if verdict.retry_after_s is not None]
    return TransientError(f"push:{later[0].reason}", max(waits, default=None))


def _prepare(app: "App", project_id: str, base_url: str) -> None:
    """Direct the app's messaging service to `base_url`, without the SDK's own repeats.

    It would POST again up to four times, asleep in between, and sleep as long as a Retry-After
    says; whoever performs effects repeats them anyway. There are no options for that, hence the
    reach into the SDK's insides.
    """
    from firebase_admin import messaging
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    connect_only = Retry(total=None, connect=1, read=0, redirect=0, status=0, other=0)
    service: Any = messaging._get_messaging_service(app)  # noqa: SLF001 - see above
    service._fcm_url = f"{base_url}/v1/projects/{project_id}/messages:send"  # noqa: SLF001
    adapter = HTTPAdapter(pool_maxsize=AT_ONCE, max_retries=connect_only)
    service._client.session.mount(base_url, adapter)  # noqa: SLF001 - see above
