"""What is said about how a photo came, and about where its account was: Bahasa Indonesia, English.

For staff only, as all of `catalogue_evidence`.
"""

from collections.abc import Mapping

EVIDENCE_LIVE: Mapping[str, tuple[str, str]] = {
    "evidence.too_fast": (
        "Dari titik laporan lain akun ini ke sini perlu lebih dari {value} km/jam; mungkin ada yang keliru.",
        "To get here from another report of this account takes over {value} km/h; one may be wrong.",
    ),
    "evidence.too_fast_as_sent": (
        (
            "Menurut waktu kirimnya, dari titik laporan lain akun ini ke sini perlu lebih dari"
            " {value} km/jam; mungkin keduanya menunggu sinyal."
        ),
        (
            "By when they were sent, to get here from another report of this account takes over"
            " {value} km/h; both may have waited for a signal."
        ),
    ),
}
