"""What people write when a complaint needs care: bribes, violence, children harmed, staff accused.

One pattern a line: `a/b` is either word, `{name}` any word of a set, and `>` lets up to eight words stand
between, in this order. Cities add their own.
"""

from collections.abc import Mapping

_SETS: Mapping[str, str] = {
    "staff": (
        "petugas pegawai oknum staf staff asn pns honorer pejabat aparat aparatur lurah camat kades"
        " kadus rt rw kadis kabid kasi kepala kepsek sekolah guru dosen bendahara panitia operator"
        " pendamping polisi polantas satpolpp satpam dishub disdukcapil samsat kelurahan kecamatan"
        " loket bidan perawat dokter mandor calo makelar kantor dinas pengurus ketua"
    ),
    "office": (
        "pegawai petugas asn pns lurah camat kades kadis kabid kasi kepala pejabat aparat aparatur"
        " dinas guru kepsek dosen dokter perawat bidan polisi satpolpp staf staff honorer satpam"
        " dishub disdukcapil rt rw kelurahan kecamatan kantor pns pemerintah"
    ),
    "asks": (
        "minta mnt mnta mintak meminta dimintai dimintain diminta mintai mintain mematok patok menarik narik"
        " ditarik tarik memungut dipungut pungut memaksa dipaksa maksa menyuruh disuruh suruh"
        " mewajibkan wajibkan diwajibkan wajib menagih ditagih nagih malak memalak dipalak peras"
        " memeras diperas tawarkan menawarkan nawarin setor menyetor disetor"
    ),
    "asked": (
        "diminta dimintai dimintain disuruh dipaksa dipungut ditarik ditagih diwajibkan wajib harus"
        " mesti musti"
    ),
    "pays": "bayar membayar setor menyetor kasih kasi memberi beri",
    "money": "uang rupiah biaya ongkos bayaran setoran fee amplop imbalan ribu rbu juta tip",
    "service": (
        "urus mengurus ngurus pengurusan diurus ktp kk akta surat izin berkas cepat daftar"
        " pendaftaran masuk lulus diterima bantuan bansos sertifikat ijazah rapor paspor sim stnk"
        " pindah domisili nikah honorer"
    ),
    "aid": "bantuan bansos pkh blt sembako beras dana",
    "cuts": "dipotong potong memotong disunat sunat menyunat dipangkas",
    "child": (
        "anak balita bayi murid pelajar santri remaja keponakan cucu adik sd smp bocah ponakan"
    ),
    "hits": (
        "dipukul dipukuli dipukulin memukul memukuli pukuli mukul mukulin pemukulan ditampar menampar"
        " nampar tampar ditendang menendang ditonjok menonjok dihajar menghajar dianiaya menganiaya"
        " penganiayaan aniaya disiksa menyiksa penyiksaan siksa dikeroyok mengeroyok pengeroyokan"
        " disundut dicekik mencekik dijambak menjambak dicubit mencubit dijewer menjewer dibanting"
        " ditinju meninju dilukai melukai digebuk digebuki digebukin menggebuk gebukin"
    ),
    "hit": "pukul pukuli hajar keroyok gebuk tampar tendang siksa",
    "victim": (
        "istri bini suami anak adik murid siswa santri warga orang pedagang pasien nenek kakek"
        " pembantu karyawan perempuan saya kami"
    ),
    "abuses": (
        "dirantai dikurung disekap dipasung diculik penculikan dijual ditelantarkan menelantarkan"
        " dibuang dieksploitasi eksploitasi dibully dibuli bullying membully perundungan dirundung"
        " kekerasan dihamili dinikahkan dikawinkan diperdagangkan trauma diperbudak"
    ),
    "forced": "dipaksa disuruh paksa memaksa maksa menyuruh",
    "labours": "bekerja kerja mengemis pengemis jualan menjual ngamen mengamen menikah nikah kawin mencuri",
    "blade": "parang badik pisau senjata golok celurit panah busur",
    "must": "harus wajib mesti musti",
    "fees": (
        "parkir iuran retribusi tagihan pajak pbb denda kebersihan sampah listrik pln air pdam bpjs tol"
        " angkot ojek galon tiket sewa kontrakan"
    ),
    "kills": "bunuh dibunuh membunuh bacok membacok dibacok tikam menikam ditikam habisi menghabisi",
}
PATTERNS: Mapping[str, str] = {
    "bribery": """
pungli
pungutan liar
suap/menyuap/disuap/penyuapan/suapan
sogok/nyogok/menyogok/disogok/sogokan/sogokkan
gratifikasi
korupsi/koruptor/dikorupsi/mengkorupsi/ngorupsi
pelicin
uang pelicin/rokok/kopi/damai/keamanan/tutup/jaga
uang terima kasih
bawah meja
salam tempel
orang dalam > bayar/uang/kasih
uang/kasih/bayar > orang dalam
jual beli jabatan/kursi/bangku
pembangunan/proyek/kegiatan/laporan fiktif
mark up
dana > diselewengkan/digelapkan/disalahgunakan
penyelewengan/penggelapan > dana/anggaran/bantuan
{staff} > {asks} > {money}
{staff} > {asks} {pays}
{staff} > minta/mnta jatah/bagian
dipalak/diperas/pemerasan/pemalakan
{asked} {pays} > {money}
{asked} {money}
{asked} {pays} > {service}
{service} > {asked} {pays}
{service} > {asked} {money}
{service} > tidak/kalau/tanpa > {pays} uang/amplop/biaya
{service} > tidak ada amplop/amplopnya/uang
{service} > ada amplop/amplopnya
{aid} > {cuts} > {staff}
{aid} > {cuts} {money}
{aid} > {cuts} > {money}
{aid} {cuts}
minta/mnta jatah/setoran/imbalan/amplop/komisi
terima/menerima/nerima/ambil setoran/amplop/jatah/imbalan/suap
tanpa kwitansi/kuitansi
penyalahgunaan wewenang/jabatan/kekuasaan
""",
    "violence": """
kdrt
kekerasan dalam/dlm rumah tangga
kekerasan fisik/verbal
kekerasan > istri/perempuan/warga/petugas/pegawai/suami/pasien
{hits}
{hit} {victim}
main {hit}
{kills} orang/warga/saya/kami/istri/tetangga/suami/keluarga
dibunuh/pembunuhan/dibacok/ditikam/pembacokan/penikaman
mau/akan/ancam {kills}
diancam/diintimidasi/intimidasi
diteror/meneror/neror/ditodong/penodongan/disekap/diculik/penculikan/dipersekusi/persekusi
mengancam/ngancam/ancam > {kills}
mengancam/ngancam/ancam > {blade}
mengamuk/ngamuk > {blade}
{blade} > mengamuk/ngamuk/mengancam
main tangan
lebam/babak belur
""",
    "sexual_violence": """
lecehkan/lecehin/cabulin
perkosa/diperkosa/memperkosa/pemerkosaan/perkosaan/pemerkosa
cabul/dicabuli/mencabuli/pencabulan/cabuli/percabulan
pelecehan/dilecehkan/melecehkan
kekerasan seksual
seksual/asusila
sodomi/disodomi/menyodomi
rudapaksa/dirudapaksa
begal payudara
alat kelamin/vital
pamer kelamin
diraba/meraba/raba/digerayangi/menggerayangi/grepe/digrepe
memegang/pegang/dipegang/meremas/diremas payudara/dada/pantat/bokong/paha
mengintip/diintip/ngintip
menguntit/dikuntit/penguntit
eksibisionis
""",
    "minor": """
{child} > {hits}
{hits} > {child}
{child} > {abuses}
{abuses} > {child}
{child} > {forced} {labours}
{forced} {child} > {labours}
{child} hamil
hamil > smp/sd/bawah umur
pernikahan/perkawinan anak/dini
pekerja anak
anak > dijadikan pengemis/pengamen/pekerja
bawah umur > {forced} {labours}
perdagangan anak/orang
bayi/janin dibuang
penelantaran anak
""",
    "official": """
oknum {office}
oknum > marah/kasar/membentak/bolos/mabuk/selingkuh/kampanye
""",
}
# Where these stand, their words accuse nobody.
HARMLESS = """
tidak/tdk ada/pernah pungli/pungutan/korupsi/suap
bebas/anti/tanpa/cegah/stop pungli/korupsi/suap/pungutan/kekerasan
tukang/petugas/juru parkir > {asks}
jukir/parkir/pengemis/pengamen/gelandangan/peminta > {asks}
{asks} > parkir/jukir
mengancam/ancam/diancam/terancam > banjir/longsor/abrasi/roboh/keselamatan/pohon/tumbang
pohon/banjir/longsor/tiang/kabel/tebing/tembok > mengancam/diancam
jalan/lubang/kabel/macet/debu/bau/asap/air/sampah/limbah/polusi/banjir > menyiksa/membunuh/siksa/bunuh
{hits} angin/badai/hujan/banjir/ombak/arus/air/bola/ranting/dahan
{must} {pays} > {fees}
{fees} > {must} {pays}
menagih/ditagih/tagih > listrik/air/tagihan/pajak/retribusi
sampah/limbah/puntung/barang dibuang
oknum warga/masyarakat/pengendara/sopir/pedagang/pengunjung
"""


def patterns(concern: str) -> tuple[str, ...]:
    """The patterns of one concern, their sets written out."""
    return tuple(map(_filled, PATTERNS[concern].strip().splitlines()))


def harmless() -> tuple[str, ...]:
    return tuple(map(_filled, HARMLESS.strip().splitlines()))


def _filled(pattern: str) -> str:
    return pattern.format_map({name: "/".join(found.split()) for name, found in _SETS.items()})
