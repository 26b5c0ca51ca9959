"""What people read once a reporter's later words need care. Each entry: Bahasa Indonesia, English."""

from collections.abc import Mapping

CARE: Mapping[str, tuple[str, str]] = {
    "push.words_need_care.title": ("Perlu dilihat penyelia", "A supervisor must look"),
    "push.words_need_care.body": (
        "Kata-kata pelapor pada laporan {handle} perlu kehati-hatian. Mohon penyelia membacanya.",
        "What the reporter of {handle} says needs care. A supervisor must read it, please.",
    ),
    "timeline.words_guarded": (
        (
            "Yang Anda sampaikan kami jaga sebagai rahasia. Sejak ini yang membaca laporan Anda hanya"
            " {office} dan penyelia."
        ),
        (
            "What you told us is kept secret. From now on only {office} and supervisors read your"
            " report."
        ),
    ),
    "timeline.words_guarded_desk": (
        "Yang Anda sampaikan kami jaga sebagai rahasia. Penyelia membacanya lebih dahulu.",
        "What you told us is kept secret. A supervisor reads it first.",
    ),
    "timeline.guarded": (
        "Laporan ini dijaga sebagai rahasia.",
        "This report is kept secret.",
    ),
}
