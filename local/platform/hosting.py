"""The rewrites that firebase.json gives Hosting: which function answers which path."""

import json
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rewrites:
    """In the file's order; the first that matches decides."""

    rules: tuple[tuple[re.Pattern[str], str], ...]

    def function_for(self, path: str) -> str | None:
        """The entry point that the path is sent to."""
        return next((name for pattern, name in self.rules if pattern.fullmatch(path)), None)


def load_rewrites(path: Path) -> Rewrites:
    hosting = json.loads(path.read_text(encoding="utf-8"))["hosting"]
    return Rewrites(
        tuple(
            (_pattern(rewrite["source"]), rewrite["run"]["serviceId"].replace("-", "_"))
            for rewrite in hosting["rewrites"]
        )
    )


def _pattern(glob: str) -> re.Pattern[str]:
    """`**` stands for any number of steps, `*` for one."""
    escaped = re.escape(glob)
    steps = escaped.replace(r"/\*\*", r"(?:/.*)?").replace(r"\*", "[^/]*")
    return re.compile(steps)
