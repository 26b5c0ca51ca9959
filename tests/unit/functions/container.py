"""A container with nothing in it but what a test of the edge puts there."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Request
from werkzeug.test import EnvironBuilder

from shared.bootstrap import Container
from shared.config import Config
from shared.domain.kernel.errors import UnauthenticatedError
from shared.domain.people.access import Claims
from shared.telemetry import Telemetry
from tests.builders import make_claims


class OneTokenCheck:
    """Knows `good`, the token of one person."""

    def verify(self, token: str) -> Claims:
        if token != "good":
            raise UnauthenticatedError("token_invalid")
        return make_claims()


@dataclass
class BarePorts:
    token_check: OneTokenCheck = field(default_factory=OneTokenCheck)


@dataclass
class BareContainer:
    ports: Any = field(default_factory=BarePorts)
    stream: io.StringIO = field(default_factory=io.StringIO)

    @property
    def logged(self) -> list[Any]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]

    @property
    def container(self) -> Container:
        return Container(Config(), self.ports, Telemetry(self.stream))


def make_request(
    method: str = "GET",
    path: str = "/",
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
) -> Request:
    builder = EnvironBuilder(
        method=method, path=path, data=body, headers=list((headers or {}).items())
    )
    return Request(builder.get_environ())
