"""What kind of report a text sounds like: a complaint, unless it asks, proposes or hopes. A suggestion only.

LAPOR! knows complaints, requests for information and aspirations; people seldom choose. The reporter has
the last word when it is sent, the desk after that.
"""

from functools import cache

from shared.domain.kernel.states import ReportType
from shared.domain.language.phrase_book import PhraseBook

_SIGNS = {
    ReportType.INFORMATION: """
bagaimana/gimana/gmn cara/caranya/prosedur/syarat
apa/apakah syarat/syaratnya/persyaratan/dokumen
apa saja syarat/syaratnya/persyaratan/dokumen/berkas
berapa biaya/lama/tarif/harga > urus/mengurus/pengurusan/buat/bikin/resmi/perpanjang
berapa biaya/biayanya
jam berapa buka/tutup/pelayanan
kapan > dibuka/jadwal/mulai/pendaftaran/cair/dijadwalkan
di/ke mana bisa/saya/kami/harus/tempat
dimana bisa/saya/kami/harus/tempat
mohon/minta/butuh/perlu info/informasi/penjelasan
mau/ingin/numpang tanya/bertanya
apakah bisa/boleh/gratis/masih/ada/sudah/perlu/harus
""",
    ReportType.SUGGESTION: """
saran/usul/usulan/masukan
menyarankan/mengusulkan/sarankan/usulkan
sebaiknya/seharusnya/alangkah/mending/mendingan
lebih baik
bagaimana/gimana kalau/jika
""",
    ReportType.ASPIRATION: """
aspirasi
harapan/berharap/semoga/harap > dibangun/bangun/dibuatkan/diadakan/disediakan/ditambah/pembangunan
mohon/minta/tolong > dibangunkan/dibangun/dibuatkan/diadakan/disediakan/pengadaan/pembangunan
kami ingin/mau/butuh/perlu > taman/lapangan/jembatan/sekolah/puskesmas/halte/perpustakaan/gedung
pembangunan > dibutuhkan/diperlukan/diharapkan
""",
}
# What is broken or missing is complained of, however politely.
_COMPLAINED = """
rusak/mati/mampet/tersumbat/bocor/berlubang/hancur/menumpuk/banjir/padam/hilang/roboh/ambruk
tidak/belum/tak diangkut/diperbaiki/dilayani/jadi/ditangani/direspon/dibayar/mengalir
sudah > bulan/minggu/tahun/hari > belum/tidak
"""


@cache
def _book() -> PhraseBook:
    meanings = {kind.value: text.strip().splitlines() for kind, text in _SIGNS.items()}
    complained = {ReportType.COMPLAINT.value: _COMPLAINED.strip().splitlines()}
    return PhraseBook({**complained, **meanings})


def suggested_type(text: str) -> ReportType:
    """The type that the words speak for; a complaint where something is wrong, or nothing is said."""
    heard = _book().heard(text)
    if not heard:
        return ReportType.COMPLAINT
    asked = ReportType.INFORMATION.value in heard
    is_question = asked and text.rstrip().endswith("?")
    return ReportType(heard[0] if not is_question else ReportType.INFORMATION.value)
