"""What people read of links that ended, and on the pages of those that work: title and detail by code.

Each entry: title and detail in Bahasa Indonesia, title and detail in English.
"""

from collections.abc import Mapping

LINK_PROBLEMS: Mapping[str, tuple[str, str, str, str]] = {
    "photos_too_heavy": (
        "Foto-fotonya terlalu besar",
        (
            "Semua foto bersama-sama melebihi batas pengiriman."
            " Mohon kembali ke halaman sebelumnya dan kirim lebih sedikit foto."
        ),
        "The photos are too large",
        (
            "All photos together are more than can be sent at once."
            " Please go back to the page before and send fewer of them."
        ),
    ),
    "letter_revoked": (
        "Tautan surat ini sudah dicabut",
        (
            "Mohon teruskan kembali laporan ini kepada instansi yang sama;"
            " surat baru dengan tautan baru akan dibuat."
        ),
        "The link of this letter was revoked",
        "Please forward the report to the same body again; a new letter with a new link will be made.",
    ),
}
