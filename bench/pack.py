"""A city pack's share of a start, and of a text's way to its category, against starting Python at all."""

import subprocess
import sys
from collections.abc import Callable, Mapping

from bench.figures import Figure, in_turns, ratio
from bench.server import ROOT
from shared.domain.pack.files.pack_files import PACK_FILES
from shared.domain.pack.files.packed import pack, unpack
from shared.domain.pack.parse import parse_pack

RUNS = 15
CITY = "kendari"
TEXT = "Min tlg lampu jln di dpn sklh mati udh seminggu, gelap bgt kalau malam"
BARE, READ, SUGGEST = "bare python", "read", "suggest"
UNPACKED, WITH_WORDS = "unpacked", "with words"


def measure() -> list[Figure]:
    paths = [ROOT / "cities" / CITY / name for name in PACK_FILES]
    files = {path.name: path.read_bytes() for path in paths if path.is_file()}
    reference = parse_pack(CITY, files)
    text, lexicon = pack(reference), reference.lexicon
    kinds: Mapping[str, Callable[[], object]] = {
        BARE: lambda: subprocess.run([sys.executable, "-c", ""], check=True),
        READ: lambda: parse_pack(CITY, files),
        UNPACKED: lambda: unpack(text),
        WITH_WORDS: lambda: unpack(text).lexicon,
        SUGGEST: lambda: lexicon.suggest(TEXT),
    }
    times = in_turns(kinds, RUNS)
    return [
        ratio("a city pack read and checked / bare python", READ, BARE, times, 4.0),
        ratio("the same, packed / bare python", UNPACKED, BARE, times, 0.6),
        ratio("packed, its dictionary too / bare python", WITH_WORDS, BARE, times, 0.9),
        ratio("a category suggested / bare python", SUGGEST, BARE, times, 0.08),
    ]
