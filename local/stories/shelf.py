"""All stories, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from local.stage.scene import Scene
from local.stories.cases import dua_kantor, laporan_kembar, sudah_dilaporkan
from local.stories.evidence import (
    bukti_daur_ulang,
    dua_titik,
    foto_kembar,
    foto_kota_lain,
    foto_lama,
    foto_langsung,
    foto_rahasia,
    foto_suntingan,
    foto_whatsapp,
)
from local.stories.intake import darurat, suap
from local.stories.notify import (
    balas_whatsapp,
    malam_tenang,
    pengingat_bersama,
    piket_mati,
    pimpinan_tanpa_aplikasi,
    tautan_piket,
)
from local.stories.people import cari_pelapor, keberatan, mutasi, telepon_pelapor
from local.stories.routing import (
    bolak_balik,
    di_batas,
    jalan_provinsi,
    jawaban_menentukan,
    pipa_pdam,
    pln,
    salah_kategori,
    surat_pln,
    triase,
)
from local.stories.sla import (
    aturan_diubah,
    dibuka_lagi,
    janji_kunjungan,
    kunjungan_dibatalkan,
    lebaran,
    lubang_jalan,
    menunggu_pelapor,
    ombudsman,
    perlu_keterangan,
    pindah_tangan,
    tanpa_akhir,
    tutup_sendiri,
)


@dataclass(frozen=True, slots=True)
class Story:
    indonesian: str
    english: str
    play: Callable[[Scene], None]


STORIES: Mapping[str, Story] = {
    # The one story that has a date of its own: told before the others have moved the clock past it.
    "lebaran": Story(
        "Lebaran di tengah tenggat: lima hari kerja melompati hari libur",
        "Lebaran in the middle of a deadline: five working days skip the holidays",
        lebaran.play,
    ),
    # Those that last for months come while little else is open in the city.
    "ombudsman": Story(
        "60 hari lewat: warga diberi tahu haknya dan mendapat berkas perkara",
        "60 days are over: the citizen is told of their right and gets a case file",
        ombudsman.play,
    ),
    "tanpa-akhir": Story(
        "dikembalikan dan dibiarkan: muncul lagi setiap pekan sampai ada jawaban",
        "returned and left lying: it comes up every week until somebody answers",
        tanpa_akhir.play,
    ),
    "pindah-tangan": Story(
        "sebulan di PLN, lalu ternyata urusan kota: waktu kantornya mulai saat itu",
        "a month with PLN, then the city's after all: its office's time begins then",
        pindah_tangan.play,
    ),
    "cari-pelapor": Story(
        "pertanyaan yang tidak sampai: pelapornya dicari, dan laporan tidak diakhiri",
        "a question that reached nobody: its reporter is looked for, and nothing is ended",
        cari_pelapor.play,
    ),
    "menunggu-pelapor": Story(
        "kata apa pun dari pelapor mengakhiri penantian, dan diam disebut apa adanya",
        "any word from the reporter ends the wait, and silence is called what it is",
        menunggu_pelapor.play,
    ),
    "lubang-jalan": Story(
        "lubang di jalan, dari laporan sampai warga puas",
        "a pothole, from the report to a satisfied citizen",
        lubang_jalan.play,
    ),
    "pln": Story(
        "listrik padam: diteruskan ke PLN dan tetap dipantau",
        "a power cut: forwarded to PLN and still followed",
        pln.play,
    ),
    "piket-mati": Story(
        "pengingat yang tidak sampai: piket kedua, kepala, surel, lalu meja pengaduan",
        "a nudge undelivered: the second on duty, the head, e-mail, then the desk",
        piket_mati.play,
    ),
    "pimpinan-tanpa-aplikasi": Story(
        "sekda tanpa aplikasi: WhatsApp ke ajudan, lalu meja pengaduan menyampaikannya",
        "a secretary without the app: WhatsApp to the aide, then the desk brings it",
        pimpinan_tanpa_aplikasi.play,
    ),
    "balas-whatsapp": Story(
        "petugas menjawab di dalam WhatsApp dengan satu ketukan",
        "an officer answers inside WhatsApp with one tap",
        balas_whatsapp.play,
    ),
    "pengingat-bersama": Story(
        "tiga laporan didiamkan, satu pengingat: satu ketukan untuk semua",
        "three silent reports, one reminder: one tap for all",
        pengingat_bersama.play,
    ),
    "tautan-piket": Story(
        "satu tautan di WhatsApp: kantor membuktikan telepon piketnya lalu menjawab",
        "a link in WhatsApp: an office proves its duty phone, and answers",
        tautan_piket.play,
    ),
    "di-batas": Story(
        "di perbatasan kecamatan: warga ditanya, laporan tidak menunggu",
        "on a border: the citizen is asked, and nothing waits",
        di_batas.play,
    ),
    "jalan-provinsi": Story(
        "jalan milik siapa: provinsi, atau belum diketahui",
        "whose road it is: the province's, or not known",
        jalan_provinsi.play,
    ),
    "jawaban-menentukan": Story(
        "satu lampu, atau seluruh jalan dan rumahnya: jawaban warga menentukan kantornya",
        "one lamp, or the street with its houses: what the citizen answers decides the office",
        jawaban_menentukan.play,
    ),
    "pipa-pdam": Story(
        "pipa bocor: perusahaan milik kota menanganinya sendiri",
        "a burst pipe: the city's own company acts itself",
        pipa_pdam.play,
    ),
    "triase": Story(
        "tidak ada aturan yang cocok: meja pengaduan yang mengarahkan",
        "no rule matches: the desk finds the office",
        triase.play,
    ),
    "perlu-keterangan": Story(
        "kantor bertanya, warga lama tidak menjawab, lalu kembali",
        "an office asks, the citizen is long silent, and comes back",
        perlu_keterangan.play,
    ),
    "bolak-balik": Story(
        "dua kantor saling melempar: penyelia memutuskan",
        "two offices pass it back and forth: the supervisor decides",
        bolak_balik.play,
    ),
    "dibuka-lagi": Story(
        "tiga kali dibuka kembali: penyelia menelepon, warga memberi nilai",
        "reopened three times: the supervisor calls, the citizen rates",
        dibuka_lagi.play,
    ),
    "tutup-sendiri": Story(
        "jawaban tanpa tanggapan: ditutup setelah sepuluh hari kerja, dan masih dapat dibuka",
        "an answer without a word: closed after ten working days, and not for good",
        tutup_sendiri.play,
    ),
    "keberatan": Story(
        "laporan ditolak, keberatan didengar; dan laporan lewat telepon",
        "a report is rejected and an appeal heard; and a report by telephone",
        keberatan.play,
    ),
    "aturan-diubah": Story(
        "tenggat diubah pejabat: salah ketik tidak berakibat, yang benar berlaku",
        "an official changes a deadline: a slip changes nothing, the right one takes effect",
        aturan_diubah.play,
    ),
    "mutasi": Story(
        "petugas cuti, lalu dimutasi: tidak satu laporan pun tertinggal",
        "an officer is on leave, then transferred: not one report is left behind",
        mutasi.play,
    ),
    "telepon-pelapor": Story(
        "menelepon pelapor: dengan alasan, dan pelapor membaca siapa yang membuka nomornya",
        "a reporter is called: with a reason, and reads who opened their number",
        telepon_pelapor.play,
    ),
    "malam-tenang": Story(
        "malam yang tenang: pesan menunggu pagi, tenggat tidak",
        "a quiet night: messages wait for the morning, deadlines do not",
        malam_tenang.play,
    ),
    "foto-lama": Story(
        "foto berumur tiga minggu: tetap diterima, petugas diberi tahu",
        "a photo three weeks old: taken all the same, and the officer is told",
        foto_lama.play,
    ),
    "foto-langsung": Story(
        "foto langsung dari kamera aplikasi: apa yang dibuktikan tandanya, dan apa yang tidak",
        "live photos of the app's camera: what its nonce shows, and what it does not",
        foto_langsung.play,
    ),
    "foto-kota-lain": Story(
        "foto dari kota lain: tidak ditolak, tetapi ditandai",
        "a photo from another town: not refused, but marked",
        foto_kota_lain.play,
    ),
    "dua-titik": Story(
        "dua laporan satu akun dari dua tempat dalam dua menit: ditandai, tidak ditolak",
        "two reports of one account from two places within two minutes: marked, not refused",
        dua_titik.play,
    ),
    "foto-whatsapp": Story(
        "foto tanpa data dari WhatsApp: wajar",
        "a photo without data from WhatsApp: nothing to worry about",
        foto_whatsapp.play,
    ),
    "foto-kembar": Story(
        "satu foto, dua laporan: dikenali walau kata dan pinnya lain",
        "one photo, two reports: recognised though words and pins differ",
        foto_kembar.play,
    ),
    "foto-suntingan": Story(
        "foto yang disunting, dan bukti yang ditambal AI: ditandai, tidak ditolak",
        "an edited photo, and a proof that AI has mended: marked, not refused",
        foto_suntingan.play,
    ),
    "foto-rahasia": Story(
        "foto laporan rahasia: ditutup dahulu, dan siapa pun yang membukanya tercatat",
        "the photo of a secret report: covered first, and whoever opens it leaves a trace",
        foto_rahasia.play,
    ),
    "bukti-daur-ulang": Story(
        "foto bukti yang dipakai dua kali: dikenali",
        "a proof that is used twice: recognised",
        bukti_daur_ulang.play,
    ),
    "laporan-kembar": Story(
        "dua warga, satu lubang: digabungkan, dan keduanya mengikuti kasusnya",
        "two citizens, one hole: merged, and both follow the case",
        laporan_kembar.play,
    ),
    "suap": Story(
        "uang pelicin: rahasia, ke inspektorat, tak terlihat dinas yang disebut",
        "a bribe: secret, to the inspectorate, unseen by the office named",
        suap.play,
    ),
    "sudah-dilaporkan": Story(
        "sudah dilaporkan: warga ikut mendukung, dan pelapor memperbaiki laporannya",
        "reported already: a citizen joins, and the reporter corrects the report",
        sudah_dilaporkan.play,
    ),
    "dua-kantor": Story(
        "satu laporan, dua kantor: dibagi, dan warga ditanya sekali",
        "one report, two offices: split, and the citizen is asked once",
        dua_kantor.play,
    ),
    "darurat": Story(
        "kebakaran: nomor darurat seketika, laporan tetap diterima",
        "a fire: the number to call at once, and the report is taken",
        darurat.play,
    ),
    "surat-pln": Story(
        "surat ke PLN dengan kode QR: dijawab dari luar, tanpa akun",
        "a letter to PLN with a QR code: answered from outside, without an account",
        surat_pln.play,
    ),
    "salah-kategori": Story(
        "kategori keliru: diperbaiki, dan aturan kota dibaca lagi",
        "a wrong category: corrected, and the city's rules are read again",
        salah_kategori.play,
    ),
    "janji-kunjungan": Story(
        "kunjungan dengan janji yang tidak ditepati: kepala kantor tahu, kunjungan kedua",
        "a visit with a promise that is broken: the head hears of it, a second visit",
        janji_kunjungan.play,
    ),
    "kunjungan-dibatalkan": Story(
        "petugas tidak jadi berangkat: dibatalkan oleh meja pengaduan dan oleh jawaban kantor",
        "nobody goes after all: cancelled by the desk, and by an answer of the office",
        kunjungan_dibatalkan.play,
    ),
}
