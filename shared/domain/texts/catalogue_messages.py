"""What offices, the desk, the leadership and reporters are told, by audience and template.

A lock screen and a chat may be read by anybody: only a handle, an office, a time and the city stand
in these texts, never a name, a place or a word of the complaint.

Each entry: Bahasa Indonesia, English.
"""

from collections.abc import Mapping

MESSAGES: Mapping[str, tuple[str, str]] = {
    # Pushes to staff.
    "push.report_assigned.title": ("Laporan baru", "New report"),
    "push.report_assigned.body": (
        "Laporan {handle} menunggu tindak lanjut {office} sampai {due}.",
        "Report {handle} awaits {office} until {due}.",
    ),
    "push.report_assigned.body_undated": (
        "Laporan {handle} menunggu tindak lanjut {office}.",
        "Report {handle} awaits {office}.",
    ),
    "push.report_confirmed.title": ("Laporan selesai", "Report settled"),
    "push.report_confirmed.body": (
        "Pelapor menyatakan laporan {handle} sudah selesai. Terima kasih.",
        "The reporter says that report {handle} is settled. Thank you.",
    ),
    "push.report_reopened.title": ("Laporan dibuka kembali", "Report reopened"),
    "push.report_reopened.body": (
        "Pelapor menyatakan laporan {handle} belum selesai. Mohon ditindaklanjuti sampai {due}.",
        "The reporter says that report {handle} is not settled. Please act on it until {due}.",
    ),
    "push.report_reopened.body_undated": (
        "Pelapor menyatakan laporan {handle} belum selesai. Mohon ditindaklanjuti.",
        "The reporter says that report {handle} is not settled. Please act on it.",
    ),
    "push.report_withdrawn.title": ("Laporan dicabut", "Report withdrawn"),
    "push.report_withdrawn.body": (
        "Laporan {handle} dicabut oleh pelapor. Tidak ada yang perlu dikerjakan lagi.",
        "Report {handle} was withdrawn by its reporter. Nothing remains to be done.",
    ),
    "push.reporter_wrote.title": ("Pesan dari pelapor", "Word from the reporter"),
    "push.reporter_wrote.body": (
        "Ada pesan baru pada laporan {handle}.",
        "There is a new message on report {handle}.",
    ),
    "push.reporter_informed.title": ("Keterangan diterima", "The reporter answered"),
    "push.reporter_informed.body": (
        "Pelapor melengkapi laporan {handle}. Mohon dilanjutkan sampai {due}.",
        "The reporter completed report {handle}. Please go on with it until {due}.",
    ),
    "push.reporter_informed.body_undated": (
        "Pelapor melengkapi laporan {handle}. Mohon dilanjutkan.",
        "The reporter completed report {handle}. Please go on with it.",
    ),
    "push.report_in_triage.title": ("Perlu diarahkan", "To be directed"),
    "push.report_in_triage.body": (
        "Laporan {handle} belum memiliki kantor tujuan. Mohon diarahkan sampai {due}.",
        "Report {handle} has no office yet. Please direct it until {due}.",
    ),
    "push.report_in_triage.body_undated": (
        "Laporan {handle} belum memiliki kantor tujuan. Mohon diarahkan.",
        "Report {handle} has no office yet. Please direct it.",
    ),
    "push.report_forwarded.title": ("Diteruskan ke luar", "Forwarded outside"),
    "push.report_forwarded.body": (
        "Laporan {handle} diteruskan kepada {office}. Mohon disampaikan dan dipantau.",
        "Report {handle} was forwarded to {office}. Please hand it over and keep an eye on it.",
    ),
    "push.outside_answered.title": ("Jawaban dari luar", "Answered from outside"),
    "push.outside_answered.body": (
        "{office} menjawab laporan {handle} melalui tautan surat.",
        "{office} answered report {handle} through the link of its letter.",
    ),
    "push.outside_declined.title": ("Dikembalikan instansi luar", "Returned from outside"),
    "push.outside_declined.body": (
        "Laporan {handle} dinyatakan bukan kewenangan penerima surat. Mohon diarahkan kembali.",
        "Report {handle} is not a matter of whoever got the letter. Please direct it anew.",
    ),
    "push.report_refused.title": ("Dikembalikan kantor", "Returned by an office"),
    "push.report_refused.body": (
        "Laporan {handle} dikembalikan oleh kantor tujuannya. Mohon diarahkan kembali.",
        "Report {handle} was returned by its office. Please direct it anew.",
    ),
    "push.report_appealed.title": ("Keberatan pelapor", "Appeal"),
    "push.report_appealed.body": (
        "Pelapor mengajukan keberatan pada laporan {handle}. Penyelia mohon memeriksanya.",
        "The reporter appeals on report {handle}. A supervisor please look into it.",
    ),
    "push.report_corrected.title": ("Laporan diperbaiki", "Report corrected"),
    "push.report_corrected.body": (
        "Pelapor memperbaiki laporan {handle}. Mohon dibaca kembali.",
        "The reporter corrected report {handle}. Please read it again.",
    ),
    "push.report_merged.title": ("Laporan digabungkan", "Report merged"),
    "push.report_merged.body": (
        "Laporan {handle} digabungkan dengan laporan lain dan tidak perlu ditangani sendiri.",
        "Report {handle} was merged with another and need not be handled by itself.",
    ),
    "push.reports_joined.title": ("Ada pelapor lain", "Another reporter"),
    "push.reports_joined.body": (
        "Laporan lain digabungkan ke laporan {handle}. Mohon ditindaklanjuti sampai {due}.",
        "Another report was merged into report {handle}. Please act on it until {due}.",
    ),
    "push.reports_joined.body_undated": (
        "Laporan lain digabungkan ke laporan {handle}.",
        "Another report was merged into report {handle}.",
    ),
    "push.report_unmerged.title": ("Laporan dipisahkan", "Report stands alone"),
    "push.report_unmerged.body": (
        "Laporan {handle} dipisahkan kembali. Mohon ditindaklanjuti sampai {due}.",
        "Report {handle} stands alone again. Please act on it until {due}.",
    ),
    "push.report_unmerged.body_undated": (
        "Laporan {handle} dipisahkan kembali. Mohon ditindaklanjuti.",
        "Report {handle} stands alone again. Please act on it.",
    ),
    "push.merge_proposed.title": ("Usul penggabungan", "Merge proposed"),
    "push.merge_proposed.body": (
        "Kantor mengusulkan penggabungan laporan {handle}. Mohon diperiksa.",
        "An office proposes to merge report {handle}. Please look into it.",
    ),
    "push.supervisor_must_call.title": ("Pelapor perlu ditelepon", "Please call the reporter"),
    "push.supervisor_must_call.body": (
        "Laporan {handle} sudah berulang kali dibuka kembali. Penyelia mohon menelepon pelapor.",
        "Report {handle} was reopened again and again. A supervisor please call the reporter.",
    ),
    "push.proof_doubted.title": ("Bukti perlu diperiksa", "A proof to look at"),
    "push.proof_doubted.body": (
        "Foto bukti pada laporan {handle} perlu diperiksa penyelia sebelum laporan ditutup.",
        "A supervisor please look at the proof on report {handle} before it is closed.",
    ),
    "push.proof_review.title": ("Bukti menunggu penyelia", "A proof awaits its supervisor"),
    "push.proof_review.body": (
        "Laporan {handle} belum dapat ditutup: bukti pekerjaannya belum diperiksa penyelia.",
        "Report {handle} cannot be closed yet: no supervisor has looked at the proof.",
    ),
    "push.proof_rejected.title": ("Bukti belum diterima", "Proof not accepted"),
    "push.proof_rejected.body": (
        "Penyelia belum menerima bukti pada laporan {handle}. Mohon dikerjakan sampai {due}.",
        "The supervisor did not accept the proof on report {handle}. Please do it until {due}.",
    ),
    "push.proof_rejected.body_undated": (
        "Penyelia belum menerima bukti pada laporan {handle}. Mohon dikerjakan kembali.",
        "The supervisor did not accept the proof on report {handle}. Please do it again.",
    ),
    "push.report_delegated.title": ("Laporan ditugaskan", "Report given to you"),
    "push.report_delegated.body": (
        "Laporan {handle} ditugaskan kepada petugas {office}. Mohon ditindaklanjuti sampai {due}.",
        "Report {handle} was given to an officer of {office}. Please act on it until {due}.",
    ),
    "push.report_delegated.body_undated": (
        "Laporan {handle} ditugaskan kepada petugas {office}. Mohon ditindaklanjuti.",
        "Report {handle} was given to an officer of {office}. Please act on it.",
    ),
    "push.queue_handed_over.title": ("Antrean diserahkan", "Queue handed over"),
    "push.queue_handed_over.body": (
        "Laporan seorang rekan kini menjadi tugas Anda. Mohon buka antrean Anda.",
        "The reports of a colleague are yours now. Please open your queue.",
    ),
    "push.office_reminder.title": ("Pengingat", "Reminder"),
    "push.office_reminder.body": (
        "Laporan {handle} masih menunggu tindak lanjut {office}.",
        "Report {handle} still awaits {office}.",
    ),
    "push.desk_reminder.title": ("Pengingat", "Reminder"),
    "push.desk_reminder.body": (
        "Laporan {handle} masih menunggu keputusan tim pengaduan.",
        "Report {handle} still awaits the complaints desk.",
    ),
    "push.outside_follow_up.title": ("Tanyakan perkembangan", "Ask how it stands"),
    "push.outside_follow_up.body": (
        "Laporan {handle} belum dijawab {office}. Mohon ditanyakan perkembangannya.",
        "Report {handle} has no answer from {office} yet. Please ask how it stands.",
    ),
    "push.visit_order.title": ("Perintah kunjungan", "Visit order"),
    "push.visit_order.body": (
        "Laporan {handle} belum dijawab. Mohon datangi {office} dan catat hasilnya.",
        "Report {handle} has no answer. Please go to {office} and note the result.",
    ),
    "push.promise_broken.title": ("Janji lewat tanggalnya", "A promise ran out"),
    "push.promise_broken.body": (
        "Yang dijanjikan {office} untuk laporan {handle} belum kami terima. Mohon ditanyakan.",
        "What {office} promised for report {handle} has not come yet. Please ask about it.",
    ),
    "push.head_list.title": ("Untuk kepala kantor", "For the head of the office"),
    "push.head_list.body": (
        "Laporan {handle} di {office} masih menunggu penyelesaian. Mohon perhatian Anda.",
        "Report {handle} at {office} still awaits settlement. Please look into it.",
    ),
    "push.leadership_list.title": ("Daftar pimpinan", "Leadership list"),
    "push.leadership_list.body": (
        "Laporan {handle} belum terselesaikan dan kini ada di daftar pimpinan.",
        "Report {handle} is not settled and now stands on the leadership list.",
    ),
    # Approved chat templates. Parameters are counted in the order of the Indonesian text.
    "whatsapp.office_nudge.body": (
        "Yth. petugas {office}: laporan {handle} di {city} belum ditindaklanjuti. Mohon dibuka.",
        "Dear officer of {office}: report {handle} in {city} awaits follow-up. Please open it.",
    ),
    "whatsapp.office_nudges.body": (
        "Yth. petugas {office}: {count} laporan di {city} belum ditindaklanjuti: {handles}. Mohon dibuka.",
        "Dear officer of {office}: {count} reports in {city} await follow-up: {handles}. Please open them.",
    ),
    # To an office that no chat reaches, by e-mail.
    "mail.office_nudge.title": ("Pengingat tindak lanjut laporan", "Reminder of a report"),
    "mail.office_nudge.body": (
        "Yth. {office}: laporan {handle} belum ditindaklanjuti; WhatsApp kami belum sampai.",
        "Dear {office}: report {handle} awaits follow-up; our WhatsApp has not arrived.",
    ),
    "mail.office_nudges.title": ("Pengingat tindak lanjut laporan", "Reminder of reports"),
    "mail.office_nudges.body": (
        "Yth. {office}: {count} laporan belum ditindaklanjuti: {handles}; WhatsApp kami belum sampai.",
        "Dear {office}: {count} reports await follow-up: {handles}; our WhatsApp has not arrived.",
    ),
    "push.office_unreached.title": ("Pengingat tidak sampai", "A reminder reached nobody"),
    "push.office_unreached.body": (
        "Pengingat laporan {handle} tidak sampai kepada {office}. Mohon dihubungi langsung.",
        "The reminder on report {handle} has not reached {office}. Please contact them yourself.",
    ),
    # To the reporter, by push or chat.
    "reporter.report_assigned.title": ("Laporan diteruskan", "Report passed on"),
    "reporter.report_assigned.body": (
        "Laporan {handle} diteruskan ke {office}. Kami memantau tindak lanjutnya.",
        "Report {handle} was passed on to {office}. We watch what they do.",
    ),
    "reporter.report_guarded.title": ("Dijaga kerahasiaannya", "Treated as secret"),
    "reporter.report_guarded.body": (
        "Terima kasih. Laporan {handle} kami rahasiakan; yang membacanya {office} dan penyelia.",
        "Thank you. Report {handle} is kept secret and read by {office} and supervisors only.",
    ),
    "reporter.report_guarded_desk.title": ("Dijaga kerahasiaannya", "Treated as secret"),
    "reporter.report_guarded_desk.body": (
        "Terima kasih. Laporan {handle} kami jaga sebagai rahasia; penyelia yang membacanya dahulu.",
        "Thank you. Report {handle} is kept secret; a supervisor reads it first.",
    ),
    "reporter.report_in_triage.title": ("Laporan diperiksa", "Report being checked"),
    "reporter.report_in_triage.body": (
        "Laporan {handle} sedang diperiksa tim pengaduan {city} untuk menentukan kantor tujuan.",
        "Report {handle} is with the complaints desk of {city}, who will choose the office.",
    ),
    "reporter.report_forwarded.title": ("Laporan diteruskan", "Report forwarded"),
    "reporter.report_forwarded.body": (
        "Laporan {handle} menjadi wewenang {office}. Kami meneruskan dan tetap memantaunya.",
        "Report {handle} is a matter of {office}. We pass it on and keep following it.",
    ),
    "reporter.report_refused.title": ("Laporan diarahkan kembali", "Report being redirected"),
    "reporter.report_refused.body": (
        "Laporan {handle} dikembalikan dan sedang diarahkan ke kantor yang tepat.",
        "Report {handle} was returned and is on its way to the right office.",
    ),
    "reporter.report_accepted.title": ("Laporan diterima", "Report accepted"),
    "reporter.report_accepted.body": (
        "Laporan {handle} sudah diterima {office}.",
        "Report {handle} was accepted by {office}.",
    ),
    "reporter.report_in_progress.title": ("Sedang dikerjakan", "Being worked on"),
    "reporter.report_in_progress.body": (
        "Laporan {handle} sedang dikerjakan {office}.",
        "Report {handle} is being worked on by {office}.",
    ),
    "reporter.report_answered.title": ("Ada jawaban", "There is an answer"),
    "reporter.report_answered.body": (
        "Laporan {handle} sudah dijawab. Mohon beri tahu kami apakah masalahnya selesai.",
        "Report {handle} has an answer. Please tell us whether the trouble is over.",
    ),
    "reporter.answer_redone.title": ("Dikerjakan kembali", "Being done again"),
    "reporter.answer_redone.body": (
        "Laporan {handle} dikerjakan kembali oleh {office} atas permintaan penyelia kami.",
        "Report {handle} is being done again by {office}, as our supervisor asked.",
    ),
    "reporter.report_expired.title": ("Laporan ditutup", "Report closed"),
    "reporter.report_expired.body": (
        "Laporan {handle} kami tutup karena tidak ada tanggapan. Anda dapat membukanya kembali.",
        "Report {handle} was closed as we heard nothing more. You can reopen it.",
    ),
    "reporter.information_needed.title": ("Perlu keterangan Anda", "We need to know more"),
    "reporter.information_needed.body": (
        "Laporan {handle} memerlukan keterangan Anda. Mohon dibuka dan dijawab.",
        "Report {handle} needs a word from you. Please open it and answer.",
    ),
    "reporter.report_rejected.title": ("Laporan tidak diproses", "Report not treated"),
    "reporter.report_rejected.body": (
        "Mohon maaf, laporan {handle} tidak dapat kami proses. Mohon buka untuk membaca alasannya.",
        "We are sorry: report {handle} cannot be treated. Please open it to read why.",
    ),
    "reporter.please_answer.title": ("Kami menunggu keterangan Anda", "We await your answer"),
    "reporter.please_answer.body": (
        "Laporan {handle} belum dapat dilanjutkan. Mohon jawab pertanyaan petugas di aplikasi.",
        "Report {handle} cannot go on yet. Please answer the question in the app.",
    ),
    "reporter.report_lapsed.title": ("Laporan diakhiri", "Report ended"),
    "reporter.report_lapsed.body": (
        "Laporan {handle} diakhiri karena belum ada keterangan. Anda dapat melanjutkannya kembali.",
        "Report {handle} ended as your answer did not come. You can take it up again.",
    ),
    "reporter.report_merged.title": ("Laporan digabungkan", "Report merged"),
    "reporter.report_merged.body": (
        "Laporan {handle} digabungkan dengan laporan serupa. Anda tetap menerima jawabannya.",
        "Report {handle} was merged with a similar one. You will still get the answer.",
    ),
    "reporter.report_unmerged.title": ("Laporan dipisahkan", "Report stands alone"),
    "reporter.report_unmerged.body": (
        "Laporan {handle} ditangani tersendiri lagi, dengan tenggat semula.",
        "Report {handle} is handled by itself again, with its first deadline.",
    ),
    "reporter.report_split.title": ("Beberapa kantor menangani", "Several offices"),
    "reporter.report_split.body": (
        "Laporan {handle} menyangkut beberapa kantor; masing-masing menangani bagiannya.",
        "Report {handle} concerns several offices; each of them has its part.",
    ),
    "reporter.report_unsplit.title": ("Laporan disatukan kembali", "Report whole again"),
    "reporter.report_unsplit.body": (
        "Laporan {handle} ditangani satu kantor seperti semula.",
        "Report {handle} is with one office, as before.",
    ),
    "reporter.part_answered.title": ("Satu kantor menjawab", "One office answered"),
    "reporter.part_answered.body": (
        "{office} menjawab bagiannya dari laporan {handle}; kantor lain masih menanganinya.",
        "{office} answered its part of report {handle}; the others still have theirs.",
    ),
    "reporter.case_moved.title": ("Kabar yang Anda ikuti", "News you follow"),
    "reporter.case_moved.body": (
        "Ada perkembangan pada laporan {handle} yang Anda ikuti. Silakan buka untuk melihatnya.",
        "There is news on report {handle}, which you follow. Please open it to see.",
    ),
    "reporter.case_closed.title": ("Laporan dinyatakan selesai", "Said to be solved"),
    "reporter.case_closed.body": (
        "Pelapor lain menyatakan masalah pada laporan {handle} selesai. Jika belum, mohon beri tahu.",
        "Another reporter says that report {handle} is solved. If it is not, please tell us.",
    ),
    "reporter.case_reopened.title": ("Laporan dibuka kembali", "Report reopened"),
    "reporter.case_reopened.body": (
        "Pelapor lain menyatakan masalah pada laporan {handle} belum selesai; kami melanjutkannya.",
        "Another reporter says that report {handle} is not solved; we go on with it.",
    ),
    "reporter.office_wrote.title": ("Pesan baru", "New message"),
    "reporter.office_wrote.body": (
        "Ada pesan dari petugas pada laporan {handle}.",
        "There is a message from the staff on report {handle}.",
    ),
    "reporter.office_nudged.title": ("Kantor diingatkan", "Office reminded"),
    "reporter.office_nudged.body": (
        "Laporan {handle} belum ditindaklanjuti, maka kami mengirim WhatsApp ke {office}.",
        "Report {handle} was not followed up, so we sent a WhatsApp to {office}.",
    ),
    "reporter.visit_ordered.title": ("Kantor akan didatangi", "A visit was ordered"),
    "reporter.visit_ordered.body": (
        "Laporan {handle} belum dijawab, maka petugas kami akan mendatangi {office}.",
        "Report {handle} has no answer, so our staff will go to {office}.",
    ),
    "reporter.visit_sent.title": ("Kantor akan didatangi", "A visit was ordered"),
    "reporter.visit_sent.body": (
        "Untuk laporan {handle}, petugas kami ditugaskan mendatangi {office}.",
        "For report {handle} our staff were told to go to {office}.",
    ),
    "reporter.office_visited.title": ("Kantor sudah didatangi", "The office was visited"),
    "reporter.office_visited.body": (
        "Untuk laporan {handle}, petugas kami sudah mendatangi {office}.",
        "For report {handle} our staff have been to {office}.",
    ),
    "reporter.head_informed.title": ("Kepala kantor diberi tahu", "Head of the office informed"),
    "reporter.head_informed.body": (
        "Laporan {handle} kami sampaikan kepada pimpinan {office}.",
        "Report {handle} was brought to the head of {office}.",
    ),
    "reporter.deadline_published.title": ("Tenggat diumumkan", "Deadline made public"),
    "reporter.deadline_published.body": (
        "Tenggat laporan {handle} terlewat; hal itu kini terbuka bagi umum tanpa menyebut nama Anda.",
        "The deadline of report {handle} has passed; that is public now, without your name.",
    ),
    "reporter.legal_limit_passed.title": ("Hak Anda ke Ombudsman", "Your right to the Ombudsman"),
    "reporter.legal_limit_passed.body": (
        "Mohon maaf, laporan {handle} belum selesai dalam 60 hari. Berkas untuk Ombudsman sudah siap.",
        "We are sorry: report {handle} is not settled in 60 days. A file for the Ombudsman is ready.",
    ),
    "reporter.leadership_informed.title": ("Pimpinan diberi tahu", "Leadership informed"),
    "reporter.leadership_informed.body": (
        "Laporan {handle} kini ada di daftar yang dibaca pimpinan {city}.",
        "Report {handle} now stands on the list that the leadership of {city} reads.",
    ),
}
