"""What whoever publishes a city pack reads when that cannot be; each as in `catalogue_problems`."""

from collections.abc import Mapping

PACK_PROBLEMS: Mapping[str, tuple[str, str, str, str]] = {
    "publication_conflict": (
        "Versi lain baru saja diterbitkan",
        "Mohon periksa versi yang berlaku sekarang, lalu ulangi.",
        "Another version was just published",
        "Please look at the version in force now, and try again.",
    ),
    "reference_unknown": (
        "Versi ini tidak tersimpan",
        "Versi acuan yang diminta tidak pernah disimpan.",
        "This version was not kept",
        "The version that was asked for was never kept.",
    ),
    "reference_damaged": (
        "Versi ini rusak",
        "Berkas versi acuan ini tidak lagi seperti ketika disimpan.",
        "This version is damaged",
        "The files of this version are no longer as they were kept.",
    ),
}
