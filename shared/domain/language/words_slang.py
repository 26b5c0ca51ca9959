"""How people shorten and bend Indonesian words when they type, and what each word is good for.

Each line of `_SPELLINGS` is the usual word and, after the sign, what is typed for it. Words of the
neighbours' languages (Javanese, Bugis, Makassar, Tolaki, Sundanese, Betawi) stand here as well.
"""

from collections.abc import Mapping

_SPELLINGS = """
jalan = jl jln jlan jaln jalanan dalan lrong jlanan jlnan jalann
lorong = lrg lor gang gg
tidak = tdk tak gak ga nggak ngga enggak engga kagak kaga ndak nda gk g tida tdak ora ndk teu td tdk2 tidk
belum = blm belom blom blum durung pung teyapi
rusak = rsk rusk rusek ruksak rusakk
berlubang = berlobang lobang2 bolong bolong2 berlubang2 bolongan
lubang = lobang lubang2
banjir = bnjir banjr kebanjiran kebanjir
lampu = lmpu lamp
mati = mti padam pet pade
gelap = peteng gulita remang
penerangan = penerngan
pju = lpju pjutl pjus
air = banyu aer cai je'ne uwai
sampah = smpah sampag
selokan = slokan solokan selokkan
got = goot kalen
mampet = mampat mampek buntu mandek mandeg
tersumbat = kesumbat tesumbat sumbat nyumbat
rumah = rmh umah
sekolah = sklh skolah skul sekolahan
puskesmas = pkm puskes puskesmaspembantu pustu
rs = rumahsakit
rsud = rsu
ktp = ektp ktpel
kk = kartukeluarga
bpjs = bpjskes
elpiji = lpg elpigi melon lpj
pungli = pungutanliar
motor = mtr sepedamotor
mobil = mbl oto
kendaraan = kndaraan kendraan
lalulintas = lalin lantas lalulintasnya
macet = mcet muacet
parkir = pakir parker prkir parkiran parkirr
jukir = tukangparkir kangparkir jurparkir
listrik = lstrik listri listrk setrum
pln = peelen
pdam = pam perumdam pdm pdamnya
internet = inet
bawah = dibawah dbawah
jaringan = jrngan
wifi = wi-fi wifii
pemerintah = pemda pemprov pemkot pemkab pmrintah
kelurahan = klurahan
kecamatan = kcamatan
perumahan = perum prumahan komplek kompleks perumnas
pegawai = pgw pegawe
petugas = ptugas ptgs
pelayanan = playanan pelyanan layanan
kantor = ktr kntor
masyarakat = masy masyarkat
bantuan = bntuan bantuannya
anak = ank bocah
guru = gr
murid = siswa siswi
orangtua = ortu
uang = duit doi pitis dhuwit
bayar = byr bayarin mbayar
harga = hrga rego
mahal = mhal
pohon = phon wit
tumbang = tumbng
berantakan = brantakan
kotor = rereged
bau = mambu bao rasau
busuk = bosok bacin
menumpuk = numpuk ngumpul tumpuk
diangkut = ngangkut
berhenti = brenti stop
cepat = cpt cepet
bising = berisik brisik rame2 ribut gaduh
asap = asep
bakar = bakr ngebakar mbakar
preman = premanisme begundal
pencuri = maling
malam = mlm malem bengi
siang = siank
hewan = binatang
anjing = asu anjinng
ular = ulo
tawon = tawon2
nyamuk = nyamok
tikus = tikos
kosong = entek kosongg
langka = lngka
penipuan = ditipu nipu ketipu tipu scam
korupsi = korup
vaksin = vaksinasi vaksinasinya
covid = corona korona covid19 coronavirus
dokter = dokternya
perawat = suster prwat
obat = obt
ijazah = izasah ijasah
ijin = izin
sertifikat = sertipikat srtifikat shm shgb
pengaspalan = diaspal ngaspal aspalin
diperbaiki = dibenerin diperbaikin dibetulkan didandani dibenahi dibetulin dipebaiki diperbaik
perbaikan = prbaikan pebaikan perbaikannya
pedagang = pedagng
kakilima = kaki5
angkot = petepete pete-pete angkutankota mikrolet bemo
bansos = bnsos
gaji = gajih
kerja = krja
telantar = terlantar
orang = org urang
gelandangan = gelandang
tetangga = ttangga
musik = musick
narkoba = narkotika
satpolpp = pol-pp polpp satpol
wisata = pariwisata
pantai = pante
sungai = sungei salo kalinya
jembatan = jmbatan jembtan kreteg
trotoar = trotoir tratoar pedestrian
drainase = drainase2 drainage drinase drenase draenase
saluran = salurn
genangan = menggenang tergenang kegenang nggenang
menyala = nyala idup murub
perempatan = prempatan simpang persimpangan simpangan
pertigaan = prtigaan
rambu = rambu2
bandara = airport
terminal = trminal
halte = shelter
kereta = krl commuter
ojol = ojek ojekonline gojek grab
pengendara = pengguna pemotor
kecelakaan = laka lakalantas celaka
membahayakan = bahaya berbahaya mbahayani
pangkas = dipangkas mangkas pemangkasan tebang ditebang nebang penebangan
ranting = dahan
tiang = tyang
kabel = kable
bocor = bcor
keruh = kruh butek butheg
mengalir = ngalir ngocor ngucur mili
tagihan = tagian
nelayan = nelyan
pupuk = ppuk
beras = bras
minyak = migor
sembako = smbako
pengemis = ngemis
kekerasan = kdrt2
perempuan = wanita
"""
_IDLE = """
trs smg sukses selamat maju walikota wali-kota bupati gubernur presiden jokowi menteri yang yg yng
yank di d ke k dari dr dri ini itu tsb tersebut dan dn serta atau ato untuk utk unt tuk bagi buat
dengan dgn dg pada pd dalam dlm oleh sebagai sbg adalah ialah yaitu yakni akan akn agar supaya spy
bisa bs dapat dpt sudah sdh udah udh dah telah tlh sangat sgt bgt banget skali sekali sekaliii
amat terlalu lebih paling makin semakin saya sy aku ane gue gw gua kami kita kt kmi mereka dia
beliau anda kalian kamu nya ku mu lah kah pun tah mohon mhn tolong tlg tlong tulung harap mohonn
minta mnta minta2 silakan silahkan dimohon diharapkan berharap semoga bapak pak bpk ibu bu bapa
mas mbak kak kakak admin min bang om tante dinda daeng yth yang-terhormat terhormat hormat
assalamualaikum asalamualaikum assalamu alaikum wr wb waalaikumsalam salam pagi sore permisi halo
hallo hai hi terima kasih trima makasih trims trimakasih terimakasih tks thx suwun nuwun tabe
tabe' punten maaf maap segera sgra secepatnya ditindak lanjuti ditindaklanjuti tindak lanjut
tindaklanjut perhatian perhatikan diperhatikan melaporkan laporkan lapor laporan ingin mau mo ingn
menyampaikan sampaikan mengadukan adukan aduan pengaduan keluhan saat ketika waktu sejak dulu
dahulu kemarin kmrn kemaren hari tanggal tgl bulan bln tahun thn minggu mggu sampai smpai sampe
hingga sehingga shg karena krn karna krna sebab akibat jadi jd menjadi maka lalu kemudian trus
terus juga jg jga saja sja aja doang cuma hanya hny ya iya iye iyee yah dong deh sih kok loh lho
nih tuh kan toh gih ada ad adalahnya masih msh masi lagi lg lgi kalau klo kalo klu jika bila
apabila meski walau tetapi tapi tp namun apa apakah knp kenapa mengapa bagaimana gimana gmn siapa
kapan mana dimana dmn berapa begitu gitu begini gini seperti spt sprti para kel kec kab
kota semua smua seluruh setiap tiap beberapa banyak bnyk byk sedikit satu dua tiga empat lima mi
ji pi ki' ki ko na' ta' ka' je' tong mami maki jaki tawwa bela cika le' kodong gaes guys bro sis
wkwk hehe the and of is in to for
"""
_NEAR = """
depan dekat deket samping sebelah belakang blkg sekitar seberang menuju arah dpn dkt ngarep cedak
ujung pojok sekitaran sepanjang perbatasan berhadapan kayak kyk mirip ibarat bagaikan
"""
_GENERAL = """
selalu sering jarang pernah besar kecil lama baru tinggi rendah panjang pendek atas bawah luar
masuk keluar naik turun tidak belum bukan tanpa warga rumah malam siang sore subuh orang anak
daerah lingkungan milik tempat lokasi wilayah kena hampir benar salah baik buruk jelek parah rusak
berat ringan kurang cukup sama beda lain kembali bagian bentuk hal cara kondisi keadaan masalah
kejadian kegiatan proses program data nama nomor alamat jenis barang sarana prasarana fasilitas
depan dekat samping belakang sekitar seberang sepanjang pinggir tengah ujung pojok sisi titik arah
menuju jalan jalur pemerintah pelayanan petugas kantor dinas masyarakat umum utama pusat induk
negeri pribadi sendiri bersama dua tiga jam kali pertama kedua kelas tahap kota kabupaten
kecamatan kelurahan desa dusun kampung lorong gedung bangunan membuat buat pakai memakai dipakai
ambil diambil beri diberi dapat datang pergi lewat tinggal hidup mati habis penuh jadi ditutup
tutup buka terbuka dibuka pasang pemasangan dipasang ganti tambah penambahan perbaikan diperbaiki
cek bantu mengganggu terganggu membahayakan meresahkan rawan aman nyaman kenyamanan kesulitan
susah sulit mudah mahal murah gratis lambat cepat tepat layak rapi bersih jumlah kosong tertentu
terdekat terjadi adanya banyak sedikit selama setelah sebelum mohon info informasi penjelasan
solusi pihak pejabat ketua kepala anggota oknum keluarga bapak ibu suami istri urus mengurus
pengurusan searah badan bahu turut ikut kasih lihat melihat bilang kata tanya bertanya jawab
jawaban respon tanggapan tunggu menunggu antri antrian
"""
_PLACES = """
musholla smkn rs karyawan tetangga gereja sdn buruh kampus polres camat pura guru paud polsek
halte klinik stasiun indomaret sma spbu hujan minimarket sman perumahan kuburan murid rw motor
pasar kebun tanah got madrasah universitas hutan sekolah hunian musim masjid rt trotoar kafe mobil
pelabuhan bank polisi lapangan rsud hotel pantai taman smpn warung tk cafe sawah dermaga apotek
alfamart stadion smk musala laut puskesmas terminal mesjid smp makam mushola lahan sd sungai toko
bandara lurah polda pabrik
"""


def _spellings() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for line in _SPELLINGS.strip().splitlines():
        usual, _, typed = line.partition(" = ")
        table.update(dict.fromkeys(typed.split(), usual))
    return table


SPELLINGS = _spellings()
# Greetings, particles and the like: dropped before anything is compared.
IDLE = frozenset(_IDLE.split())
# After these words a place is named, and what stands there is rarely the matter itself.
NEAR = frozenset(_NEAR.split())
# Words that mean something within a phrase and nothing on their own.
GENERAL = frozenset(SPELLINGS.get(word, word) for word in _GENERAL.split())
# What is named to say where something is, or who tells it, more often than as the matter itself.
PLACES = frozenset(_PLACES.split())
