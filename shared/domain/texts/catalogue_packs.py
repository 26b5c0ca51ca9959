"""What people read about versions of a city pack, and about what it has retired."""

from collections.abc import Mapping

PACK_PROBLEMS: Mapping[str, tuple[str, str, str, str]] = {
    "category_retired": (
        "Kategori ini tidak dipakai lagi",
        "Silakan pilih kategori {instead}.",
        "This category is not in use any more",
        "Please use the category {instead}.",
    ),
    "agency_retired": (
        "Kantor ini tidak bertugas lagi",
        "Silakan pilih {instead}.",
        "This office is not in service any more",
        "Please choose {instead}.",
    ),
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

# What stands in the draft beside the wish to publish, by how the draft stands after its review.
DRAFT_MESSAGES: Mapping[str, tuple[str, str]] = {
    "sound": (
        "Draf benar, belum diterbitkan; versi {version} tetap berlaku. Isi publish dengan true.",
        "Sound, not published; version {version} stays in force. Set publish to true when ready.",
    ),
    "faulty": (
        "Ada {count} kesalahan pada baris yang disebut; versi {version} tetap berlaku.",
        "There are {count} mistakes in the rows named; version {version} stays in force.",
    ),
    "unchanged": (
        "Draf sama dengan versi {version} yang berlaku; tidak ada yang perlu diterbitkan.",
        "The draft says what version {version} says, which is in force; nothing to publish.",
    ),
    "outdated": (
        "Versi {version} berlaku sejak draf ini disiapkan; mintalah draf baru kepada pengelola.",
        "Version {version} is in force since this draft was laid out; please ask for a new one.",
    ),
    "published": (
        "Versi {version} sudah diterbitkan dan berlaku dalam satu menit.",
        "Version {version} is published and takes effect within a minute.",
    ),
}
