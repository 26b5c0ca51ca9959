"""One function as it is deployed, in a process of its own: how long until its first answer."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.emulators.processes import free_port

HOST = "127.0.0.1"
ROOT = Path(__file__).resolve().parents[1]
_COMMAND = Path(sys.executable).with_name("functions-framework")
# An image holds the byte code of all its modules, so the first start here must leave it behind.
_AS_DEPLOYED = {"THREADS": "8", "WORKERS": "1", "PYTHONDONTWRITEBYTECODE": ""}
_LIMIT_S = 30.0
_PAUSE_S = 0.002


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, and the status that makes its answer count."""

    method: str
    path: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Function:
    """An entry point of a `main.py`, with the settings it runs under."""

    target: str
    source: Path = ROOT / "main.py"
    env: Mapping[str, str] = field(default_factory=dict)


class WrongAnswerError(Exception):
    """What was to be timed went wrong; a time for it would mean nothing."""


def first_answer(function: Function, ask: Ask) -> float:
    """Seconds from starting the process to having its first answer whole."""
    start = time.perf_counter()
    with _running(function) as port:
        answer(port, ask)
        return time.perf_counter() - start


def answer_after(function: Function, ask: Ask, wait_s: float) -> float:
    """Seconds for the first request, sent `wait_s` after the process was started."""
    start = time.perf_counter()
    with _running(function) as port:
        time.sleep(max(0.0, start + wait_s - time.perf_counter()))
        asked = time.perf_counter()
        answer(port, ask)
        return time.perf_counter() - asked


def answer(port: int, ask: Ask) -> bytes:
    """The answer's body. Raises WrongAnswerError for another status."""
    connection = http.client.HTTPConnection(HOST, port, timeout=_LIMIT_S)
    connection.request(ask.method, ask.path, ask.body, dict(ask.headers))
    response = connection.getresponse()
    told = response.read()
    connection.close()
    if response.status != ask.status:
        raise WrongAnswerError(f"{ask.method} {ask.path}: {response.status} {told[:300]!r}")
    return told


@contextmanager
def running(function: Function) -> Iterator[int]:
    """The function's port, once it listens."""
    with _running(function) as port:
        yield port


@contextmanager
def _running(function: Function) -> Iterator[int]:
    port = free_port()
    command = [str(_COMMAND), "--target", function.target, "--source", str(function.source)]
    process = subprocess.Popen(
        [*command, "--host", HOST, "--port", str(port)],
        cwd=function.source.parent,
        env={**os.environ, **_AS_DEPLOYED, "FUNCTION_TARGET": function.target, **function.env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_until_it_listens(process, port)
        yield port
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(_LIMIT_S)


def _wait_until_it_listens(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.perf_counter() + _LIMIT_S
    while not _listens(port):
        if process.poll() is not None or time.perf_counter() > deadline:
            raise WrongAnswerError(f"{process.args!r} does not listen: {process.poll()}")
        time.sleep(_PAUSE_S)


def _listens(port: int) -> bool:
    """Whether the port is bound, told by the kernel's list: a probing connection would be served."""
    wanted = f"{int.from_bytes(bytes([1, 0, 0, 127])):08X}:{port:04X}"
    for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        _, local, _, state, *_ = line.split()
        if local == wanted and state == "0A":
            return True
    return False
