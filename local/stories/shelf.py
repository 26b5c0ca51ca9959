"""All stories, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from local.stories import lubang_jalan, pln, triase
from local.stories.scene import Scene


@dataclass(frozen=True, slots=True)
class Story:
    indonesian: str
    english: str
    play: Callable[[Scene], None]


STORIES: Mapping[str, Story] = {
    "lubang-jalan": Story(
        "lubang di jalan, dari laporan sampai warga puas",
        "a pothole, from the report to a satisfied citizen",
        lubang_jalan.play,
    ),
    "pln": Story(
        "listrik padam: diteruskan ke PLN dan tetap dipantau",
        "a power cut: forwarded to PLN and still followed",
        pln.play,
    ),
    "triase": Story(
        "tidak ada aturan yang cocok: meja pengaduan yang mengarahkan",
        "no rule matches: the desk finds the office",
        triase.play,
    ),
}
