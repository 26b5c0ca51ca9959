"""What people read when a city's rules or a photo stand in the way: title and detail by code.

Each entry: title and detail in Bahasa Indonesia, title and detail in English.
"""

from collections.abc import Mapping

_OTHER_PHOTO_ID = "Mohon kirim foto lain dalam format JPEG, PNG, atau WEBP."
_OTHER_PHOTO_EN = "Please send another photo as JPEG, PNG or WEBP."

REPORT_PROBLEMS: Mapping[str, tuple[str, str, str, str]] = {
    "jurisdiction_unknown": (
        "Kota tidak dikenal",
        "Kota ini belum dilayani.",
        "Unknown city",
        "This city is not served here yet.",
    ),
    "tracking_code_malformed": (
        "Kode lacak belum benar",
        "Mohon periksa kode lacak Anda; contoh bentuknya KDI-7G3K2-9QXW4-M2N8P-5RT6V.",
        "The tracking code is not right",
        "Please check your tracking code; it looks like KDI-7G3K2-9QXW4-M2N8P-5RT6V.",
    ),
    "place_required": (
        "Tempat kejadian belum diisi",
        "Mohon tandai titik pada peta, atau tulis alamat dan pilih kelurahan.",
        "The place is missing",
        "Please mark a point on the map, or write an address and choose the kelurahan.",
    ),
    "village_unknown": (
        "Kelurahan tidak dikenal",
        "Mohon pilih kelurahan dari daftar kota ini.",
        "Unknown kelurahan",
        "Please choose a kelurahan from this city's list.",
    ),
    "category_unknown": (
        "Kategori tidak dikenal",
        "Mohon pilih kategori dari daftar kota ini.",
        "Unknown category",
        "Please choose a category from this city's list.",
    ),
    "office_accused": (
        "Kantor ini disebut dalam aduan",
        "Laporan ini dijaga dari kantor tersebut. Jika tetap diserahkan, mohon tuliskan alasannya.",
        "This office is spoken against",
        "This report is kept from that office. To hand it over all the same, please say why.",
    ),
    "attribute_unknown": (
        "Pertanyaan tidak dikenal",
        "Jawaban untuk pertanyaan yang tidak ada pada kategori ini. Mohon muat ulang daftarnya.",
        "Unknown question",
        "There is an answer to a question that this category does not ask. Please load it anew.",
    ),
    "attribute_required": (
        "Pertanyaan belum dijawab",
        "Mohon jawab semua pertanyaan wajib untuk kategori ini.",
        "A question is not answered yet",
        "Please answer all questions that this category must have answered.",
    ),
    "attribute_invalid": (
        "Jawaban belum sesuai",
        "Mohon periksa jawaban ini: pilih dari daftar, atau tulis angka atau waktu yang diminta.",
        "An answer is not right yet",
        "Please check this answer: choose from the list, or write the number or time asked for.",
    ),
    "correction_required": (
        "Belum ada yang diperbaiki",
        "Mohon pilih kategori atau tempat yang benar.",
        "Nothing is corrected yet",
        "Please choose the right category or place.",
    ),
    "agency_not_suitable": (
        "Kantor tidak sesuai",
        "Laporan ditugaskan kepada kantor milik kota dan diteruskan kepada instansi di luarnya.",
        "Not a suitable office",
        "Reports are assigned to the city's own offices and forwarded to bodies outside it.",
    ),
    "reason_required": (
        "Alasan belum diisi",
        "Mohon jelaskan secara singkat apa yang belum selesai.",
        "The reason is missing",
        "Please say briefly what has not been solved.",
    ),
    "text_required": (
        "Keterangan belum diisi",
        "Tindakan ini memerlukan keterangan tertulis.",
        "The words are missing",
        "This step needs a written explanation.",
    ),
    "version_conflict": (
        "Laporan sudah berubah",
        "Laporan ini diubah orang lain ketika Anda membukanya. Mohon muat ulang lalu putuskan.",
        "The report has changed",
        "Somebody changed this report while you had it open. Please reload and decide again.",
    ),
    "state_conflict": (
        "Tindakan tidak dapat dilakukan sekarang",
        "Laporan ini berstatus {state}, sehingga tidak dapat {action}.",
        "This cannot be done now",
        "The report's state is: {state}. In this state it cannot be {action}.",
    ),
    "consent_required": (
        "Persetujuan pelapor belum dicatat",
        "Mohon tanyakan apakah pelapor setuju nama dan nomornya kami simpan, lalu tandai.",
        "The reporter's consent is missing",
        "Please ask whether the reporter agrees that we keep their name and number, and mark it.",
    ),
    "supervisor_required": (
        "Memerlukan keputusan penyelia",
        "Hanya penyelia yang dapat memutuskan laporan ini.",
        "A supervisor must decide",
        "Only a supervisor can decide what becomes of this report.",
    ),
    "assignment_binding": (
        "Penugasan ini tidak dapat dikembalikan",
        "Kantor tujuan sudah diputuskan penyelia. Mohon kirim pesan jika ada keberatan.",
        "This assignment cannot be returned",
        "A supervisor has decided on the office. Please send a message if you do not agree.",
    ),
    "contest_window_over": (
        "Laporan sudah terlalu lama ditutup",
        "Laporan ini tidak dapat dibuka kembali. Jika masalahnya masih ada, mohon buat laporan baru.",
        "The report was closed too long ago",
        "This report cannot be reopened. If the trouble is still there, please make a new report.",
    ),
    "no_place_question": (
        "Tidak ada pertanyaan tentang tempat",
        "Letak laporan ini tidak sedang ditanyakan, atau sudah dijawab.",
        "Nothing is asked about the place",
        "Nothing is asked about the place of this report, or it was answered already.",
    ),
    "place_choice_unknown": (
        "Pilihan tempat tidak dikenal",
        "Mohon pilih salah satu dari dua sisi yang ditanyakan.",
        "No such choice of place",
        "Please choose one of the two sides that were offered.",
    ),
    "appeal_used": (
        "Keberatan sudah pernah diajukan",
        "Keberatan hanya dapat diajukan satu kali, dan sudah kami periksa.",
        "There was an appeal already",
        "An appeal can be made once only, and we have looked into it.",
    ),
    "proof_required": (
        "Foto bukti belum ada",
        "Jawaban untuk kategori ini perlu disertai foto hasil pekerjaan.",
        "There is no proof yet",
        "An answer in this category needs a picture of the work.",
    ),
    "proof_not_in_question": (
        "Bukti tidak sedang diperiksa",
        "Bukti laporan ini tidak sedang menunggu keputusan penyelia.",
        "The proof is not in question",
        "No proof of this report awaits a supervisor's decision.",
    ),
    "secret_has_no_public_answer": (
        "Laporan ini rahasia",
        "Laporan rahasia tidak memiliki jawaban untuk umum. Mohon kosongkan jawaban untuk umum.",
        "This report is secret",
        "A secret report has no answer for the public. Please leave that answer empty.",
    ),
    "public_text_tells_of_people": (
        "Jawaban untuk umum memuat data pribadi",
        "Mohon hapus nomor ponsel, NIK, alamat surel, atau nomor kendaraan dari jawaban untuk umum.",
        "The public answer holds personal data",
        "Please take mobile numbers, identity numbers, e-mail addresses and number plates out of it.",
    ),
    "report_claimed": (
        "Laporan sudah dimiliki akun lain",
        "Laporan ini sudah disimpan dalam akun lain. Mohon hubungi tim pengaduan bila itu keliru.",
        "The report is in another account",
        "This report is in another account already. Please tell the complaints desk if that is wrong.",
    ),
    "photo_withheld": (
        "Foto laporan rahasia",
        "Foto laporan rahasia baru ditampilkan setelah tim pengaduan menutup bagian yang perlu.",
        "Photo of a secret report",
        "It is shown once the complaints desk has covered what must not be seen.",
    ),
    "boxes_invalid": (
        "Bagian foto belum tepat",
        "Mohon tandai paling sedikit satu dan paling banyak {limit} bagian di dalam foto.",
        "The parts of the photo are not right",
        "Please mark at least one and at most {limit} parts within the photo.",
    ),
    "channel_unknown": (
        "Saluran tidak dikenal",
        "Mohon pilih saluran dari daftar kota ini.",
        "Unknown channel",
        "Please choose a channel from this city's list.",
    ),
    "reject_reason_required": (
        "Alasan penolakan belum dipilih",
        "Mohon pilih alasan mengapa laporan ini bukan pengaduan.",
        "The reason is missing",
        "Please choose why this report is no complaint.",
    ),
    "public_text_required": (
        "Jawaban untuk semua pelapor belum ada",
        "Laporan ini memiliki beberapa pelapor. Mohon tulis juga jawaban yang boleh dibaca semuanya.",
        "The answer for all reporters is missing",
        "This report has several reporters. Please write an answer that all of them may read, too.",
    ),
    "nothing_corrected": (
        "Tidak ada yang diperbaiki",
        "Isi perbaikan sama dengan laporan yang ada.",
        "Nothing is corrected",
        "What you sent is what the report says already.",
    ),
    "correction_too_late": (
        "Jenis dan tempat tidak dapat diubah lagi",
        "Kantor sudah menerima laporan ini. Mohon kirim pesan bila jenis atau tempatnya keliru.",
        "Kind and place can no longer be changed",
        "An office has accepted this report. Please write to it if the kind or the place is wrong.",
    ),
    "corrections_used": (
        "Laporan sudah terlalu sering diperbaiki",
        "Satu laporan dapat diperbaiki paling banyak {most} kali. Mohon kirim pesan kepada petugas.",
        "Corrected too often",
        "A report can be corrected {most} times at most. Please write to the staff instead.",
    ),
    "urgency_required": (
        "Tingkat kedesakan belum dipilih",
        "Mohon pilih apakah laporan ini biasa, mendesak, atau sangat mendesak.",
        "The urgency is missing",
        "Please choose whether this report is normal, high or urgent.",
    ),
    "no_call_needed": (
        "Tidak ada panggilan yang ditunggu",
        "Laporan ini tidak menunggu hasil percakapan telepon.",
        "No call is needed",
        "This report is not waiting for the result of a call.",
    ),
    "visit_time_wrong": (
        "Waktu kunjungan belum benar",
        "Kunjungan direncanakan untuk waktu mendatang, dan dicatat setelah diperintahkan.",
        "The time of the visit is not right",
        "A visit is planned for a time to come, and was made after it was ordered.",
    ),
    "promise_in_past": (
        "Tanggal janji sudah lewat",
        "Mohon tulis sampai kapan kantor itu berjanji; waktunya harus masih di depan.",
        "The date of the promise has passed",
        "Please write by when the office promised to act; it must still be to come.",
    ),
    "no_visit_ordered": (
        "Tidak ada perintah kunjungan",
        "Laporan ini tidak menunggu hasil kunjungan.",
        "No visit was ordered",
        "This report is not waiting for the result of a visit.",
    ),
    "too_many_photos": (
        "Foto terlalu banyak",
        "Satu laporan memuat paling banyak lima foto.",
        "Too many photos",
        "A report holds five photos at most.",
    ),
    "photo_smaller_than_announced": (
        "Ukuran foto tidak sesuai",
        "Foto yang dikirim lebih kecil daripada yang diberitahukan. Mohon kirim ulang.",
        "The photo is not of the size announced",
        "The photo is smaller than was announced. Please send it again.",
    ),
    "photo_not_found": (
        "Foto tidak ditemukan",
        "Foto ini tidak ada atau tidak dapat Anda lihat.",
        "Photo not found",
        "This photo does not exist or is not open to you.",
    ),
    "upload_incomplete": (
        "Pengiriman foto terputus",
        "Foto belum terkirim seluruhnya. Mohon kirim ulang.",
        "The upload broke off",
        "The photo did not arrive in full. Please send it again.",
    ),
    "upload_finished": (
        "Pengiriman foto sudah selesai",
        "Foto ini sudah kami terima dan tidak dapat diganti.",
        "The upload is finished",
        "We have this photo already; it cannot be replaced.",
    ),
    "photo_type_unsupported": (
        "Jenis foto tidak dilayani",
        _OTHER_PHOTO_ID,
        "Photo type not supported",
        _OTHER_PHOTO_EN,
    ),
    "promise_in_the_past": (
        "Tanggal janji sudah lewat",
        "Mohon isi tanggal hari ini atau sesudahnya.",
        "The promised date has passed",
        "Please give today's date or a later one.",
    ),
    "photo_not_an_image": (
        "Berkas bukan foto",
        _OTHER_PHOTO_ID,
        "The file is not a photo",
        _OTHER_PHOTO_EN,
    ),
    "photo_too_large": (
        "Foto terlalu besar",
        "Mohon kirim foto dengan ukuran lebih kecil.",
        "The photo is too large",
        "Please send a smaller photo.",
    ),
    "photo_damaged": (
        "Foto rusak",
        "Foto ini tidak dapat dibuka. Mohon kirim ulang atau pilih foto lain.",
        "The photo is damaged",
        "This photo cannot be opened. Please send it again or choose another.",
    ),
    "photo_larger_than_announced": (
        "Ukuran foto tidak sesuai",
        "Foto yang dikirim lebih besar daripada yang diberitahukan. Mohon kirim ulang.",
        "The photo is not of the size announced",
        "The photo is larger than was announced. Please send it again.",
    ),
}
