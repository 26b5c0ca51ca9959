"""What a reporter reads in the report's history. Each entry: Bahasa Indonesia, English."""

from collections.abc import Mapping

TIMELINE: Mapping[str, tuple[str, str]] = {
    "timeline.submitted": ("Laporan Anda kami terima.", "We received your report."),
    "timeline.routed": (
        "Laporan Anda diteruskan ke {office}.",
        "Your report was passed on to {office}.",
    ),
    "timeline.triaged": (
        "Laporan Anda diperiksa tim pengaduan untuk menentukan kantor tujuan.",
        "The complaints desk is checking which office your report belongs to.",
    ),
    "timeline.routed.guarded": (
        (
            "Laporan Anda kami jaga sebagai rahasia. Yang membacanya hanya {office} dan penyelia;"
            " kantor yang Anda sebut tidak dapat melihatnya."
        ),
        (
            "Your report is kept secret. Only {office} and supervisors read it; the office that you"
            " speak of cannot see it."
        ),
    ),
    "timeline.triaged.guarded": (
        "Laporan Anda kami jaga sebagai rahasia. Hanya penyelia yang membacanya, sebelum yang lain.",
        "Your report is kept secret. Only a supervisor reads it, before anybody else.",
    ),
    "timeline.forwarded": (
        "Laporan Anda diteruskan kepada {office}, yang berwenang di luar pemerintah kota.",
        "Your report was forwarded to {office}, which is responsible and not part of the city.",
    ),
    "timeline.assigned": (
        "Laporan Anda diserahkan kepada {office}.",
        "Your report was handed to {office}.",
    ),
    "timeline.accepted": ("{office} menerima laporan Anda.", "{office} accepted your report."),
    "timeline.progressed": (
        "{office} sedang mengerjakan laporan Anda.",
        "{office} is working on your report.",
    ),
    "timeline.refused": (
        "{office} mengembalikan laporan ini; tim pengaduan mencari kantor yang tepat.",
        "{office} returned this report; the complaints desk is looking for the right office.",
    ),
    "timeline.answered": ("{office} menjawab laporan Anda.", "{office} answered your report."),
    "timeline.outside_answered": (
        "Tim pengaduan menyampaikan jawaban dari {office}.",
        "The complaints desk passed on the answer of {office}.",
    ),
    "timeline.outside_answered.direct": (
        "{office} menjawab laporan Anda.",
        "{office} answered your report.",
    ),
    "timeline.outside_answered.promised": (
        "{office} menjawab laporan Anda dan menjanjikan penyelesaian sampai {promised}.",
        "{office} answered your report and promises to have it done by {promised}.",
    ),
    "timeline.outside_declined": (
        (
            "{office} menyampaikan bahwa hal ini bukan kewenangannya; tim pengaduan mencari penanggung"
            " jawab yang tepat."
        ),
        (
            "{office} says that this is not its matter; the complaints desk is looking for whoever is"
            " responsible."
        ),
    ),
    "timeline.messaged.citizen": ("Anda mengirim pesan.", "You sent a message."),
    "timeline.messaged.staff": (
        "Petugas mengirim pesan kepada Anda.",
        "The staff sent you a message.",
    ),
    "timeline.asked": (
        "Kami memerlukan keterangan Anda untuk melanjutkan. Mohon dijawab dengan mengirim pesan.",
        "We need to know more from you before we can go on. Please answer with a message.",
    ),
    "timeline.asked.photo": (
        (
            "Mohon kirim foto lain yang Anda ambil sekarang di tempatnya, beserta sebuah pesan;"
            " foto yang ada belum cukup jelas menunjukkan tempat atau waktunya."
        ),
        (
            "Please send another photo that you take now, at the place, with a message; the one"
            " we have does not show well enough where or when it was taken."
        ),
    ),
    "timeline.triaged.photo": (
        "Tim pengaduan melihat foto Anda dahulu sebelum meneruskan laporan.",
        "The complaints desk looks at your photo before it passes the report on.",
    ),
    "timeline.informed": (
        "Terima kasih, keterangan Anda kami terima; laporan dilanjutkan.",
        "Thank you, we have your answer; the report goes on.",
    ),
    "timeline.lapsed": (
        (
            "Keterangan yang kami minta belum kami terima, maka laporan diakhiri."
            " Kirimlah pesan kapan saja untuk melanjutkannya."
        ),
        (
            "We did not get the answer that we asked for, so the report has ended."
            " Send a message at any time to take it up again."
        ),
    ),
    "timeline.rejected": (
        (
            "Mohon maaf, laporan ini tidak dapat kami proses sebagai pengaduan; alasannya tertulis di"
            " bawah ini. Jika Anda tidak sependapat, Anda dapat mengajukan keberatan satu kali."
        ),
        (
            "We are sorry: we cannot treat this report as a complaint; the reason is written below."
            " If you do not agree, you may appeal once."
        ),
    ),
    "timeline.rejected.final": (
        (
            "Setelah keberatan Anda kami periksa, laporan ini tetap tidak dapat kami proses; alasannya"
            " tertulis di bawah ini."
        ),
        (
            "We have looked into your appeal; we still cannot treat this report as a complaint. The"
            " reason is written below."
        ),
    ),
    "timeline.appealed": (
        "Keberatan Anda kami terima dan akan diperiksa oleh penyelia. Terima kasih.",
        "We have your appeal; a supervisor will look into it. Thank you.",
    ),
    "timeline.called": (
        "Penyelia kami sudah menghubungi Anda tentang laporan ini.",
        "Our supervisor has talked to you about this report.",
    ),
    "timeline.photo_redacted": (
        "Sebagian foto ditutup untuk melindungi data pribadi.",
        "Part of a photo was covered to protect personal data.",
    ),
    "timeline.photo_opened": (
        "Penyelia melihat foto tanpa penutup; alasannya tertulis di bawah ini.",
        "A supervisor looked at a photo without its cover; the reason is written below.",
    ),
    "timeline.photo_opened.data": (
        "Penyelia membaca data di dalam berkas foto; alasannya tertulis di bawah ini.",
        "A supervisor read the data inside the file of a photo; the reason is written below.",
    ),
    "timeline.former_opened": (
        "Penyelia membaca isi laporan sebelum Anda perbaiki; alasannya tertulis di bawah ini.",
        "A supervisor read what the report said before you corrected it; the reason is written below.",
    ),
    "timeline.links_revoked": (
        "Demi keamanan, tautan yang kami kirim sebelumnya tentang laporan ini kami cabut.",
        "To be safe, we ended the links that we had sent about this report.",
    ),
    "timeline.proof_weighed": (
        "Foto hasil pekerjaan dari {office} kami terima.",
        "We received a picture of the work from {office}.",
    ),
    "timeline.proof_accepted": (
        "Penyelia kami memeriksa hasil pekerjaan {office} dan menerimanya.",
        "Our supervisor looked at the work of {office} and accepted it.",
    ),
    "timeline.proof_rejected": (
        "Penyelia kami belum dapat menerima hasil pekerjaan {office}; laporan dikerjakan kembali.",
        "Our supervisor could not accept the work of {office} yet; it will be done again.",
    ),
    "timeline.confirmed": (
        "Anda menyatakan masalahnya selesai. Terima kasih.",
        "You said that the trouble is over. Thank you.",
    ),
    "timeline.reopened": (
        "Anda menyatakan masalahnya belum selesai; laporan dibuka kembali.",
        "You said that the trouble is not over; the report was reopened.",
    ),
    "timeline.withdrawn": ("Anda mencabut laporan ini.", "You withdrew this report."),
    "timeline.rung_climbed.push": (
        "Belum ada tindak lanjut, maka kami mengirim pengingat.",
        "Nobody had acted yet, so we sent a reminder.",
    ),
    "timeline.rung_climbed.remind": (
        "Kami mengingatkan Anda bahwa petugas menunggu keterangan.",
        "We reminded you that the staff are waiting for your answer.",
    ),
    "timeline.rung_climbed.whatsapp": (
        "Belum ada tindak lanjut, maka kami mengirim WhatsApp ke {office}.",
        "Nobody had acted yet, so we sent a WhatsApp to {office}.",
    ),
    "timeline.unreached": (
        "Pengingat kami belum diterima {office}, maka tim pengaduan menghubunginya langsung.",
        "Our reminder has not reached {office} yet, so the complaints desk contacts them directly.",
    ),
    "timeline.rung_climbed.visit": (
        "Belum ada jawaban, maka petugas kami ditugaskan mendatangi {office}.",
        "There was no answer yet, so our staff were told to go to {office}.",
    ),
    "timeline.rung_climbed.inform.head": (
        "Laporan ini kami sampaikan kepada pimpinan {office}.",
        "This report was brought to the head of {office}.",
    ),
    "timeline.rung_climbed.inform.regional_secretary": (
        "Laporan ini masuk ke daftar yang dibaca Sekretaris Daerah.",
        "This report was put on the list that the regional secretary reads.",
    ),
    "timeline.rung_climbed.inform.mayor": (
        "Laporan ini masuk ke daftar yang dibaca wali kota.",
        "This report was put on the list that the mayor reads.",
    ),
    "timeline.legal_end": (
        (
            "Mohon maaf, waktu 60 hari menurut undang-undang telah lewat. Anda berhak mengadu kepada"
            " Ombudsman Republik Indonesia tanpa biaya; berkas perkaranya sudah kami siapkan. Wali kota"
            " kami beri tahu, dan laporan tetap kami pantau."
        ),
        (
            "We are sorry: the 60 days that the law gives are over. You may complain to the Ombudsman,"
            " free of charge; your case file is ready. The mayor is told, and we keep watching the report."
        ),
    ),
    "timeline.rung_climbed.publish": (
        "Tenggat laporan ini terlewat; hal itu kini terbuka bagi umum, tanpa nama dan isi laporan.",
        "The deadline of this report has passed; that is public now, without names or words.",
    ),
    "timeline.visit_ordered": (
        "Petugas kami ditugaskan mendatangi {office}.",
        "Our staff were told to go to {office}.",
    ),
    "timeline.visited.promised": (
        "Petugas kami sudah mendatangi {office}, yang berjanji menyelesaikannya sampai {promised}.",
        "Our staff have been to {office}, which promised to settle it until {promised}.",
    ),
    "timeline.visited": (
        "Petugas kami sudah mendatangi {office}.",
        "Our staff have been to {office}.",
    ),
    "timeline.rescheduled": (
        "Pemerintah kota mengubah aturan tenggat: langkah berikutnya bergeser dari {was_due} ke {due}.",
        "The city changed its rules on deadlines: the next step moves from {was_due} to {due}.",
    ),
    "timeline.urgency_set.normal": (
        "Petugas kami menetapkan laporan ini dengan tingkat kedesakan biasa.",
        "Our staff decided that this report has normal urgency.",
    ),
    "timeline.urgency_set.high": (
        "Petugas kami menetapkan laporan ini sebagai mendesak; tenggatnya disesuaikan.",
        "Our staff decided that this report is pressing; its deadline was adjusted.",
    ),
    "timeline.urgency_set.urgent": (
        "Petugas kami menetapkan laporan ini sebagai sangat mendesak; tenggatnya disesuaikan.",
        "Our staff decided that this report is very urgent; its deadline was adjusted.",
    ),
    "timeline.delegated": (
        "Seorang petugas ditunjuk untuk menangani laporan Anda.",
        "An officer was appointed to handle your report.",
    ),
    "timeline.delegated.nobody": (
        "Laporan Anda kembali ditangani bersama oleh seluruh tim.",
        "Your report is again in the hands of the whole team.",
    ),
    "timeline.expired": (
        "Laporan ditutup karena tidak ada tanggapan dari Anda; Anda dapat membukanya kembali.",
        "The report was closed as we heard nothing from you; you can reopen it.",
    ),
    "timeline.corrected": (
        "Anda memperbaiki laporan ini.",
        "You corrected this report.",
    ),
    "timeline.merge_proposed": (
        "Kantor mengusulkan agar laporan ini digabungkan dengan laporan lain tentang hal yang sama.",
        "The office proposes to merge this report with another one about the same thing.",
    ),
    "timeline.merged": (
        (
            "Laporan Anda digabungkan dengan laporan lain tentang hal yang sama. Anda tetap menerima"
            " kabar dan jawabannya, dan data Anda tidak terlihat oleh pelapor lain."
        ),
        (
            "Your report was merged with another one about the same thing. You still get all news and"
            " the answer, and no other reporter sees anything of yours."
        ),
    ),
    "timeline.absorbed": (
        "Laporan lain tentang hal yang sama digabungkan ke laporan ini.",
        "Another report about the same thing was merged into this one.",
    ),
    "timeline.unmerged": (
        "Laporan Anda dipisahkan kembali dan dilanjutkan dengan tenggat semula.",
        "Your report stands alone again and goes on with its first deadline.",
    ),
    "timeline.released": (
        "Sebuah laporan lain tidak lagi tergabung dalam laporan ini.",
        "Another report is no longer merged into this one.",
    ),
    "timeline.left": (
        "Anda mencabut laporan ini. Masalahnya tetap ditangani karena ada pelapor lain.",
        "You withdrew this report. The matter is still handled, as others have reported it too.",
    ),
    "timeline.split": (
        "Laporan Anda menyangkut beberapa kantor dan dibagikan kepada masing-masing kantor.",
        "Your report concerns several offices; each of them has its part.",
    ),
    "timeline.split_off": (
        "Bagian ini diserahkan kepada {office}.",
        "This part was handed to {office}.",
    ),
    "timeline.unsplit": (
        "Pembagian laporan Anda dibatalkan; laporan ditangani satu kantor seperti semula.",
        "Your report is no longer divided; one office has it, as before.",
    ),
    "timeline.taken_back": (
        "Bagian ini ditarik kembali; laporannya ditangani satu kantor.",
        "This part was taken back; one office has the report.",
    ),
    "timeline.parts_ended": (
        "Semua kantor sudah menjawab bagiannya. Mohon periksa apakah masalahnya selesai.",
        "All offices have answered their parts. Please see whether the trouble is over.",
    ),
    "timeline.parts_resumed": (
        "Salah satu kantor memperbaiki jawabannya; laporan dilanjutkan.",
        "One of the offices is redoing its answer; the report goes on.",
    ),
    "timeline.joined.confirmed": (
        "Pelapor lain menyatakan masalahnya selesai.",
        "Another reporter said that the trouble is over.",
    ),
    "timeline.joined.reopened": (
        "Pelapor lain menyatakan masalahnya belum selesai; laporan dibuka kembali.",
        "Another reporter said that the trouble is not over; the report was reopened.",
    ),
    "timeline.joined.messaged": (
        "Pelapor lain mengirim pesan kepada petugas.",
        "Another reporter wrote to the staff.",
    ),
    "timeline.joined.informed": (
        "Pelapor lain memberi keterangan; laporan dilanjutkan.",
        "Another reporter told more; the report goes on.",
    ),
    "timeline.joined.appealed": (
        "Pelapor lain mengajukan keberatan; penyelia akan memeriksanya.",
        "Another reporter appealed; a supervisor will look into it.",
    ),
}
