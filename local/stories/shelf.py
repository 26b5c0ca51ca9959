"""All stories, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from local.stories import (
    bukti_daur_ulang,
    foto_kota_lain,
    foto_lama,
    foto_whatsapp,
    lubang_jalan,
    pln,
    triase,
)
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
    "foto-lama": Story(
        "foto berumur tiga minggu: tetap diterima, petugas diberi tahu",
        "a photo three weeks old: taken all the same, and the officer is told",
        foto_lama.play,
    ),
    "foto-kota-lain": Story(
        "foto dari kota lain: tidak ditolak, tetapi ditandai",
        "a photo from another town: not refused, but marked",
        foto_kota_lain.play,
    ),
    "foto-whatsapp": Story(
        "foto tanpa data dari WhatsApp: wajar",
        "a photo without data from WhatsApp: nothing to worry about",
        foto_whatsapp.play,
    ),
    "bukti-daur-ulang": Story(
        "foto bukti yang dipakai dua kali: dikenali",
        "a proof that is used twice: recognised",
        bukti_daur_ulang.play,
    ),
}
