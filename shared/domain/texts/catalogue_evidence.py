"""What is said about a photo's evidence, to staff only: Bahasa Indonesia, English.

The sentences report what was noticed and accuse nobody.
"""

from collections.abc import Mapping

from shared.domain.texts.catalogue_evidence_live import EVIDENCE_LIVE
from shared.domain.texts.catalogue_evidence_making import EVIDENCE_MAKING

EVIDENCE: Mapping[str, tuple[str, str]] = {
    "evidence.near_place": (
        "Menurut datanya, foto diambil {value} meter dari titik laporan.",
        "By its data, the photo was taken {value} metres from the reported point.",
    ),
    "evidence.far_from_place": (
        "Menurut datanya, foto diambil {value} meter dari titik laporan.",
        "By its data, the photo was taken {value} metres from the reported point.",
    ),
    "evidence.elsewhere": (
        "Menurut datanya, foto diambil lebih dari 2 kilometer dari titik laporan.",
        "By its data, the photo was taken more than 2 kilometres from the reported point.",
    ),
    "evidence.outside_city": (
        "Menurut datanya, foto diambil di luar wilayah kota.",
        "By its data, the photo was taken outside the city.",
    ),
    "evidence.fresh": (
        "Menurut datanya, foto diambil belum lama sebelum dikirim.",
        "By its data, the photo was taken shortly before it was sent.",
    ),
    "evidence.days_old": (
        "Foto diambil {value} hari sebelum dikirim.",
        "The photo was taken {value} days before it was sent.",
    ),
    "evidence.weeks_old": (
        "Foto sudah lama: diambil {value} hari sebelum dikirim.",
        "The photo is old: it was taken {value} days before it was sent.",
    ),
    "evidence.in_future": (
        "Waktu pengambilan foto lebih baru daripada waktu pengirimannya; jam kamera mungkin salah.",
        "The photo's time is later than the time it was sent; the camera's clock may be wrong.",
    ),
    "evidence.camera": (
        "Menurut aplikasi, foto diambil langsung dengan kamera; buktinya tidak ada.",
        "By the app's word, the photo was taken with the camera just then; nothing shows it.",
    ),
    "evidence.gallery": (
        "Menurut aplikasi, foto dipilih dari galeri; hal ini wajar.",
        "By the app's word, the photo was chosen from the gallery, which is normal.",
    ),
    "evidence.not_live": (
        "Kategori ini meminta foto yang diambil langsung di aplikasi; pada foto ini hal itu tidak terbukti.",
        "This category asks for a photo taken in the app; nothing shows that this one was.",
    ),
    "evidence.no_metadata": (
        "Foto tidak memuat data tempat dan waktu; hal ini wajar untuk foto dari WhatsApp atau peramban.",
        "The photo has no data on place and time, which is normal for one from WhatsApp or a browser.",
    ),
    "evidence.damaged_metadata": (
        "Data tempat atau waktu di dalam foto rusak dan tidak terbaca.",
        "The data on place or time in the photo is damaged and cannot be read.",
    ),
    "evidence.same_file_in_report": (
        "Berkas foto yang persis sama sudah pernah dipakai dalam laporan lain.",
        "The very same file was used in another report before.",
    ),
    "evidence.same_file_in_proof": (
        "Berkas foto yang persis sama sudah pernah dipakai sebagai bukti pekerjaan.",
        "The very same file was used as proof of work before.",
    ),
    "evidence.like_one_in_report": (
        "Foto yang sangat mirip sudah pernah dipakai dalam laporan lain.",
        "A photo very much like it was used in another report before.",
    ),
    "evidence.like_one_in_proof": (
        "Foto yang sangat mirip sudah pernah dipakai sebagai bukti pekerjaan.",
        "A photo very much like it was used as proof of work before.",
    ),
    "evidence.sent_before": (
        "Foto ini sangat mirip dengan foto yang sudah dikirim sebelumnya dalam laporan ini.",
        "The photo is very much like one that was sent earlier with this report.",
    ),
    "evidence.proof_is_the_complaint": (
        "Foto bukti sangat mirip dengan foto dari pelapor sendiri.",
        "The proof is very much like the reporter's own photo.",
    ),
    "evidence.proof_reused": (
        "Foto bukti sangat mirip dengan foto yang sudah pernah dipakai.",
        "The proof is very much like a photo that was used before.",
    ),
    "evidence.proof_too_early": (
        "Foto bukti diambil sebelum kantor menerima laporan ini.",
        "The proof was taken before the office got this report.",
    ),
    "evidence.proof_elsewhere": (
        "Menurut datanya, foto bukti tidak diambil di sekitar tempat yang dilaporkan.",
        "By its data, the proof was not taken anywhere near the reported place.",
    ),
    **EVIDENCE_LIVE,
    **EVIDENCE_MAKING,
    "flag.ok": ("Tidak ada keraguan", "No doubts"),
    "flag.check": ("Mohon diperiksa", "Please look twice"),
    "flag.doubtful": ("Meragukan", "Doubtful"),
}
