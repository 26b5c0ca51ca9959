"""What states, acts and fields are called within a sentence. Each entry: Bahasa Indonesia, English."""

from collections.abc import Mapping

ANSWERS: Mapping[str, tuple[str, str]] = {
    "answer.public": (
        "{office} sudah menjawab laporan ini kepada pelapor.",
        "{office} has answered the reporter.",
    ),
    "answer.public.parts": (
        "Kantor-kantor yang menangani laporan ini sudah menjawab kepada pelapor.",
        "The offices that have a part of this report have answered the reporter.",
    ),
}


STATES: Mapping[str, tuple[str, str]] = {
    "state.submitted": ("terkirim", "submitted"),
    "state.triage": ("sedang diarahkan", "being directed"),
    "state.assigned": ("diteruskan ke kantor", "with the office"),
    "state.accepted": ("diterima kantor", "accepted by the office"),
    "state.in_progress": ("sedang dikerjakan", "in progress"),
    "state.needs_information": ("menunggu keterangan pelapor", "awaiting the reporter's word"),
    "state.forwarded": ("diteruskan ke instansi luar", "forwarded outside the city"),
    "state.answered": ("sudah dijawab", "answered"),
    "state.reopened": ("dibuka kembali", "reopened"),
    "state.closed": ("selesai", "closed"),
    "state.withdrawn": ("dicabut", "withdrawn"),
    "state.rejected": ("tidak diproses", "not treated as a complaint"),
    "state.merged": ("digabungkan", "merged with another report"),
    "state.split": ("dibagi ke beberapa kantor", "with several offices"),
}


# What a refusal speaks of where it cannot name a field.
FIELDS: Mapping[str, tuple[str, str]] = {
    "field.": ("isi permintaan", "the body of the request"),
}


# As they stand after "tidak dapat ..." and "it cannot be ...".
ACTIONS: Mapping[str, tuple[str, str]] = {
    "action.accept": ("diterima", "accepted"),
    "action.progress": ("diberi kabar pengerjaan", "given word of progress"),
    "action.answer": ("dijawab", "answered"),
    "action.refuse": ("dikembalikan", "returned"),
    "action.assign": ("diserahkan kepada kantor", "handed to an office"),
    "action.forward": ("diteruskan ke luar", "forwarded"),
    "action.outside_answer": ("diberi jawaban dari luar", "given an outside answer"),
    "action.order_visit": ("dibuatkan perintah kunjungan", "given an order to visit"),
    "action.visit_result": ("diberi hasil kunjungan", "given the result of a visit"),
    "action.message": ("diberi pesan", "given a message"),
    "action.ask": ("dimintai keterangan", "asked about"),
    "action.reject": ("ditolak", "rejected"),
    "action.call_result": ("diberi hasil percakapan telepon", "given the result of a call"),
    "action.accept_proof": ("diterima bukti pekerjaannya", "accepted as done"),
    "action.reject_proof": ("ditolak bukti pekerjaannya", "sent back to be done again"),
    "action.correct": ("diperbaiki kategori atau tempatnya", "corrected"),
    "action.set_urgency": ("diubah kedesakannya", "given another urgency"),
    "action.revoke_links": ("dicabut tautannya", "stripped of its links"),
    "action.delegate": ("ditugaskan kepada petugas", "given to an officer"),
    "action.appeal": ("diajukan keberatan", "appealed"),
    "action.confirm": ("dinyatakan selesai", "confirmed"),
    "action.reopen": ("dibuka kembali", "reopened"),
    "action.withdraw": ("dicabut", "withdrawn"),
    "action.merge": ("digabungkan", "merged"),
    "action.unmerge": ("dipisahkan kembali", "taken apart again"),
    "action.undone": ("dibatalkan", "undone"),
    "action.split": ("dibagi ke beberapa kantor", "split"),
    "action.unsplit": ("disatukan kembali", "made whole again"),
    "action.fixed": ("dinyatakan selesai", "confirmed"),
    "action.not_fixed": ("dibuka kembali", "reopened"),
}
