"""What stands on the buttons of a chat message, and what is written back. Bahasa Indonesia, English."""

from collections.abc import Mapping

CHAT: Mapping[str, tuple[str, str]] = {
    "button.accept": ("Kami tindak lanjuti", "We will see to it"),
    "button.refuse": ("Bukan wewenang kami", "Not our matter"),
    "chat.accepted": (
        "Terima kasih. Laporan {handle} tercatat sudah diterima {office}.",
        "Thank you. Report {handle} is recorded as accepted by {office}.",
    ),
    "chat.reason_needed": (
        "Mohon tuliskan alasan laporan {handle} bukan wewenang {office} di aplikasi petugas.",
        "Please write in the officer's app why report {handle} is not a matter of {office}.",
    ),
    "chat.stale": (
        "Terima kasih. Laporan {handle} sudah berlanjut, sehingga pesan ini tidak perlu dijawab lagi.",
        "Thank you. Report {handle} has moved on, so this message needs no answer any more.",
    ),
}
