"""`make` installs what a lock says, to the letter, though the index has newer releases already."""

import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
RUN, DEV = "local", "dev"


@dataclass(frozen=True, slots=True)
class Machine:
    """An index of its own and no other, and an environment that only `make` changes."""

    folder: Path

    def publish(self, name: str, version: str, *fields: str) -> str:
        """Put a release into the index; its line in a lock."""
        wheel = self.folder / f"{name}-{version}-py3-none-any.whl"
        about = f"{name}-{version}.dist-info"
        metadata = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *fields]
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(f"{about}/METADATA", "\n".join(metadata))
            archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true")
            archive.writestr(f"{about}/RECORD", "")
        return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}"

    def install(self, purpose: str, *lock: str) -> None:
        locked = self.folder / f"{purpose}.txt"
        locked.write_text("\n".join(lock), encoding="utf-8")
        venv = self.folder / "venv"
        chosen = [f"VENV={venv}", f"PYTHON={sys.executable}"]
        chosen += [f"{'RUN' if purpose == RUN else 'DEV'}_LOCK={locked}"]
        command = ["make", "-C", str(ROOT), *chosen, str(venv / f".installed-{purpose}")]
        # Whatever installs is held to this index: pip too, should it ever do so again.
        index = {f"{tool}_FIND_LINKS": str(self.folder) for tool in ("UV", "PIP")}
        alone = {"UV_NO_INDEX": "1", "PIP_NO_INDEX": "1", "UV_CACHE_DIR": str(self.folder / "uv")}
        subprocess.run(command, env={**os.environ, "MAKEFLAGS": "", **index, **alone}, check=True)

    def installed(self) -> set[str]:
        found = self.folder.glob("venv/lib/*/site-packages/*.dist-info")
        return {each.name.removesuffix(".dist-info") for each in found}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    subprocess.run(["make", "-C", str(ROOT), "build/uv/bin/uv"], check=True)
    return Machine(tmp_path)


@pytest.mark.parametrize("purpose", [RUN, DEV])
def test_a_lock_that_is_a_release_behind_is_installed_to_the_letter(
    machine: Machine, purpose: str
) -> None:
    tool = machine.publish("tool", "1.0", "Requires-Dist: library[toml]>=1.0")
    library = machine.publish("library", "1.0", "Provides-Extra: toml")
    machine.publish("library", "1.1", "Provides-Extra: toml")

    machine.install(purpose, tool, library)

    assert machine.installed() == {"tool-1.0", "library-1.0"}


def test_running_the_city_takes_no_tool_of_the_tests_away(machine: Machine) -> None:
    library, tool = machine.publish("library", "1.0"), machine.publish("tool", "1.0")

    machine.install(DEV, library, tool)
    machine.install(RUN, library)

    assert machine.installed() == {"library-1.0", "tool-1.0"}


def test_the_tests_bring_their_tools_to_a_city_that_ran_and_drop_what_left_the_lock(
    machine: Machine,
) -> None:
    old, new = machine.publish("library", "1.0"), machine.publish("library", "1.1")
    left, tool = machine.publish("left", "1.0"), machine.publish("tool", "1.0")

    machine.install(RUN, old, left)
    machine.install(DEV, new, tool)

    assert machine.installed() == {"library-1.1", "tool-1.0"}
