"""Words and names of every day that are near the name of a village, and are no slip of the finger.

"Mobil melaju" is not in Melayu, nor "warung Padang" in Pandang.
"""

_WORDS = """
padang panjang sandang kandang gudang bandang rendang pindang pedang
melaju melaku melayat merayu malu maluku malaka malang
perang barang sarang pajang pasang pasar parkir piring garang
pisau pusing pinang pasangan
gantung gedung gadung gading gendong gendang gadang
bakul bangku bangkai bangkal bengkung
layar layan layak lajang lalang larang dapur
antara antar antena antri antrian anjang lantang
mandat mandi mandor mandiri mandela
bahaya buaya budaya biaya baja raya
bolong boring barong bohong botol dorong boyong borongan
tidur terung hidung tudung tindih
lampu lapuk lapis
kapas kapan kapal kapasitas kampas
kurang kerang kadang karangan kekurangan
selat selain sebelah selasa
kunjung tanjak tangga tanggung tanjakan
kampus kampanye
memajang memanjang memasang manjang
mangga menggala minggu
marisa marina maria marah
losmen lestari lusa
sambil sambal sambung sambungan sambangi sambutan
tiupan tipu
lomba kurma kerumunan
beruga bunga warga harga
kader
nambah tambo
banteng bentang bentangan bantuan
musim
mesjid masuk
panti pantau pantas partai rantai santai lantai
kantong kantin
latar pelatihan pelanggaran
terapan
pampas gampang tampang pampangan
tabungan
tamat tomat
batuan bantaran
mangkuk mangkir
baring biring
lembah limbah
labuhan
sawah sawit
karya karyawan
"""
NEAR_NAMES = tuple(_WORDS.split())
