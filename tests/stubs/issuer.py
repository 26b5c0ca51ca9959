"""Who signs tokens: an OIDC issuer with discovery and keys, and Google's certificates for Firebase."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.x509.oid import NameOID
from jwt.algorithms import RSAAlgorithm

from tests.stubs.server import Answer, Request, serving

KEY_ID = "key-1"


class IssuerStub:
    """`fetched` lists the paths that were asked for; what is `down` answers 503."""

    def __init__(self) -> None:
        self.url = ""
        self.down = self.keys_down = False
        self.fetched: list[str] = []
        self._key = generate_private_key(65537, 2048)
        self._lock = threading.Lock()

    @property
    def certificates_url(self) -> str:
        return f"{self.url}/certificates"

    def sign(self, claims: dict[str, Any], *, key_id: str = KEY_ID) -> str:
        return jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": key_id})

    def take(self, request: Request) -> Answer:
        with self._lock:
            self.fetched.append(request.path)
        if self.down or (self.keys_down and request.path == "/keys"):
            return Answer(503, {})
        match request.path:
            case "/.well-known/openid-configuration":
                return Answer(200, {"issuer": self.url, "jwks_uri": f"{self.url}/keys"})
            case "/keys":
                return Answer(200, {"keys": [self._public_key()]})
            case "/certificates":
                return Answer(200, {KEY_ID: self._certificate()}, {"Cache-Control": "max-age=3600"})
            case _:
                return Answer(404, {})

    def _public_key(self) -> dict[str, Any]:
        key: dict[str, Any] = json.loads(RSAAlgorithm.to_jwk(self._key.public_key()))
        return {**key, "kid": KEY_ID, "use": "sig", "alg": "RS256"}

    def _certificate(self) -> str:
        return _certificate(self._key)


def _certificate(key: RSAPrivateKey) -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "made up")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


@contextmanager
def issuer() -> Iterator[IssuerStub]:
    stub = IssuerStub()
    with serving(stub.take) as stub.url:
        yield stub
