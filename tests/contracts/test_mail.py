"""What every Mail promises: SMTP to a real server, encrypted and signed in, and the table."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from shared.adapters.embedded.city_file import CityFile
from shared.adapters.embedded.messages import LocalMail
from shared.adapters.mail.smtp import MailServer, SmtpMail
from shared.adapters.system import SystemClock
from shared.domain.kernel.errors import PermanentError, TransientError
from shared.ports.messages import Mail, MailMessage
from tests.emulators.processes import free_port
from tests.stubs.mail import HOST, PASSWORD, USER, MailStub, mail_server

ADDRESS = "piket@pupr.example"
MESSAGE = MailMessage(
    "Laporan 5F0E8A41 menunggu", "Yth. Dinas PUPR,\n\nMohon dibuka \u2014 trims.\n", "k1"
)
SENDER = "aduan@kendari.example"


@dataclass(frozen=True)
class Setup:
    """`sent` is what went out: address, subject and body."""

    mail: Mail
    sent: Callable[[], list[tuple[str, str, str]]]


@contextmanager
def trusted(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, from_the_start: bool = False
) -> Iterator[tuple[MailStub, MailServer]]:
    with mail_server(folder, from_the_start=from_the_start) as stub:
        monkeypatch.setenv("SSL_CERT_FILE", str(stub.certificate))
        security = "tls" if from_the_start else "starttls"
        yield stub, MailServer(HOST, stub.port, USER, PASSWORD, SENDER, security)


@pytest.fixture
def smtp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[MailStub, MailServer]]:
    with trusted(tmp_path, monkeypatch) as found:
        yield found


@pytest.fixture(params=["embedded", "starttls", "tls"])
def setup(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Setup]:
    if request.param == "embedded":
        file = CityFile(tmp_path)
        query = "SELECT recipient, title, body FROM messages WHERE channel = 'email'"
        yield Setup(
            LocalMail(file, SystemClock()),
            lambda: [tuple(row) for row in file.reading().execute(query)],
        )
        return
    is_tls = request.param == "tls"
    with trusted(tmp_path, monkeypatch, from_the_start=is_tls) as (stub, server):
        yield Setup(
            SmtpMail(server, SystemClock()),
            lambda: [
                (to, str(m["Subject"]), m.get_content().replace("\r\n", "\n"))
                for to, m in stub.letters
            ],
        )


def test_a_message_goes_to_the_address_as_it_is(setup: Setup) -> None:
    setup.mail.send(ADDRESS, MESSAGE)
    assert setup.sent() == [(ADDRESS, MESSAGE.subject, MESSAGE.body)]


def sent_by(server: MailServer, address: str = ADDRESS) -> None:
    SmtpMail(server, SystemClock()).send(address, MESSAGE)


def test_nothing_is_said_before_the_line_is_encrypted(smtp: tuple[MailStub, MailServer]) -> None:
    stub, server = smtp
    sent_by(server)
    assert stub.were_encrypted == [True]
    with pytest.raises((PermanentError, TransientError)):
        sent_by(replace(server, security="none"))
    assert len(stub.letters) == 1


def test_the_same_message_has_the_same_id(smtp: tuple[MailStub, MailServer]) -> None:
    stub, server = smtp
    for _ in "ab":
        sent_by(server)
    sent_by(server, "kepala@pupr.example")
    first, again, other = (letter["Message-ID"] for _, letter in stub.letters)
    assert first == again != other
    headers = stub.letters[0][1]
    assert (headers["From"], headers["Auto-Submitted"]) == (SENDER, "auto-generated")
    assert ADDRESS not in first


def test_a_server_that_nobody_vouches_for_gets_nothing(
    smtp: tuple[MailStub, MailServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    stub, server = smtp
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(TransientError, match="mail:SSLCertVerificationError"):
        sent_by(server)
    assert stub.letters == []


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("550 5.1.1 no such person as piket@pupr.example", PermanentError),
        ("552 5.2.2 full", PermanentError),
        ("450 4.2.1 later", TransientError),
        ("421 4.3.2 closing", TransientError),
    ],
)
def test_a_refusal_tells_its_code_and_not_the_address(
    smtp: tuple[MailStub, MailServer], answer: str, error: type[Exception]
) -> None:
    stub, server = smtp
    stub.refusals[ADDRESS] = answer
    with pytest.raises(error, match=f"mail:{answer[:3]}") as raised:
        sent_by(server)
    assert ADDRESS not in repr(raised.value)
    assert stub.letters == []


def test_a_wrong_password_is_a_refusal(smtp: tuple[MailStub, MailServer]) -> None:
    _, server = smtp
    with pytest.raises(PermanentError, match="mail:535"):
        sent_by(replace(server, password="wrong"))


def test_a_server_that_is_not_there_is_tried_again() -> None:
    server = MailServer("127.0.0.1", free_port(), "", "", SENDER, "none")
    with pytest.raises(TransientError, match="mail:ConnectionRefusedError"):
        sent_by(server)


def test_a_city_without_a_mail_server_says_so() -> None:
    with pytest.raises(PermanentError, match="mail:not_set_up"):
        sent_by(MailServer("", 587, "", "", "", "starttls"))


@pytest.mark.parametrize("address", ["a@b.example\nBcc: c@d.example", "a@b.example, c@d.example"])
def test_an_address_that_is_more_than_one_is_refused(
    smtp: tuple[MailStub, MailServer], address: str
) -> None:
    stub, server = smtp
    with pytest.raises(PermanentError, match="mail:address"):
        sent_by(server, address)
    assert stub.letters == []
