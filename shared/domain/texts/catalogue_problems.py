"""What people read when a request itself is refused: title and detail by code, in both languages.

Each entry: title and detail in Bahasa Indonesia, title and detail in English.
"""

from collections.abc import Mapping

_SIGN_IN_ID = "Silakan masuk kembali lalu ulangi permintaan Anda."
_SIGN_IN_EN = "Please sign in again and repeat your request."

REQUEST_PROBLEMS: Mapping[str, tuple[str, str, str, str]] = {
    "token_missing": (
        "Anda belum masuk",
        "Layanan ini memerlukan tanda masuk pada kepala Authorization.",
        "You are not signed in",
        "This service needs a token in the Authorization header.",
    ),
    "token_expired": (
        "Sesi Anda telah berakhir",
        _SIGN_IN_ID,
        "Your session has ended",
        _SIGN_IN_EN,
    ),
    "token_invalid": (
        "Tanda masuk tidak dapat diterima",
        _SIGN_IN_ID,
        "The token is not accepted",
        _SIGN_IN_EN,
    ),
    "token_revoked": (
        "Sesi Anda telah dicabut",
        _SIGN_IN_ID,
        "Your session was revoked",
        _SIGN_IN_EN,
    ),
    "email_not_verified": (
        "Alamat surel belum dikonfirmasi",
        "Mohon konfirmasi alamat surel akun Anda terlebih dahulu, lalu pilih kembali.",
        "The e-mail address is not confirmed",
        "Please confirm your account's e-mail address first, and then choose again.",
    ),
    "caller_not_ours": (
        "Pemanggil tidak dikenal",
        "Alamat ini hanya melayani antrean dan penjadwal milik sistem sendiri.",
        "Unknown caller",
        "This address serves only the system's own queue and scheduler.",
    ),
    "forbidden": (
        "Tindakan ini bukan wewenang Anda",
        "Peran Anda tidak mengizinkan tindakan ini. Hubungi admin kota bila hal ini keliru.",
        "This is not yours to do",
        "Your role does not allow this. Please ask the city's admin if you think it should.",
    ),
    "not_found": (
        "Tidak ditemukan",
        "Yang Anda cari tidak ada atau tidak dapat Anda lihat.",
        "Not found",
        "What you are looking for does not exist or is not open to you.",
    ),
    "signature_invalid": (
        "Tanda tangan tidak sah",
        "Panggilan ini tidak ditandatangani oleh penyedia pesan.",
        "Invalid signature",
        "This call does not carry the message provider's signature.",
    ),
    "code_wrong": (
        "Kode tidak cocok",
        "Kode salah atau sudah tidak berlaku. Silakan minta kode baru.",
        "The code does not fit",
        "The code is wrong or has ended. Please ask for a new one.",
    ),
    "code_needed": (
        "Kode diperlukan",
        "Silakan minta kode dan ketikkan untuk melanjutkan.",
        "A code is needed",
        "Please ask for a code and type it to go on.",
    ),
    "code_too_often": (
        "Terlalu banyak kode",
        "Kode sudah dikirim beberapa kali. Silakan coba lagi satu jam lagi.",
        "Too many codes",
        "Codes were sent several times. Please try again in an hour.",
    ),
    "link_not_valid": (
        "Tautan ini tidak berlaku",
        "Tautan salah tulis, sudah berakhir, atau telah dicabut. Silakan hubungi pengirimnya.",
        "This link is not valid",
        "It is mistyped, has ended, or was revoked. Please ask whoever sent it.",
    ),
    "form_malformed": (
        "Isian tidak terbaca",
        "Mohon buka kembali halamannya dan isi sekali lagi.",
        "The form cannot be read",
        "Please open the page again and fill it in once more.",
    ),
    "text_too_long": (
        "Teks terlalu panjang",
        "Mohon persingkat isian '{field}'.",
        "The text is too long",
        "Please shorten '{field}'.",
    ),
    "date_invalid": (
        "Tanggal tidak terbaca",
        "Mohon isi '{field}' dengan tanggal yang benar.",
        "The date cannot be read",
        "Please give a proper date in '{field}'.",
    ),
    "method_not_allowed": (
        "Metode tidak tersedia",
        "Alamat ini tidak melayani metode tersebut; lihat kepala Allow.",
        "Method not available",
        "This address does not serve that method; see the Allow header.",
    ),
    "body_too_large": (
        "Isi permintaan terlalu besar",
        "Mohon perkecil isi permintaan. Foto dikirim terpisah, tidak di dalam permintaan ini.",
        "The request is too large",
        "Please send less. Photos are uploaded apart, not within this request.",
    ),
    "body_missing": (
        "Isi permintaan kosong",
        "Permintaan ini harus memuat isi berupa JSON.",
        "The request is empty",
        "This request must carry a body in JSON.",
    ),
    "length_required": (
        "Panjang isi tidak disebutkan",
        "Permintaan harus memuat kepala Content-Length.",
        "The length is missing",
        "The request must carry a Content-Length header.",
    ),
    "media_type_unsupported": (
        "Jenis isi tidak dilayani",
        "Isi permintaan harus berupa application/json.",
        "Media type not supported",
        "The body of the request must be application/json.",
    ),
    "json_malformed": (
        "Isi permintaan tidak terbaca",
        "Isi permintaan bukan JSON yang benar dalam UTF-8.",
        "The request cannot be read",
        "The body of the request is not correct JSON in UTF-8.",
    ),
    "body_invalid": (
        "Isian belum benar",
        "Mohon periksa kembali: {field}.",
        "A field is not right yet",
        "Please check: {field}.",
    ),
    "text_invalid": (
        "Tulisan memuat tanda yang tidak dapat dipakai",
        "Mohon tulis ulang tanpa tanda kendali atau tanda tersembunyi: {field}.",
        "The text holds signs that cannot be used",
        "Please write it again without control or hidden characters: {field}.",
    ),
    "phone_invalid": (
        "Nomor telepon belum benar",
        "Mohon tulis nomor telepon seluler Indonesia, misalnya diawali 08 atau +628.",
        "The phone number is not right",
        "Please write an Indonesian mobile number, such as one that begins with 08 or +628.",
    ),
    "query_invalid": (
        "Parameter belum benar",
        "Mohon periksa kembali: {field}.",
        "A parameter is not right yet",
        "Please check: {field}.",
    ),
    "cursor_invalid": (
        "Penanda halaman tidak berlaku",
        "Mohon mulai kembali dari halaman pertama.",
        "The page marker is not valid",
        "Please start again from the first page.",
    ),
    "idempotency_key_missing": (
        "Kunci pengiriman tidak ada",
        "Permintaan ini harus memuat kepala Idempotency-Key.",
        "The idempotency key is missing",
        "This request must carry an Idempotency-Key header.",
    ),
    "idempotency_key_invalid": (
        "Kunci pengiriman belum benar",
        "Idempotency-Key terdiri dari 8 sampai 128 huruf, angka, atau salah satu dari . _ : -",
        "The idempotency key is not right",
        "An Idempotency-Key is 8 to 128 letters, digits, or any of . _ : -",
    ),
    "idempotency_key_reused": (
        "Kunci pengiriman sudah dipakai",
        "Kunci ini sudah dipakai untuk permintaan lain. Gunakan kunci baru.",
        "The idempotency key was used before",
        "This key belongs to another request. Please use a new one.",
    ),
    "operation_in_progress": (
        "Permintaan sedang diproses",
        "Permintaan yang sama sedang kami proses. Mohon ulangi beberapa saat lagi.",
        "The request is being worked on",
        "We are working on this very request. Please repeat it in a moment.",
    ),
    "already_exists": (
        "Sudah ada",
        "Yang hendak dibuat sudah ada. Mohon muat ulang.",
        "Already there",
        "What you wanted to make exists already. Please reload.",
    ),
    "temporarily_unavailable": (
        "Layanan sedang terganggu",
        "Mohon ulangi beberapa saat lagi. Permintaan yang sama aman untuk dikirim ulang.",
        "The service is not well right now",
        "Please try again in a moment. It is safe to send the same request again.",
    ),
    "internal_error": (
        "Terjadi kesalahan di pihak kami",
        "Kesalahan ini telah dicatat. Mohon ulangi beberapa saat lagi.",
        "Something went wrong on our side",
        "The fault has been noted. Please try again in a moment.",
    ),
}
