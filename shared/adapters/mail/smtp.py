"""E-mail through a mail server of the city's: SMTP, encrypted, with a name and a password."""

import re
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime

from shared.domain.kernel.errors import PermanentError, TransientError
from shared.domain.kernel.ids import derived_id
from shared.domain.kernel.value_object import value_object
from shared.ports.messages import MailMessage
from shared.ports.platform import Clock

_CALL_S = 15.0
_PERMANENT = range(500, 600)
# One address and nothing else; a pack's are checked more closely when it is read.
_ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+")


@value_object
class MailServer:
    """`security` is `starttls`, `tls` (from the first byte on) or, for tests alone, `none`."""

    host: str
    port: int
    user: str
    password: str
    sender: str
    security: str

    def connect(self) -> smtplib.SMTP:
        """A session that is encrypted and signed in as asked, with a server whose certificate is good."""
        context = ssl.create_default_context()
        session = self._reached(context)
        try:
            if self.security == "starttls":
                session.starttls(context=context)
            if self.user:
                session.login(self.user, self.password)
        except BaseException:
            session.close()
            raise
        return session

    def _reached(self, context: ssl.SSLContext) -> smtplib.SMTP:
        if self.security == "tls":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=_CALL_S, context=context)
        return smtplib.SMTP(self.host, self.port, timeout=_CALL_S)


class SmtpMail:
    """The port Mail. One session for each: few are written, and none waits for another."""

    def __init__(self, server: MailServer, clock: Clock) -> None:
        self._server, self._clock = server, clock

    def send(self, address: str, message: MailMessage) -> None:
        if not self._server.host:
            raise PermanentError("mail:not_set_up")
        if not _ADDRESS.fullmatch(address):
            raise PermanentError("mail:address")
        written = self._written(address, message)
        try:
            session = self._server.connect()
            try:
                session.send_message(written)
            finally:
                _hang_up(session)
        except smtplib.SMTPRecipientsRefused as error:
            raise _refusal(next(iter(error.recipients.values()))[0]) from None
        except smtplib.SMTPResponseException as error:
            raise _refusal(error.smtp_code) from None
        except smtplib.SMTPNotSupportedError:
            raise PermanentError("mail:not_supported") from None
        except (smtplib.SMTPException, OSError) as error:
            raise TransientError(f"mail:{type(error).__name__}") from None

    def _written(self, address: str, message: MailMessage) -> EmailMessage:
        """The same message always has the same id, so that a repeat can be told for one."""
        sender = self._server.sender
        written = EmailMessage()
        written["From"] = sender
        written["To"] = address
        written["Subject"] = message.subject
        written["Date"] = format_datetime(self._clock.now())
        written["Message-ID"] = f"<{derived_id(message.key, address)}@{sender.partition('@')[2]}>"
        written["Auto-Submitted"] = "auto-generated"
        written.set_content(message.body)
        return written


def _hang_up(session: smtplib.SMTP) -> None:
    """What was accepted is accepted, however the session ends."""
    try:
        session.quit()
    except (smtplib.SMTPException, OSError):
        session.close()


def _refusal(code: int) -> PermanentError | TransientError:
    """A server's words may quote the address; its code does not."""
    reason = f"mail:{code}"
    return PermanentError(reason) if code in _PERMANENT else TransientError(reason)
