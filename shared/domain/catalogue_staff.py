"""What staff read when a request about one another is refused: as `catalogue_problems`."""

from collections.abc import Mapping

STAFF_PROBLEMS: Mapping[str, tuple[str, str, str, str]] = {
    "period_wrong": (
        "Waktu tidak sesuai",
        "Waktu selesai harus sesudah waktu mulai.",
        "The times do not fit",
        "A period must end after it begins.",
    ),
    "substitute_not_suitable": (
        "Pengganti tidak sesuai",
        "Pengganti haruslah rekan lain yang masih bertugas di kantor dan peran yang sama.",
        "Not a suitable substitute",
        "A substitute must be another colleague in service, of the same office and role.",
    ),
}
