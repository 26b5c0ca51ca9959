"""Each emulator as a context manager that yields its address (`host:port`), on a free port."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.emulators.processes import answers, free_port, running
from tests.emulators.tools import AUTH, FIRESTORE, STORAGE, TASKS

HOST = "127.0.0.1"
# Firebase's command line loads several hundred modules before it listens.
AUTH_LIMIT_S = 90.0


@contextmanager
def firestore(rules: Path | None = None) -> Iterator[str]:
    """Firestore, for FIRESTORE_EMULATOR_HOST. `rules` is a security rules file to enforce."""
    with _folder() as folder:
        port = free_port()
        command = [str(FIRESTORE.path), "--host", HOST, "--port", str(port)]
        if rules is not None:
            command += ["--rules", str(rules.resolve())]
        with running(command, folder=folder, is_ready=answers(f"http://{HOST}:{port}/")):
            yield f"{HOST}:{port}"


@contextmanager
def storage() -> Iterator[str]:
    """Cloud Storage; STORAGE_EMULATOR_HOST wants `http://` before it. It has no buckets yet."""
    with _folder() as folder:
        address = f"{HOST}:{(port := free_port())}"
        command = [str(STORAGE.path), "-scheme", "http", "-host", HOST, "-port", str(port)]
        command += ["-backend", "memory", "-public-host", address]
        ready = answers(f"http://{address}/storage/v1/b?project=any")
        with running(command, folder=folder, is_ready=ready):
            yield address


@contextmanager
def tasks() -> Iterator[str]:
    """Cloud Tasks: gRPC and REST on one port. Its OIDC issuer is `http://` and that address."""
    with _folder() as folder:
        address = f"{HOST}:{free_port()}"
        env = {"LISTEN_ADDR": address, "OIDC_ISSUER": f"http://{address}", "QUEUES": ""}
        ready = answers(f"http://{address}/.well-known/openid-configuration")
        with running([str(TASKS.path)], folder=folder, is_ready=ready, env=env):
            yield address


@contextmanager
def auth(project: str = "demo-tanggap") -> Iterator[str]:
    """Firebase Auth, for FIREBASE_AUTH_EMULATOR_HOST. A `demo-` project never calls the cloud."""
    with _folder() as folder:
        port = free_port()
        listeners = {
            "auth": {"host": HOST, "port": port},
            "hub": {"host": HOST, "port": free_port()},
            "logging": {"host": HOST, "port": free_port()},
            "ui": {"enabled": False},
        }
        (folder / "firebase.json").write_text(json.dumps({"emulators": listeners}))
        command = [str(AUTH.path), "emulators:start", "--only", "auth", "--project", project]
        ready = answers(f"http://{HOST}:{port}/")
        env = {"XDG_CONFIG_HOME": str(folder), "NO_UPDATE_NOTIFIER": "1"}
        with running(command, folder=folder, is_ready=ready, env=env, limit_s=AUTH_LIMIT_S):
            yield f"{HOST}:{port}"


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tanggap-emulator-") as folder:
        yield Path(folder)
