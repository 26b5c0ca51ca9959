"""What stands on papers: letters, visit orders, case files, slips. Bahasa Indonesia, English.

Papers are printed in Bahasa, the working language of those who get them.
"""

from collections.abc import Mapping

PAPERS: Mapping[str, tuple[str, str]] = {
    "paper.foot": (
        "Dibuat dengan sistem pengaduan {city}. Laporan {handle}.",
        "Made by the complaints system of {city}. Report {handle}.",
    ),
    "paper.number": ("Nomor", "Number"),
    "paper.matter": ("Hal", "Subject"),
    "paper.place_and_date": ("{place}, {date}", "{place}, {date}"),
    "paper.category": ("Kategori", "Category"),
    "paper.where": ("Tempat", "Place"),
    "paper.point": ("Koordinat", "Coordinates"),
    "paper.handle": ("Nomor singkat laporan", "Report"),
    "paper.report": ("Isi laporan", "The report"),
    # The letter to a body outside the city.
    "paper.letter.title": ("Surat penerusan {number}", "Letter {number}"),
    "paper.letter.matter": ("Penerusan laporan warga", "A citizen's report"),
    "paper.letter.to": ("Yth. Pimpinan {office}\ndi tempat", "To the head of {office}"),
    "paper.letter.opening": (
        (
            "Dengan hormat,\nbersama ini kami teruskan laporan warga yang kami terima pada {submitted}."
            " Menurut pembagian urusan, hal tersebut menjadi kewenangan {office}."
        ),
        (
            "We forward a citizen's report that we received on {submitted}. It is a matter of"
            " {office}."
        ),
    ),
    "paper.letter.request": (
        (
            "Kami mohon Bapak/Ibu berkenan menindaklanjutinya dan menyampaikan tanggapan melalui kode QR"
            " atau alamat di bawah ini. Halaman tersebut memuat laporan ini, tidak memerlukan akun, dan"
            " dapat dipakai sampai {until}. Bila hal ini bukan kewenangan Bapak/Ibu, mohon disampaikan"
            " melalui halaman yang sama agar laporan dapat kami arahkan kembali."
        ),
        (
            "Please act on it and answer through the QR code or the address below, which needs no"
            " account and may be used until {until}. If it is not your matter, please say so there."
        ),
    ),
    "paper.letter.closing": (
        (
            "Identitas pelapor kami jaga dan tidak kami sertakan. Perkembangannya akan kami tanyakan"
            " secara berkala. Atas perhatian dan kerja sama Bapak/Ibu, kami ucapkan terima kasih."
        ),
        (
            "We keep the reporter's identity to ourselves and shall ask how the matter stands."
            " Thank you for your help."
        ),
    ),
    "paper.letter.seal": (
        "Tanggapi di sini sampai {until}",
        "Answer here until {until}",
    ),
    # The order to go to an office in person.
    "paper.visit.title": ("Surat tugas kunjungan {handle}", "Visit order {handle}"),
    "paper.visit.heading": ("Surat Tugas", "Visit order"),
    "paper.visit.number": ("Nomor: {number}", "Number: {number}"),
    "paper.visit.opening": (
        (
            "Karena laporan warga di bawah ini belum dijawab dalam waktu yang ditetapkan kota, dengan ini"
            " petugas yang namanya tertulis di bawah ditugaskan untuk mendatangi kantor penanggung jawab,"
            " menanyakan kendalanya, dan meminta kepastian waktu penyelesaian."
        ),
        (
            "As the report below has no answer within the city's time, whoever is named below is to go to"
            " the responsible office, ask what stands in the way, and get a date."
        ),
    ),
    "paper.visit.office": ("Kantor yang didatangi", "Office"),
    "paper.visit.ordered": ("Diperintahkan pada", "Ordered on"),
    "paper.visit.order_count": ("Kunjungan ke-", "Visit no."),
    "paper.visit.submitted": ("Laporan diterima pada", "Report received on"),
    "paper.visit.who": ("Petugas yang ditugaskan", "Who goes"),
    "paper.visit.blank": (
        "........................................................",
        "........................................................",
    ),
    "paper.visit.goes": ("Nama dan jabatan", "Name and function"),
    "paper.visit.planned": ("Waktu kunjungan", "To be there at"),
    "paper.visit.promised": ("Yang dijanjikan", "What was promised"),
    "paper.visit.name": ("Nama", "Name"),
    "paper.visit.function": ("Jabatan", "Function"),
    "paper.visit.result": ("Hasil kunjungan", "What came of it"),
    "paper.visit.when": ("Tanggal dan jam", "Date and time"),
    "paper.visit.met": ("Bertemu dengan", "Whom they met"),
    "paper.visit.promise": ("Dijanjikan selesai pada", "Promised by"),
    "paper.visit.office_signs": ("Yang dikunjungi", "For the office"),
    # The case file, for the Ombudsman.
    "paper.case.title": ("Berkas perkara {handle}", "Case file {handle}"),
    "paper.case.heading": ("Berkas Perkara Pengaduan", "Case file"),
    "paper.case.opening": (
        (
            "Berkas ini memuat seluruh riwayat laporan sebagaimana tercatat, dan disusun agar dapat"
            " diserahkan kepada Ombudsman Republik Indonesia bila diperlukan."
        ),
        "This file holds the whole history of the report, ready to be handed to the Ombudsman.",
    ),
    "paper.case.reporter": ("Pelapor", "Reporter"),
    "paper.case.phone": ("Telepon", "Telephone"),
    "paper.case.code": ("Kode lacak", "Tracking code"),
    "paper.case.type": ("Jenis laporan", "Kind of report"),
    "paper.case.state": ("Keadaan sekarang", "State"),
    "paper.case.office": ("Penanggung jawab", "Responsible"),
    "paper.case.submitted": ("Diterima pada", "Received on"),
    "paper.case.complete": ("Berkas lengkap sejak", "File complete since"),
    "paper.case.limit": ("Batas 60 hari menurut undang-undang", "The law's 60 days end on"),
    "paper.case.limit_paused": (
        "belum berakhir: waktu berhenti selama menunggu pihak di luar kota",
        "not over: time stands still while somebody outside the city is waited for",
    ),
    "paper.case.made": ("Berkas dibuat pada", "File made on"),
    "paper.case.history": ("Riwayat", "History"),
    "paper.case.answer": ("Jawaban terakhir", "Last answer"),
    "paper.case.photos": ("Foto", "Photos"),
    "paper.case.rights": (
        (
            "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik memberi waktu 60 hari sejak berkas"
            " lengkap untuk memutuskan pengaduan. Masyarakat dapat mengadu kepada Ombudsman Republik"
            " Indonesia, tanpa biaya, bila pengaduannya tidak diselesaikan."
        ),
        (
            "Law 25/2009 on public services gives 60 days from a complete file to decide a complaint."
            " The Ombudsman takes complaints, free of charge, where one is not settled."
        ),
    ),
    "paper.case.yours": (
        (
            "Waktu 60 hari menurut undang-undang telah lewat. Bila berkenan, Anda dapat menyerahkan berkas"
            " perkara ini kepada Ombudsman Republik Indonesia, tanpa biaya."
        ),
        (
            "The 60 days that the law gives are over. If you wish, hand this case file to the Ombudsman,"
            " free of charge."
        ),
    ),
    # The slip for whoever called or came.
    "paper.slip.title": ("Tanda terima laporan", "Slip"),
    "paper.slip.heading": ("Tanda Terima Laporan", "Receipt of a report"),
    "paper.slip.received": (
        "Laporan Anda kami terima pada {at}. Terima kasih.",
        "We received your report on {at}. Thank you.",
    ),
    "paper.slip.code": ("Kode lacak Anda:", "Your tracking code:"),
    "paper.slip.keep": (
        (
            "Mohon simpan kode ini baik-baik dan jangan dibagikan: siapa pun yang memegangnya dapat"
            " membaca perkembangan laporan Anda. Petugas tidak menyimpan kode ini."
        ),
        (
            "Please keep this code to yourself: whoever has it can read how your report stands. The"
            " staff do not keep it."
        ),
    ),
    "paper.slip.follow": (
        (
            "Dengan kode ini Anda dapat melihat perkembangan laporan melalui aplikasi pengaduan atau"
            " meminta petugas membacakannya."
        ),
        "With this code you can follow your report in the app, or have the staff read it to you.",
    ),
    "paper.slip.emergency": (
        "Keadaan darurat: hubungi {number}.",
        "In an emergency call {number}.",
    ),
}
