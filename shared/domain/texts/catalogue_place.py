"""What is asked and told about places. Each entry: Bahasa Indonesia, English."""

from collections.abc import Mapping

PLACE: Mapping[str, tuple[str, str]] = {
    "place.border_question": (
        "Titik Anda sangat dekat dengan perbatasan. Mohon pilih, masalahnya berada di sisi mana?",
        "Your position is very close to a border. On which side is the problem, please?",
    ),
    "place.village": ("{kind} {village}, {district}", "{kind} {village}, {district}"),
    "place.understood": (
        "Yang kami pahami: {place}.",
        "What we understood: {place}.",
    ),
    "place.understood.unsure": (
        "Yang kami pahami: {place}. Bila keliru, mohon tulis pesan kepada kami.",
        "What we understood: {place}. If that is wrong, please write to us.",
    ),
    "place.understood.mended": (
        (
            "Nama tempatnya tampaknya salah ketik; yang kami pahami: {place}. "
            "Bila keliru, mohon tulis pesan kepada kami."
        ),
        (
            "The place seems to be misspelt; what we understood: {place}. "
            "If that is wrong, please write to us."
        ),
    ),
    "place.unknown": (
        "Kelurahannya belum kami ketahui. Mohon tulis nama kelurahan atau tempat yang dikenal.",
        "We do not know the village yet. Please write its name, or that of a place people know.",
    ),
    "place.near": ("{village}, dekat {names}", "{village}, near {names}"),
    "question.place_unknown": (
        "Kelurahannya belum diketahui dari alamat ini. Di kelurahan mana masalahnya?",
        "The address does not tell the village. In which village is the trouble?",
    ),
    "place.outside": ("Di luar {city}", "Outside {city}"),
    "timeline.placed": (
        "Terima kasih, letaknya sudah Anda pastikan.",
        "Thank you for telling us which side of the border it is on.",
    ),
    "timeline.triaged.outside": (
        (
            "Tempat yang Anda laporkan tampaknya berada di luar kota ini. Laporan Anda tetap kami simpan; "
            "tim pengaduan memeriksanya dan menyampaikannya kepada pihak yang berwenang di sana."
        ),
        (
            "The place you reported seems to lie outside this city. Your report is kept; the complaints "
            "desk checks it and passes it on to whoever is responsible there."
        ),
    ),
    "timeline.forwarded.outside": (
        (
            "Tempat yang Anda laporkan berada di luar kota ini. Laporan Anda tetap kami simpan dan kami "
            "teruskan kepada {office}."
        ),
        (
            "The place you reported lies outside this city. Your report is kept, and was passed on "
            "to {office}."
        ),
    ),
    "question.road_status_unknown": (
        (
            "Jalan ini milik siapa? Namanya tidak ada dalam tabel jalan kota, atau tidak disebut. "
            "Pilihan kantornya ada di bawah ini."
        ),
        (
            "Whose road is it? Its name is not in the city's table of roads, or was not told. "
            "The offices to choose from are listed below."
        ),
    ),
    "question.place_not_in_city": (
        "Tempatnya di luar kota. Kepada siapa laporan ini disampaikan?",
        "The place is outside the city. Whom should this report be passed on to?",
    ),
    "question.place_at_sea": (
        "Titiknya berada di laut atau di lahan baru. Di kelurahan mana sebenarnya masalah ini?",
        "The point is at sea or on new land. In which village is the trouble really?",
    ),
    "road.national": ("jalan nasional", "a national road"),
    "road.provincial": ("jalan provinsi", "a provincial road"),
    "road.city": ("jalan kota", "a city road"),
    "road.village": ("jalan desa", "a village road"),
}
