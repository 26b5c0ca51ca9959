"""What is said about how a photo came, and about where its account or phone was: Bahasa Indonesia, English.

For staff only, as all of `catalogue_evidence`.
"""

from collections.abc import Mapping

EVIDENCE_LIVE: Mapping[str, tuple[str, str]] = {
    "evidence.live": (
        "Foto dikirim paling lama 15 menit setelah kamera aplikasi dibuka.",
        "The photo was sent at most 15 minutes after the app's camera was opened.",
    ),
    "evidence.live_sent_later": (
        "Kamera aplikasi dibuka {value} menit sebelum pengiriman; menurut waktunya, foto diambil sesudahnya.",
        "The app's camera was opened {value} minutes before sending; by its time, the photo was taken since.",
    ),
    "evidence.nonce_old": (
        "Kamera aplikasi dibuka terlalu lama sebelum foto dikirim; waktu pengambilannya tidak terbukti.",
        "The app's camera was opened too long before sending; nothing shows when the photo was taken.",
    ),
    "evidence.nonce_unknown": (
        "Tanda kamera yang menyertai foto tidak dikenali.",
        "The mark of the app's camera that came with the photo is not known.",
    ),
    "evidence.nonce_of_another": (
        "Tanda kamera yang menyertai foto diberikan kepada akun lain.",
        "The mark of the app's camera that came with the photo was given to another account.",
    ),
    "evidence.nonce_used": (
        "Tanda kamera yang menyertai foto sudah dipakai untuk foto lain.",
        "The mark of the app's camera that came with the photo was used for another photo.",
    ),
    "evidence.before_camera": (
        "Menurut waktunya, foto diambil sebelum kamera aplikasi dibuka; jam kamera mungkin salah.",
        "By its time, the photo was taken before the app's camera was opened; its clock may be wrong.",
    ),
    "evidence.too_fast": (
        "Dari titik laporan lain akun ini ke sini perlu lebih dari {value} km/jam; mungkin ada yang keliru.",
        "To get here from another report of this account takes over {value} km/h; one may be wrong.",
    ),
    "evidence.too_fast_as_sent": (
        (
            "Menurut waktu kirimnya, dari titik laporan lain akun ini ke sini perlu lebih dari"
            " {value} km/jam; mungkin keduanya menunggu sinyal."
        ),
        (
            "By when they were sent, to get here from another report of this account takes over"
            " {value} km/h; both may have waited for a signal."
        ),
    ),
    "evidence.device_away": (
        (
            "Saat melapor, ponsel pengirim berada sedikitnya {value} meter dari titik laporan; hal ini wajar,"
            " karena banyak orang melapor dari rumah."
        ),
        (
            "When reporting, the sender's phone was at least {value} metres from the reported point, which is"
            " normal: many people report from home."
        ),
    ),
}
