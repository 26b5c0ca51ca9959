"""What a reporter reads at once, while or after they write.

Each entry: Bahasa Indonesia, English.
"""

from collections.abc import Mapping

NOTICES: Mapping[str, tuple[str, str]] = {
    "notice.emergency": (
        "Dalam keadaan darurat yang mengancam nyawa, mohon hubungi {number} sekarang juga.",
        "Where a life is in danger, please call {number} right now.",
    ),
    "notice.secret": (
        (
            "Terima kasih atas keberanian Anda. Laporan ini kami jaga sebagai rahasia; yang"
            " membacanya hanya {office} dan penyelia."
        ),
        (
            "Thank you for your courage. We keep this report secret; only {office} and supervisors"
            " read it."
        ),
    ),
    "notice.secret_supervisor": (
        (
            "Terima kasih atas keberanian Anda. Laporan ini kami jaga sebagai rahasia; penyelia yang"
            " membacanya lebih dahulu."
        ),
        "Thank you for your courage. We keep this report secret; a supervisor reads it first.",
    ),
}
