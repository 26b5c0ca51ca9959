"""What prints."""

from typing import Protocol

from shared.domain.papers.papers import Paper


class Printer(Protocol):
    def print(self, paper: Paper) -> bytes:
        """A PDF that looks the same everywhere. The same paper gives the same bytes."""
