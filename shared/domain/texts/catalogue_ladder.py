"""What is said of rungs that wait for a visit, a promise or a call, and of times in which clocks stood
still.

Each entry: Bahasa Indonesia, English.
"""

from collections.abc import Mapping

LADDER_WORDS: Mapping[str, tuple[str, str]] = {
    "next.sentence": ("{condition}, {act}.", "{condition}, {act}."),
    "when.visit_overdue": (
        "Jika sampai {due} kunjungan ke {office} belum dilakukan",
        "If nobody has been to {office} until {due}",
    ),
    "when.promise_broken": (
        "Jika sampai {due} yang dijanjikan {office} belum ada",
        "If what {office} promised has not come until {due}",
    ),
    "when.call_wanting": (
        "Jika sampai {due} penyelia kami belum menelepon Anda",
        "If our supervisor has not called you until {due}",
    ),
    "then.push": ("kami mengirim pengingat", "we send a reminder"),
    "then.whatsapp": ("kami mengirim WhatsApp ke {office}", "we send a WhatsApp to {office}"),
    "then.visit": ("petugas kami mendatangi {office}", "our staff go to {office}"),
    "then.inform.head": ("pimpinan {office} kami beri tahu", "we tell the head of {office}"),
    "then.inform.regional_secretary": (
        "Sekretaris Daerah kami beri tahu",
        "we tell the regional secretary",
    ),
    "then.inform.mayor": ("wali kota kami beri tahu", "we tell the mayor"),
    "then.publish": (
        "kami mengumumkan bahwa tenggatnya terlewat",
        "we make public that the deadline has passed",
    ),
    "pause.over": (
        "Dari {start} sampai {end} {reason}; selama itu hari kerja kantor dan batas 60 hari berhenti.",
        "From {start} to {end} {reason}; working days of the office and the 60 days stood still.",
    ),
    "pause.lasting": (
        "Sejak {start} {reason}; selama itu hari kerja kantor dan batas 60 hari berhenti.",
        "Since {start} {reason}; working days of the office and the 60 days stand still.",
    ),
    "pause.citizen": ("kami menunggu tanggapan Anda", "we waited for your word on the answer"),
    "pause.waiting": ("kami menunggu keterangan Anda", "we waited for your answer"),
    "pause.outside": (
        "laporan ditangani instansi di luar kota",
        "a body outside the city had the report",
    ),
    "pause.ended": ("laporan ini tidak terbuka", "the report was not open"),
}
