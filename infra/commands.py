"""One step of a deployment: a command, and how to see that it is not needed any more."""

import shlex
import subprocess
from dataclasses import dataclass

Option = str | bool


@dataclass(frozen=True, slots=True)
class Step:
    """`unless` succeeds where what `command` would make is there already."""

    command: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def text(self) -> str:
        """As a line for a shell."""
        command = shlex.join(self.command)
        return f"{shlex.join(self.unless)} >/dev/null 2>&1 || {command}" if self.unless else command

    def run(self) -> None:
        """Raises CalledProcessError with the command that failed."""
        if self.unless and _succeeds(self.unless):
            return
        subprocess.run(self.command, check=True)  # noqa: S603 - commands of ours, no shell


def gcloud(*words: str, **options: Option) -> tuple[str, ...]:
    """A gcloud command; `max_attempts="3"` becomes `--max-attempts=3`, True a bare flag, False `--no-`."""
    return ("gcloud", *words, *(_flag(name, value) for name, value in options.items()))


def _flag(name: str, value: Option) -> str:
    dashed = name.replace("_", "-")
    if isinstance(value, bool):
        return f"--{dashed}" if value else f"--no-{dashed}"
    return f"--{dashed}={value}"


def _succeeds(command: tuple[str, ...]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - see above
