"""The emulators that the tests use: pinned versions, how each is built, where its program lies."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tool:
    """One program. In `command` and `env`, `{target}` stands for the folder to install into, and
    `{kept}` for one that outlives a build which is cut off, for what the next can go on from.

    `program` is relative to that folder; `builder` is what must be on the PATH to install it.
    """

    name: str
    version: str
    builder: str
    command: tuple[str, ...]
    program: str
    env: Mapping[str, str]

    @property
    def folder(self) -> Path:
        return cache_folder() / f"{self.name}-{self.version}"

    @property
    def path(self) -> Path:
        """Where the program lies once it is installed."""
        return self.folder / self.program

    def is_installed(self) -> bool:
        return self.path.exists()

    def can_be_installed(self) -> bool:
        return shutil.which(self.builder) is not None


def _cargo(name: str, version: str, optimized: int) -> Tool:
    command = ("cargo", "install", name, "--locked", "--version", version, "--root", "{target}")
    env = {"CARGO_TARGET_DIR": "{kept}", "CARGO_PROFILE_RELEASE_OPT_LEVEL": str(optimized)}
    return Tool(name, version, "cargo", command, f"bin/{name}", env)


# Unoptimized, Firestore is built in a third of the time and computes two thirds longer in every run;
# Tasks is built in half the time, and waits for due moments as fast.
FIRESTORE = _cargo("hidane", "0.6.0", optimized=3)
TASKS = _cargo("cloud-tasks-emulator", "0.1.3", optimized=0)
# A wheel brings 1.54.0 ready-made, but there a resumable upload replaces what has come in between,
# whatever `if_generation_match` says.
STORAGE = Tool(
    name="fake-gcs-server",
    version="1.56.1",
    builder="go",
    # Go keeps what it has built in a cache of its own, and only with -v tells that it gets on.
    command=("go", "install", "-v", "github.com/fsouza/fake-gcs-server@v1.56.1"),
    program="bin/fake-gcs-server",
    env={"GOBIN": "{target}/bin"},
)
AUTH = Tool(
    name="firebase-tools",
    version="15.34.2",
    builder="npm",
    # The one package in it with something to compile is an engine for patterns of hosted pages:
    # optional, and minutes of C++.
    command=(
        *("npm", "install", "--prefix", "{target}", "--no-audit", "--no-fund", "--loglevel=error"),
        *("--ignore-scripts", "firebase-tools@15.34.2"),
    ),
    program="node_modules/.bin/firebase",
    env={},
)
TOOLS = (FIRESTORE, TASKS, STORAGE, AUTH)


def cache_folder() -> Path:
    """Outside the checkout, so that every checkout of this machine shares what was built once."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "tanggap" / "tools"


def in_ci() -> bool:
    """Whether leaving something out is a failure."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}
