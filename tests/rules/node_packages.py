"""The Node packages of these tests, installed once per lock file, outside the checkout."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
_FILES = ("package.json", "package-lock.json", ".npmrc")


def node_modules() -> Path:
    """Where they lie; the first call with a new lock file installs them from the registry."""
    lock = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:16]
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tanggap"
    folder = base / f"node-{lock}"
    if not folder.exists():
        _install(folder)
    return folder / "node_modules"


def _install(folder: Path) -> None:
    """Into a folder beside it first: half an installation is never taken for a whole one."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
    try:
        for name in _FILES:
            shutil.copy(HERE / name, fresh)
        subprocess.run(["npm", "ci", "--loglevel=error"], cwd=fresh, check=True, timeout=600)
        if not folder.exists():
            fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
