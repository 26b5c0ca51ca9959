"""What staff read when a request about one another is refused: as `catalogue_problems`."""

from collections.abc import Mapping

STAFF_PROBLEMS: Mapping[str, tuple[str, str, str, str]] = {
    "period_wrong": (
        "Waktu tidak sesuai",
        "Waktu selesai harus sesudah waktu mulai.",
        "The times do not fit",
        "A period must end after it begins.",
    ),
    "assignee_not_suitable": (
        "Petugas tidak sesuai",
        "Laporan hanya dapat ditugaskan kepada petugas yang masih bertugas di kantornya.",
        "Not a suitable officer",
        "A report can be given only to somebody in service of the office that has it.",
    ),
    "successor_not_suitable": (
        "Penerus tidak sesuai",
        "Penerus haruslah rekan lain yang masih bertugas di kantor dan peran yang sama.",
        "Not a suitable successor",
        "A successor must be another colleague in service, of the same office and role.",
    ),
    "hand_over_running": (
        "Serah terima sedang berlangsung",
        "Antrean petugas ini sedang diserahkan kepada orang lain. Mohon tunggu sampai selesai.",
        "A hand-over is under way",
        "This person's queue is being passed on to somebody else. Please wait until it is done.",
    ),
    "substitute_not_suitable": (
        "Pengganti tidak sesuai",
        "Pengganti haruslah rekan lain yang masih bertugas di kantor dan peran yang sama.",
        "Not a suitable substitute",
        "A substitute must be another colleague in service, of the same office and role.",
    ),
}
