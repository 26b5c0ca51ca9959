"""The words of the morning digest, on each way that it may take. Each entry: Bahasa, English."""

from collections.abc import Mapping

DIGESTS: Mapping[str, tuple[str, str]] = {
    "push.office_digest.title": ("Ringkasan pagi", "Morning digest"),
    "push.office_digest.body": (
        "{office}: {open} laporan, {overdue} lewat tenggat, {due_today} tenggat hari ini: {handles}.",
        "{office}: {open} open reports, {overdue} overdue, {due_today} due today: {handles}.",
    ),
    # An approved chat template. Parameters are counted in the order of the Indonesian text.
    "whatsapp.office_digest.body": (
        (
            "Selamat pagi, petugas {office}. Laporan yang menunggu: {open}; lewat tenggat: {overdue};"
            " tenggat hari ini: {due_today}. Nomornya: {handles}. Mohon dibuka di aplikasi petugas."
        ),
        (
            "Good morning, officers of {office}. Reports that wait: {open}; overdue: {overdue};"
            " due today: {due_today}. Their numbers: {handles}. Please open them in the officers' app."
        ),
    ),
    "mail.office_digest.title": ("Ringkasan pagi laporan warga", "Morning digest of reports"),
    "mail.office_digest.body": (
        (
            "Yth. petugas {office}: laporan yang menunggu: {open}; lewat tenggat: {overdue};"
            " tenggat hari ini: {due_today}. Nomornya: {handles}. Mohon dibuka di aplikasi petugas."
        ),
        (
            "Dear officers of {office}: reports that wait: {open}; overdue: {overdue};"
            " due today: {due_today}. Their numbers: {handles}. Please open them in the officers' app."
        ),
    ),
}
