"""The files of a city pack, and the version that follows from what they hold."""

import hashlib
from collections.abc import Mapping

Files = Mapping[str, str | bytes]
BOUNDARIES = "kelurahan.geojson"
ROAD_LINES = "roads.geojson"
PACK_FILES = (
    "city.csv",
    "agencies.csv",
    "categories.csv",
    "routing.csv",
    "ladder.csv",
    "calendar.csv",
    "hours.csv",
    "texts.csv",
    "contacts.csv",
    "answers.csv",
    "sensitive.csv",
    "officials.csv",
    "channels.csv",
    "roads.csv",
    "notices.csv",
    "questions.csv",
    "neighbours.csv",
    "places.csv",
    BOUNDARIES,
    ROAD_LINES,
)
# Made of the files by `python -m local.commands.build_city`, read in their place where it still fits them.
PACKED_FILE = "packed.jsonl"
_VERSION_LENGTH = 12


def pack_version(files: Files) -> str:
    """48 bits of SHA-256 over the pack's files, in hex: other content, other version."""
    digest = hashlib.sha256()
    for name in PACK_FILES:
        content = files.get(name, b"")
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        digest.update(f"{name}\x1f{len(data)}\x1f".encode())
        digest.update(data)
    return digest.hexdigest()[:_VERSION_LENGTH]
