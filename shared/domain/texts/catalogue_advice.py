"""What is advised before an answer is sent. Each entry: Bahasa Indonesia, English."""

from collections.abc import Mapping

ADVICE: Mapping[str, tuple[str, str]] = {
    "advice.greeting": (
        "Awali dengan salam, misalnya: Yth. Bapak/Ibu pelapor.",
        "Begin with a greeting, such as: Dear Sir or Madam.",
    ),
    "advice.apology": (
        "Sampaikan permohonan maaf atas ketidaknyamanannya.",
        "Say that you are sorry for the trouble.",
    ),
    "advice.what_was_done": (
        "Jelaskan apa yang sudah atau akan dikerjakan.",
        "Say what was done, or will be.",
    ),
    "advice.when": (
        "Sebutkan kapan: hari dan tanggalnya.",
        "Say when: the day and the date.",
    ),
    "advice.whom_to_ask": (
        "Sebutkan siapa yang dapat dihubungi dan nomornya.",
        "Say whom to ask, and their number.",
    ),
    "advice.no_blame": (
        "Hindari kalimat yang menyalahkan pelapor atau warga.",
        "Avoid words that put the blame on the reporter.",
    ),
    "advice.no_capitals": (
        "Hindari huruf besar semua dan tanda seru beruntun; terbaca seperti berteriak.",
        "Avoid capitals throughout and rows of exclamation marks; they read like shouting.",
    ),
    "advice.no_blanks": (
        "Isi bagian yang masih kosong, yang ditulis di antara [kurung siku].",
        "Fill in what is still blank, between [square brackets].",
    ),
    "advice.no_insult": (
        "Hapus kata yang merendahkan; jawaban ini dibaca atas nama pemerintah kota.",
        "Take out words that belittle; this answer speaks for the city.",
    ),
}
