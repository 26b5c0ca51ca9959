"""How the console names people, phones, spans and rungs."""

from datetime import timedelta

from local.platform.personas import Persona, staff_of
from shared.domain.city.contacts import DESK, LEADERS, Contact, ContactRole
from shared.domain.city.reference import Act, Reference, Whom
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.kernel.states import Level, ReportType, Urgency
from shared.domain.lifecycle.requests import RejectReason
from shared.domain.people.access import Role
from shared.domain.report.outreach import CallOutcome, OutreachKind
from shared.domain.texts.timeline import region_head

_ROLE_NAMES = {
    Role.CITIZEN: "Warga",
    Role.OFFICER: "Petugas",
    Role.DESK: "Meja pengaduan",
    Role.SUPERVISOR: "Penyelia meja pengaduan",
    Role.HEAD: "Kepala",
    Role.REGIONAL_SECRETARY: "Sekretaris Daerah",
    Role.ADMIN: "Admin",
}
_OTHER_ACTORS = {"citizen": "Pelapor", "system": "Sistem", "outside": "Instansi luar"}
ACT_NAMES = {
    Act.PUSH: "pengingat",
    Act.WHATSAPP: "WhatsApp",
    Act.VISIT: "perintah kunjungan",
    Act.INFORM: "masuk daftar",
    Act.PUBLISH: "tenggat yang terlewat diumumkan",
    Act.REMIND: "pelapor diingatkan",
    Act.LIST: "masuk daftar sebelum diakhiri",
    Act.CLOSE: "laporan ditutup bila pelapor diam",
}
_WHOM_NAMES = {
    Whom.OFFICE: "ke kantor",
    Whom.DESK: "ke meja pengaduan",
    Whom.HEAD: "kepala kantor",
    Whom.REGIONAL_SECRETARY: "Sekretaris Daerah",
    Whom.PUBLIC: "bagi umum",
    Whom.REPORTER: "ke pelapor",
}
OUTCOME_NAMES = {
    "running": "sedang dikirim",
    "waiting": "menunggu dicoba lagi",
    "held": "ditahan",
    "batched": "menunggu berangkat bersama pengingat lain",
    "sent": "terkirim",
    "superseded": "tidak perlu lagi",
    "given_up": "tidak tersampaikan",
}
OUTCOME_NOTES = {
    "report_moved_on": "laporan sudah berlanjut",
    "quiet_hours": "menunggu sampai pagi",
    "in_digest": "masuk ringkasan pagi",
}
EFFECT_NAMES = {
    "alarm": "Alarm",
    "push": "Notifikasi",
    "whatsapp": "WhatsApp",
    "tell_reporter": "Kabar ke pelapor",
    "related": "Laporan yang terkait",
    "tell_followers": "Kabar ke pengikut",
}
REJECT_REASONS = {
    RejectReason.SPAM: "Iklan atau pesan berulang",
    RejectReason.INSULT: "Hanya berisi hinaan",
    RejectReason.PUBLIC_INFORMATION: "Informasinya sudah tersedia untuk umum",
    RejectReason.UNCLEAR: "Tidak dapat dipahami",
}
CALL_OUTCOMES = {
    CallOutcome.TOLD: "Pelapor sudah diberi tahu",
    CallOutcome.ANSWERED: "Pelapor memberi keterangan yang ditanyakan",
    CallOutcome.FIXED: "Pelapor menyatakan masalahnya selesai",
    CallOutcome.NOT_FIXED: "Pelapor menyatakan masalahnya belum selesai",
    CallOutcome.NOT_FOUND: "Pelapor tidak ditemukan atau tidak menjawab",
}
OUTREACH = {
    OutreachKind.CALL: "kabar belum sampai: penyelia (atau meja, bila kota mengizinkan) perlu menelepon",
    OutreachKind.FIND: "kabar belum sampai: pelapor perlu dicari",
    OutreachKind.LAPSE: "keterangan belum masuk: perlu dilihat sebelum diakhiri",
    OutreachKind.SEEN: "keterangan belum masuk: sudah dilihat, diakhiri bila tetap tidak ada",
}
# What the queue may be narrowed to, as the officers' API asks for it.
QUEUE_LISTS = {
    "": "Semua",
    "overdue=true": "Lewat batas",
    "mine=true": "Di tangan saya",
    "outreach=call": "Pelapor perlu ditelepon (penyelia, atau meja bila diizinkan)",
    "outreach=find": "Pelapor perlu dicari",
    "outreach=lapse": "Akan diakhiri: perlu dilihat",
    "needs_call=true": "Penyelia perlu menelepon",
    "needs_supervisor=true": "Penyelia perlu memutuskan",
    "proof_wanting=true": "Bukti perlu diperiksa",
    "visit_ordered=true": "Kunjungan diperintahkan",
    "unreached=true": "Pengingat tidak sampai",
    "leadership_list=true": "Daftar pimpinan",
}.items()
URGENCIES = {
    Urgency.NORMAL: "Biasa",
    Urgency.HIGH: "Mendesak",
    Urgency.URGENT: "Sangat mendesak",
}
REPORT_TYPES = {
    ReportType.COMPLAINT: "Keluhan",
    ReportType.SUGGESTION: "Usulan",
    ReportType.INFORMATION: "Pertanyaan",
    ReportType.ASPIRATION: "Aspirasi",
}
ROAD_STATUSES = {
    RoadStatus.NATIONAL: "Jalan nasional",
    RoadStatus.PROVINCIAL: "Jalan provinsi",
    RoadStatus.CITY: "Jalan kota",
    RoadStatus.VILLAGE: "Jalan desa atau lingkungan",
}
RULE_REASONS = {
    "photo_doubtful": "fotonya perlu dilihat orang dahulu",
    "place_not_in_city": "tempatnya di luar kota",
    "place_of_neighbour": "tempatnya di daerah tetangga",
    "place_at_sea": "titiknya di laut atau di lahan baru",
    "place_unknown": "kelurahannya belum diketahui",
    "road_status_unknown": "belum diketahui milik siapa jalannya",
    "category_unknown": "jenis masalahnya belum jelas",
    "no_rule_matched": "tidak ada aturan yang cocok",
}


def role_name(role: Role, reference: Reference) -> str:
    """Whoever leads the city or regency is called as its pack says, here and below."""
    if role is Role.LEADER:
        return f"Staf {region_head(reference, 'id')}"
    return _ROLE_NAMES[role]


def actor_name(role: str, reference: Reference) -> str:
    if role in _OTHER_ACTORS:
        return _OTHER_ACTORS[role]
    return role_name(Role(role), reference) if role in set(Role) else role


def whom_name(whom: Whom, reference: Reference) -> str:
    return region_head(reference, "id") if whom is Whom.MAYOR else _WHOM_NAMES[whom]


def level_name(level: Level, reference: Reference) -> str:
    return f"sudah sampai {whom_name(Whom(level.value), reference)}"


def persona_name(persona: Persona, reference: Reference) -> str:
    name = role_name(persona.role, reference)
    if persona.agency_id is None:
        return name
    return f"{name} {reference.agency_name(persona.agency_id)}"


def contact_name(contact: Contact, reference: Reference) -> str:
    if contact.agency_id in LEADERS:
        leader = whom_name(Whom(contact.agency_id), reference)
        return leader if contact.role is ContactRole.HEAD else f"Ajudan {leader}"
    office = (
        "meja pengaduan" if contact.agency_id == DESK else reference.agency_name(contact.agency_id)
    )
    if contact.role is ContactRole.HEAD:
        return f"Kepala {office}"
    return f"Piket {contact.order} {office}"


def phone_owner(recipient: str, references: list[Reference]) -> str:
    """Whose phone a message went to, by its number or made-up name."""
    for reference in references:
        for persona in staff_of(reference):
            if persona.device_token == recipient:
                return f"{persona_name(persona, reference)}, {reference.city.name}"
        for contacts in reference.contacts.values():
            for contact in contacts:
                if recipient in {contact.phone, contact.email}:
                    return contact_name(contact, reference)
    return "Pelapor"


def span_words(span: timedelta) -> str:
    """`3 hari 4 jam`, `23 jam 5 menit`, `12 menit`; `sekarang` for less than a minute."""
    minutes = max(int(span.total_seconds()), 0) // 60
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, "hari"), (hours, "jam"), (rest if not days else 0, "menit")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "sekarang"
