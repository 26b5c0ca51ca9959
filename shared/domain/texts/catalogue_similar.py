"""What a citizen reads before sending a report that others may have sent already.

Each entry: Bahasa Indonesia, English.
"""

from collections.abc import Mapping

SIMILAR: Mapping[str, tuple[str, str]] = {
    "similar.reported": (
        "{count} warga melaporkan hal ini.",
        "Reported by this many residents: {count}.",
    ),
}
