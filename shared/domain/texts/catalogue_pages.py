"""What stands on the pages that signed links open. Each entry: Bahasa Indonesia, English."""

from collections.abc import Mapping

PAGES: Mapping[str, tuple[str, str]] = {
    "page.outside.title": ("Laporan warga untuk {office}", "A citizen's report for {office}"),
    "page.outside.letter": (
        "Surat {number} tanggal {date}.",
        "Letter {number} of {date}.",
    ),
    "page.outside.intro": (
        (
            "Dengan hormat, {city} meneruskan laporan warga berikut karena menjadi kewenangan {office}."
            " Mohon berkenan menanggapi melalui halaman ini."
        ),
        (
            "{city} forwards this citizen's report, as it is a matter of {office}."
            " Please answer on this page."
        ),
    ),
    "page.outside.report": ("Isi laporan", "The report"),
    "page.outside.category": ("Kategori", "Category"),
    "page.outside.place": ("Tempat", "Place"),
    "page.outside.point": ("Koordinat", "Coordinates"),
    "page.outside.submitted": ("Diterima kota", "Received by the city"),
    "page.outside.photo": ("Foto dari pelapor", "The reporter's photo"),
    "page.outside.no_names": (
        "Identitas pelapor dijaga kota dan tidak disertakan.",
        "The city keeps the reporter's identity to itself.",
    ),
    "page.outside.answer": ("Tanggapan Anda", "Your answer"),
    "page.outside.verdict": ("Apakah ini kewenangan Anda?", "Is this your matter?"),
    "page.outside.ours": (
        "Kewenangan kami; berikut jawaban kami",
        "It is our matter; this is our answer",
    ),
    "page.outside.not_ours": (
        "Bukan kewenangan kami; berikut alasannya",
        "It is not our matter; this is why",
    ),
    "page.outside.text": ("Jawaban atau alasan", "Answer or reason"),
    "page.outside.text_hint": (
        "Dibaca oleh pelapor. Mohon tidak mencantumkan data pribadi.",
        "The reporter will read it. Please give no personal data.",
    ),
    "page.outside.said_by": ("Nama penjawab", "Name of who answers"),
    "page.outside.said_as": ("Jabatan", "Function"),
    "page.outside.promised_by": (
        "Dijanjikan selesai paling lambat (boleh dikosongkan)",
        "Promised to be done by (may be left empty)",
    ),
    "page.outside.send": ("Kirim tanggapan", "Send the answer"),
    "page.outside.valid": (
        "Halaman ini dapat dipakai sampai {until}.",
        "This page may be used until {until}.",
    ),
    "page.outside.thanks": ("Tanggapan sudah tercatat", "The answer is recorded"),
    "page.outside.recorded": (
        "Terima kasih. Tanggapan {office} dicatat pada {at}.",
        "Thank you. The answer of {office} was recorded on {at}.",
    ),
    "page.outside.recorded_answer": ("Jawaban", "Answer"),
    "page.outside.recorded_decline": ("Bukan kewenangan kami, karena", "Not our matter, because"),
    "page.outside.recorded_promise": ("Dijanjikan selesai", "Promised to be done by"),
    "page.outside.recorded_by": ("Disampaikan oleh", "Said by"),
    "page.office.title": ("Laporan {handle} untuk {office}", "Report {handle} for {office}"),
    "page.office.title_many": ("Laporan yang menunggu {office}", "Reports that await {office}"),
    "page.office.many": (
        "Beberapa laporan menunggu tindak lanjut. Buka satu per satu.",
        "Several reports await follow-up. Open them one by one.",
    ),
    "page.office.others": ("Lihat laporan lainnya", "See the other reports"),
    "page.office.prove": (
        "Isi laporan baru ditampilkan setelah Anda menunjukkan bahwa telepon {contact} ada pada Anda.",
        "The report is shown once you have proved that the phone of {contact} is with you.",
    ),
    "page.office.send_code": ("Kirim kode lewat WhatsApp", "Send a code by WhatsApp"),
    "page.office.code_sent": (
        "Kode enam angka sudah dikirim lewat WhatsApp. Kode berlaku 10 menit.",
        "A code of six digits was sent by WhatsApp. It is good for 10 minutes.",
    ),
    "page.office.code": ("Kode enam angka", "Code of six digits"),
    "page.office.check": ("Buka laporan", "Open the report"),
    "page.office.again": ("Kirim kode baru", "Send a new code"),
    "page.office.duty": ("piket {order}", "duty officer {order}"),
    "page.office.head": ("kepala kantor", "the head of the office"),
    "page.office.state": ("Status", "State"),
    "page.office.act": ("Tindak lanjut", "What you do"),
    "page.office.choice": ("Yang dilakukan kantor Anda", "What your office does"),
    "page.office.accept": ("Kami terima dan tindak lanjuti", "We accept it and see to it"),
    "page.office.progress": ("Kabar perkembangan", "Report progress"),
    "page.office.answer": ("Selesai; berikut jawaban kami", "Done; this is our answer"),
    "page.office.refuse": ("Bukan wewenang kami; berikut alasannya", "Not our matter; this is why"),
    "page.office.text": ("Keterangan", "Words"),
    "page.office.text_hint": (
        "Dibaca pelapor, kecuali alasan pengembalian. Tidak perlu diisi bila hanya menerima.",
        "The reporter reads it, unless you return the report. Not needed to accept it.",
    ),
    "page.office.send": ("Kirim", "Send"),
    "page.office.done": ("Tindak lanjut tercatat", "It is recorded"),
    "page.office.recorded": (
        "Terima kasih. Laporan {handle} kini: {state}.",
        "Thank you. Report {handle} is now: {state}.",
    ),
    "page.field.code_wrong": (
        "Kode salah atau sudah tidak berlaku.",
        "The code is wrong or has ended.",
    ),
    "page.field.code_needed": (
        "Waktu Anda habis. Mohon minta kode baru.",
        "Your time is over. Please ask for a new code.",
    ),
    "page.field.code_too_often": (
        "Kode sudah dikirim beberapa kali. Mohon coba lagi satu jam lagi.",
        "Codes were sent several times. Please try again in an hour.",
    ),
    "page.field.moved_on": (
        "Laporan sudah berubah sejak halaman ini dibuka. Mohon periksa kembali.",
        "The report has changed since this page was opened. Please look again.",
    ),
    "page.office.photos": ("Foto hasil pekerjaan", "Photos of the work"),
    "page.office.photos_hint": (
        "Paling banyak {most} foto, masing-masing paling besar {largest} MB.",
        "At most {most} photos of at most {largest} MB each.",
    ),
    "page.office.photos_needed": (
        "Jawaban untuk kategori ini memerlukan foto.",
        "An answer in this category needs a photo.",
    ),
    "page.office.photos_sent": (
        (
            "Foto Anda kami terima ({count}) dan sedang diperiksa. Bila ada yang belum dapat diterima,"
            " tim pengaduan akan menghubungi kantor Anda."
        ),
        (
            "We have your photos ({count}) and are looking at them. If one of them cannot be accepted,"
            " the complaints desk will contact your office."
        ),
    ),
    "page.field.proof_required": (
        "Mohon lampirkan paling sedikit satu foto hasil pekerjaan.",
        "Please add at least one photo of the work.",
    ),
    "page.field.too_many_photos": (
        "Fotonya terlalu banyak. Mohon pilih paling banyak tiga foto.",
        "These are too many photos. Please choose three at most.",
    ),
    "page.field.photo_too_large": (
        "Ada foto yang lebih besar dari 8 MB. Mohon kirim foto dengan ukuran lebih kecil.",
        "One of the photos is larger than 8 MB. Please send a smaller one.",
    ),
    "page.field.photo_type_unsupported": (
        "Ada berkas yang bukan foto JPEG, PNG, atau WEBP. Mohon pilih foto lain.",
        "One of the files is no JPEG, PNG or WEBP photo. Please choose another one.",
    ),
    "page.field.text_required": ("Mohon diisi.", "Please fill this in."),
    "page.field.text_invalid": (
        "Teks memuat tanda yang tidak dapat diterima.",
        "The text has characters that are not accepted.",
    ),
    "page.field.text_too_long": ("Teks terlalu panjang.", "The text is too long."),
    "page.field.date_invalid": (
        "Mohon isi tanggal yang benar.",
        "Please give a proper date.",
    ),
    "page.field.promise_in_the_past": (
        "Mohon isi tanggal hari ini atau sesudahnya.",
        "Please give today's date or a later one.",
    ),
    "page.mended": (
        "Tanggapan belum terkirim. Mohon perbaiki isian yang ditandai.",
        "The answer was not sent yet. Please mend the marked fields.",
    ),
    "page.by": ("Layanan pengaduan {city}", "Complaints service of {city}"),
}
