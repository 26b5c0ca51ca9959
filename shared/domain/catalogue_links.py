"""What the desk reads of links that it has ended: title and detail in Bahasa, then in English."""

from collections.abc import Mapping

LINK_PROBLEMS: Mapping[str, tuple[str, str, str, str]] = {
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
