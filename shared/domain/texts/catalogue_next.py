"""What a reporter reads of what happens next, and when. Each entry: Bahasa Indonesia, English."""

from collections.abc import Mapping

NEXT: Mapping[str, tuple[str, str]] = {
    "next.desk.push": (
        "Jika sampai {due} laporan belum diarahkan, tim pengaduan kami ingatkan.",
        "If nobody has directed the report until {due}, we remind the complaints desk.",
    ),
    "next.desk.inform.regional_secretary": (
        "Jika sampai {due} laporan belum diarahkan, Sekretaris Daerah kami beri tahu.",
        "If nobody has directed the report until {due}, we tell the regional secretary.",
    ),
    "next.desk.inform.mayor": (
        "Jika sampai {due} laporan belum diarahkan, wali kota kami beri tahu.",
        "If nobody has directed the report until {due}, we tell the mayor.",
    ),
    "next.desk": (
        "Tim pengaduan akan menentukan kantor tujuan; laporan tetap terbuka.",
        "The complaints desk will choose the office; the report stays open.",
    ),
    "next.office.push": (
        "Jika sampai {due} belum ada tindak lanjut, kami mengirim pengingat.",
        "If nobody has acted until {due}, we send a reminder.",
    ),
    "next.office.whatsapp": (
        "Jika sampai {due} belum ada tindak lanjut, kami mengirim WhatsApp ke {office}.",
        "If nobody has acted until {due}, we send a WhatsApp to {office}.",
    ),
    "next.office.visit": (
        "Jika sampai {due} belum ada jawaban, petugas kami mendatangi {office}.",
        "If there is no answer until {due}, our staff go to {office}.",
    ),
    "next.office.inform.head": (
        "Jika sampai {due} belum ada jawaban, pimpinan {office} kami beri tahu.",
        "If there is no answer until {due}, we tell the head of {office}.",
    ),
    "next.office.inform.regional_secretary": (
        "Jika sampai {due} belum ada jawaban, Sekretaris Daerah kami beri tahu.",
        "If there is no answer until {due}, we tell the regional secretary.",
    ),
    "next.office.inform.mayor": (
        "Jika sampai {due} belum ada jawaban, wali kota kami beri tahu.",
        "If there is no answer until {due}, we tell the mayor.",
    ),
    "next.legal_end": (
        (
            "Jika sampai {due} belum diselesaikan, waktu menurut undang-undang habis: wali kota kami beri"
            " tahu, dan berkas untuk Ombudsman kami siapkan bagi Anda."
        ),
        (
            "If it is not settled until {due}, the law's time is over: we tell the mayor and have a case"
            " file for the Ombudsman ready for you."
        ),
    ),
    "next.office.publish": (
        "Jika sampai {due} belum ada jawaban, kami mengumumkan bahwa tenggatnya terlewat.",
        "If there is no answer until {due}, we make public that the deadline has passed.",
    ),
    "next.office": (
        "Laporan tetap terbuka dan dipantau sampai {office} menjawab.",
        "The report stays open and is watched until {office} answers.",
    ),
    "next.outside.push": (
        "Jika sampai {due} belum ada jawaban, kami menanyakannya kepada {office}.",
        "If there is no answer until {due}, we ask {office} about it.",
    ),
    "next.outside.inform.regional_secretary": (
        "Jika sampai {due} belum ada jawaban, Sekretaris Daerah kami beri tahu.",
        "If there is no answer until {due}, we tell the regional secretary.",
    ),
    "next.outside.inform.mayor": (
        "Jika sampai {due} belum ada jawaban, wali kota kami beri tahu.",
        "If there is no answer until {due}, we tell the mayor.",
    ),
    "next.outside": (
        "Laporan tetap terbuka dan dipantau sampai {office} menjawab.",
        "The report stays open and is watched until {office} answers.",
    ),
    "next.citizen.push": (
        "Penyelia kami sedang memeriksa hasil pekerjaannya. Mohon beri tahu kami apakah masalahnya selesai.",
        "Our supervisor is looking at the work. Please tell us whether the trouble is over.",
    ),
    "next.citizen.inform.regional_secretary": (
        "Jika sampai {due} bukti pengerjaan belum diperiksa, Sekretaris Daerah kami beri tahu.",
        "If the proof has not been looked at until {due}, we tell the regional secretary.",
    ),
    "next.citizen.inform.mayor": (
        "Jika sampai {due} bukti pengerjaan belum diperiksa, wali kota kami beri tahu.",
        "If the proof has not been looked at until {due}, we tell the mayor.",
    ),
    "next.citizen.close": (
        "Mohon periksa jawabannya. Jika sampai {due} tidak ada tanggapan Anda, laporan ditutup.",
        "Please look at the answer. If we hear nothing from you until {due}, the report is closed.",
    ),
    "next.citizen": (
        "Mohon periksa jawabannya dan beri tahu kami apakah masalahnya selesai.",
        "Please look at the answer and tell us whether the trouble is over.",
    ),
    "next.waiting.remind": (
        "Mohon jawab pertanyaan petugas. Pada {due} kami mengingatkan Anda.",
        "Please answer the question. On {due} we will remind you.",
    ),
    "next.waiting.close": (
        "Mohon jawab pertanyaan petugas. Jika sampai {due} belum ada jawaban, laporan diakhiri.",
        "Please answer the question. If we hear nothing from you until {due}, the report ends.",
    ),
    "next.waiting": (
        "Mohon jawab pertanyaan petugas agar laporan dapat dilanjutkan.",
        "Please answer the question, so that the report can go on.",
    ),
    "next.closed": (
        "Laporan ini sudah ditutup. Jika masalahnya muncul lagi, Anda dapat membukanya kembali.",
        "This report is closed. If the trouble comes back, you can reopen it.",
    ),
    "next.rejected": (
        "Laporan ini tidak diproses. Keberatan dapat diajukan satu kali.",
        "This report is not being treated. An appeal may be made once.",
    ),
    "next.parts.push": (
        "Jika sampai {due} belum semua kantor menjawab, tim pengaduan kami ingatkan.",
        "If not all offices have answered until {due}, we remind the complaints desk.",
    ),
    "next.parts.inform.regional_secretary": (
        "Jika sampai {due} belum semua kantor menjawab, Sekretaris Daerah kami beri tahu.",
        "If not all offices have answered until {due}, we tell the regional secretary.",
    ),
    "next.parts.inform.mayor": (
        "Jika sampai {due} belum semua kantor menjawab, wali kota kami beri tahu.",
        "If not all offices have answered until {due}, we tell the mayor.",
    ),
    "next.parts": (
        "Beberapa kantor menangani bagiannya masing-masing; laporan terbuka sampai semua menjawab.",
        "Several offices have a part each; the report stays open until all have answered.",
    ),
    "next.merged": (
        "Laporan ini ditangani bersama laporan lain; perkembangannya tercantum di bawah ini.",
        "This report is handled together with another one; how that stands is shown below.",
    ),
    "next.withdrawn": (
        "Laporan ini sudah dicabut. Tidak ada langkah berikutnya.",
        "This report was withdrawn. There is no next step.",
    ),
}
