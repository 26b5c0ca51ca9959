"""What is said of how a photo was made: Bahasa Indonesia, English. No device and no program is named."""

from collections.abc import Mapping

EVIDENCE_MAKING: Mapping[str, tuple[str, str]] = {
    "evidence.resaved": (
        "Menurut datanya, foto pernah disimpan ulang oleh aplikasi galeri atau pesan; hal ini wajar.",
        "By its data, the photo was saved again by a gallery or chat app, which is normal.",
    ),
    "evidence.edited": (
        "Menurut datanya, foto pernah diolah dengan aplikasi penyunting gambar.",
        "By its data, the photo was worked on in an image editor.",
    ),
    "evidence.changed_by_ai": (
        "Menurut datanya, sebagian isi foto diubah dengan kecerdasan buatan (AI).",
        "By its data, part of what the photo shows was changed by artificial intelligence (AI).",
    ),
    "evidence.proof_changed_by_ai": (
        "Menurut datanya, sebagian isi foto bukti diubah dengan kecerdasan buatan (AI).",
        "By its data, part of what the proof shows was changed by artificial intelligence (AI).",
    ),
    "evidence.made_by_ai": (
        "Menurut datanya, gambar dibuat dengan kecerdasan buatan (AI), bukan dengan kamera.",
        "By its data, the picture was made by artificial intelligence (AI) and not by a camera.",
    ),
    "evidence.content_credentials": (
        "Foto membawa catatan asal-usul digital (Content Credentials), yang tidak diperiksa di sini.",
        "The photo carries a record of its origin (content credentials), which is not verified here.",
    ),
    "evidence.other_device": (
        "Foto-foto yang dikirim bersama ini dinyatakan langsung dari kamera, tetapi asalnya dua perangkat.",
        "The photos sent together are said to come from the camera, but are of two devices.",
    ),
    "evidence.faces_away": (
        "Menurut kompasnya, kamera menghadap {value} derajat dari arah titik laporan; kompas dapat keliru.",
        "By its compass, the camera looked {value} degrees away from the reported point; a compass may err.",
    ),
}
