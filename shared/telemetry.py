"""Structured logs in the form Cloud Logging reads, and a guard against saying too much in them."""

import json
import sys
import traceback
from typing import TextIO

# The only words a log line may carry. Descriptions, names, phones, places and codes are not among
# them, so that a slip is a failing test and not a leak.
ALLOWED_FIELDS = frozenset(
    {
        "city_id",
        "code",
        "count",
        "error",
        "event_id",
        "frames",
        "function",
        "method",
        "photo_id",
        "reason",
        "report_id",
        "route",
        "rule",
        "rung",
        "state",
        "status",
    }
)


class Telemetry:
    """Writes one JSON line for each thing worth knowing."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream

    def info(self, message: str, **fields: str | int | None) -> None:
        self._write("INFO", message, fields)

    def warning(self, message: str, **fields: str | int | None) -> None:
        self._write("WARNING", message, fields)

    def bug(self, message: str, error: BaseException, **fields: str | int | None) -> None:
        """An error nobody foresaw: its type and where it came from, never its own words.

        Exception texts quote what they choked on, and that may be a citizen's.
        """
        frames = [
            f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)
        ]
        told = {"error": type(error).__name__, "frames": " < ".join(reversed(frames[-8:]))}
        self._write("ERROR", message, {**fields, **told})

    def _write(self, severity: str, message: str, fields: dict[str, str | int | None]) -> None:
        unknown = fields.keys() - ALLOWED_FIELDS
        if unknown:
            raise ValueError(f"not a field for logs: {', '.join(sorted(unknown))}")
        line = {"severity": severity, "message": message, **fields}
        stream = self._stream or sys.stdout
        stream.write(json.dumps(line, ensure_ascii=True) + "\n")
        stream.flush()
