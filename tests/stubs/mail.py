"""A real mail server on a free port, with a certificate of its own making, that keeps what it takes."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.emulators.processes import free_port

USER, PASSWORD = "tanggap", "made up for tests"
HOST = "localhost"


@dataclass
class MailStub:
    """`refusals` answers some addresses with a code, `letters` holds what was taken, by address."""

    port: int = 0
    certificate: Path = field(default_factory=Path)
    refusals: dict[str, str] = field(default_factory=dict)
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)
    were_encrypted: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802  named by the library
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  see above
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        letter = message_from_bytes(content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters += [(address, letter) for address in envelope.rcpt_tos]
        self.were_encrypted.append(session.ssl is not None)
        return "250 OK"


@contextmanager
def mail_server(folder: Path, *, from_the_start: bool = False) -> Iterator[MailStub]:
    """Signs in `USER`; asks for STARTTLS first, or speaks TLS from the first byte on."""
    stub = MailStub(port=free_port(), certificate=folder / "certificate.pem")
    context = _certified(stub.certificate)
    controller = Controller(
        stub,
        hostname=HOST,
        port=stub.port,
        ssl_context=context if from_the_start else None,
        tls_context=None if from_the_start else context,
        require_starttls=not from_the_start,
        auth_require_tls=not from_the_start,
        auth_required=not from_the_start,
        auth_exclude_mechanism=["LOGIN"],
        authenticator=_knows,
    )
    controller.start()
    try:
        yield stub
    finally:
        controller.stop()


def _knows(
    _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: object
) -> AuthResult:
    return AuthResult(
        success=given == LoginPassword(USER.encode(), PASSWORD.encode()), handled=False
    )


def _certified(path: Path) -> ssl.SSLContext:
    """A certificate for this machine, which `SSL_CERT_FILE` may make one to be trusted."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    written = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(certificate.public_bytes(pem))
    path.with_suffix(".key").write_bytes(written)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path, path.with_suffix(".key"))
    return context
