"""What people read where reports cannot be joined, split or stood by: title and detail by code.

Each entry: title and detail in Bahasa Indonesia, title and detail in English.
"""

from collections.abc import Mapping

TIE_PROBLEMS: Mapping[str, tuple[str, str, str, str]] = {
    "merge_secret": (
        "Laporan rahasia tidak dapat digabungkan",
        "Laporan rahasia ditangani tersendiri agar isinya tidak sampai kepada pelapor lain.",
        "Secret reports cannot be merged",
        "A secret report is handled by itself, so that nothing of it reaches other reporters.",
    ),
    "part_of_whole": (
        "Laporan ini bagian dari laporan lain",
        "Bagian dari sebuah laporan tidak dapat digabungkan atau dibagi lagi.",
        "This is a part of another report",
        "A part of a report can be neither merged nor split.",
    ),
    "part_acted_on": (
        "Salah satu bagian sudah ditangani",
        "Pembagian hanya dapat dibatalkan sebelum ada kantor yang menindaklanjuti bagiannya.",
        "A part is being worked on",
        "A split can be taken back only before an office has acted on its part.",
    ),
    "parts_unsuitable": (
        "Pembagian belum benar",
        "Mohon pilih dua sampai delapan kantor yang berbeda.",
        "These parts cannot be",
        "Please choose two to eight different offices.",
    ),
    "own_report": (
        "Ini laporan Anda sendiri",
        "Anda sudah terhitung sebagai pelapor dan tetap menerima kabarnya.",
        "This is your own report",
        "You are counted as its reporter already, and you are told of it anyway.",
    ),
    "merge_chain": (
        "Laporan ini sudah memuat laporan lain",
        "Laporan lain sudah digabungkan ke laporan ini. Mohon gabungkan ke arah sebaliknya.",
        "This report holds others already",
        "Others were merged into this report. Please merge the other way round.",
    ),
    "merge_with_itself": (
        "Laporan tidak dapat digabungkan dengan dirinya",
        "Mohon pilih laporan lain sebagai tujuan.",
        "A report cannot be merged with itself",
        "Please choose another report to merge it into.",
    ),
    "case_not_open": (
        "Laporan tujuan tidak terbuka",
        "Laporan tujuan berstatus {state}, sehingga tidak dapat menerima laporan lain.",
        "The other report is not open",
        "The other report's state is: {state}. Nothing can be merged into it.",
    ),
    "case_full": (
        "Laporan tujuan sudah penuh",
        "Satu laporan memuat paling banyak {most} laporan lain.",
        "The other report is full",
        "A report holds {most} others at most.",
    ),
    "crowd_too_large": (
        "Terlalu banyak warga mendukung laporan ini",
        "Paling banyak {most} warga dapat pindah sekaligus. Mohon gabungkan ke arah sebaliknya.",
        "Too many people stand by this report",
        "No more than {most} people can move at once. Please merge the other way round.",
    ),
}
