"""What stands on the buttons of a chat message, and what is written back. Bahasa Indonesia, English."""

from collections.abc import Mapping

CHAT: Mapping[str, tuple[str, str]] = {
    "button.accept": ("Kami tindak lanjuti", "We will see to it"),
    "button.refuse": ("Bukan wewenang kami", "Not our matter"),
    "button.link": ("Buka laporan", "Open the report"),
    "code.duty.body": (
        "Kode Anda: {code}. Berlaku 10 menit. Mohon tidak diberikan kepada siapa pun.",
        "Your code: {code}. Good for 10 minutes. Please give it to nobody.",
    ),
    "chat.accepted": (
        "Terima kasih. Laporan {handle} tercatat sudah diterima {office}.",
        "Thank you. Report {handle} is recorded as accepted by {office}.",
    ),
    "chat.accepted_many": (
        "Terima kasih. Laporan berikut tercatat sudah diterima {office}: {handles}.",
        "Thank you. These reports are recorded as accepted by {office}: {handles}.",
    ),
    "chat.reason_needed_many": (
        "Mohon tuliskan melalui tautan ini alasan tiap laporan yang bukan wewenang {office}: {link}",
        "Please write with this link why each report that is not yours, {office}, is not: {link}",
    ),
    "chat.stale_many": (
        "Terima kasih. Semua laporan itu sudah berlanjut, sehingga pesan ini tidak perlu dijawab lagi.",
        "Thank you. All those reports have moved on, so this message needs no answer any more.",
    ),
    "chat.reason_needed": (
        "Mohon tuliskan alasan laporan {handle} bukan wewenang {office} melalui tautan ini: {link}",
        "Please write with this link why report {handle} is not a matter of {office}: {link}",
    ),
    "chat.stale": (
        "Terima kasih. Laporan {handle} sudah berlanjut, sehingga pesan ini tidak perlu dijawab lagi.",
        "Thank you. Report {handle} has moved on, so this message needs no answer any more.",
    ),
}
