"""Child processes that listen on a port: started, waited for, ended. We end no others."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PAUSE_S = 0.05
END_LIMIT_S = 10.0


class NotStartedError(Exception):
    """The process ended or never answered; carries the last words of its log."""


def free_port() -> int:
    """A port on the loopback address that nothing listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def started(
    command: Sequence[str], *, folder: Path, log: Path, env: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `command` in `folder` until the block ends; what it says goes to `log`.

    `env` is added to our own environment. The process gets a group of its own, so that ending it
    ends its children too and nothing else.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _end(process)


@contextmanager
def running(
    command: Sequence[str],
    *,
    folder: Path,
    is_ready: Callable[[], bool],
    env: Mapping[str, str] | None = None,
    limit_s: float = 30.0,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `command` in `folder` until the block ends; entered once `is_ready` says so."""
    log = folder / "output.log"
    with started(command, folder=folder, log=log, env=env) as process:
        _wait(process, is_ready, limit_s, log)
        yield process


def answers(url: str) -> Callable[[], bool]:
    """A check for `running`: whether anything HTTP comes back from `url`, whatever its status."""

    def check() -> bool:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - a loopback address
                return True
        except urllib.error.HTTPError as answered:
            answered.close()
            return True
        except (urllib.error.URLError, OSError):
            return False

    return check


def _wait(
    process: subprocess.Popen[bytes], is_ready: Callable[[], bool], limit_s: float, log: Path
) -> None:
    deadline = time.monotonic() + limit_s
    while not is_ready():
        if process.poll() is not None:
            raise NotStartedError(f"ended with {process.returncode}: {_last_words(log)}")
        if time.monotonic() > deadline:
            raise NotStartedError(f"no answer within {limit_s:.0f} s: {_last_words(log)}")
        time.sleep(PAUSE_S)


def _last_words(log: Path) -> str:
    return log.read_text(errors="replace")[-1000:]


def _end(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, how)
        try:
            process.wait(END_LIMIT_S)
        except subprocess.TimeoutExpired:
            continue
        return
