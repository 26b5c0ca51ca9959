"""`python -m tests.browser.install`: Debian's Chromium, where it is missing and we may install it.

No browser is downloaded from anywhere else. Where it cannot be installed that is said plainly; in CI it
is a failure.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.emulators.tools import in_ci

CHROMIUM = Path("/usr/bin/chromium")
_COMMANDS = (
    ("apt-get", "update", "-qq"),
    ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"),
)


def main() -> int:
    """0 with Chromium in place, or without it outside CI."""
    if CHROMIUM.exists():
        sys.stdout.write("chromium: ready\n")
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        for command in _COMMANDS:
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    there = CHROMIUM.exists()
    sys.stdout.write("chromium: installed\n" if there else "chromium: LEFT OUT: not installed\n")
    return int(in_ci() and not there)


if __name__ == "__main__":
    sys.exit(main())
