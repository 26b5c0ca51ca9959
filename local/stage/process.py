"""Starting a local city as a process of its own, on a free port and in a folder of one's choice."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local.platform.functions import ROOT
from local.stage.client import CityClient

_PATIENCE_S = 10


@contextmanager
def running_city(
    data_folder: Path, port: int = 0, root: Path = ROOT
) -> Iterator[tuple[CityClient, "subprocess.Popen[str]"]]:
    """A city that answers, with its process; ended when the block is left. `root`: whose program it runs."""
    command = [sys.executable, "-m", "local", "--port", str(port), "--data", str(data_folder)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        try:
            yield CityClient(_address(process)), process
        finally:
            process.terminate()
            process.wait(_PATIENCE_S)


def _address(process: "subprocess.Popen[str]") -> str:
    """The console's link, which the city prints once it answers."""
    assert process.stdout is not None  # noqa: S101 - it is a pipe, as asked for above
    for line in process.stdout:
        if line.split()[:1] == ["Konsol"]:
            return line.split()[1].rstrip("/")
    raise RuntimeError("the city did not start")
