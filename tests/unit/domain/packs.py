"""The two real packs, and a tiny sound one that tests break in one place at a time."""

import json
from functools import cache
from pathlib import Path

from shared.domain.city.reference import Reference
from shared.domain.pack.files.pack_files import PACK_FILES, Files
from shared.domain.pack.files.packed import digest_of
from shared.domain.pack.files.validation_errors import PackError, ValidationError
from shared.domain.pack.parse import parse_pack

Mistakes = list[tuple[Files, str, int, str]]
"""Each: the files of a pack, and the file, line and code of the one mistake in them."""

CITIES = Path(__file__).parents[3] / "cities"
REAL = ("kendari", "makassar")

TINY = {
    "city.csv": """key,value,source
name,Kota Kendari,
code,74.71,
tracking_prefix,KDI,
timezone,Asia/Makassar,
zone_letters,WITA,
emergency_number,112,
latitude,-3.98,
longitude,122.51,
""",
    "agencies.csv": """agency_id,name,owner,kind,district_code
DPUPR,Dinas PU,city,dinas,
PLN,PLN Kendari,state_company,vertikal,
KONSEL,Konawe Selatan,neighbour,pemkab,
KEC-MANDONGA,Kecamatan Mandonga,city,kecamatan,74.71.01
""",
    "categories.csv": """category_id,group,name_id,name_en,owner,synonyms
jalan_rusak,Pekerjaan Umum,Jalan rusak,Damaged road,city,jalan rusak;jalan berlubang
listrik,Energi,Listrik,Electricity,state_company,listrik padam
kecamatan,Pelayanan,Pelayanan kecamatan,District services,city,kantor camat
""",
    "routing.csv": """name,category_id,area,agency_id,note
jalan,jalan_rusak,,DPUPR,
listrik,listrik,,PLN,
kecamatan,kecamatan,,@district,
""",
    "ladder.csv": """stage,rung_id,condition,after,act,whom,template,counts_from,every
desk,remind,still_waiting,PT24H,push,desk,desk_reminder
office,nudge,no_follow_up,PT24H,whatsapp,office,office_nudge
office,visit,no_answer,P3D,visit,desk,visit_order
outside,ask,no_answer,P7D,push,desk,outside_follow_up,,P5D
citizen,close,still_waiting,P14D,close,reporter,report_expired
waiting,close,lapse_allowed,P5D,close,reporter,report_lapsed
,legal,no_answer,P60D,inform,mayor,leadership_list,report,P30D
citizen,again,still_waiting,P20D,push,desk,desk_reminder,,P5D
waiting,again,still_waiting,P20D,push,desk,desk_reminder,,P5D
""",
    "calendar.csv": """date,name,kind,estimated,source
2026-12-24,Cuti Bersama Natal,cuti_bersama,,
2026-12-25,Hari Raya Natal,national_holiday,,
2027-01-01,Tahun Baru,national_holiday,yes,
2027-01-02,Gerak jalan kota,working_day,,
2027-05-09,Hari jadi kota,city_holiday,,
""",
    "hours.csv": """day,opens,closes,from,until,note
monday,07:30,16:00,,,
friday,07:30,16:30,,,
monday,08:00,15:00,2026-02-19,2026-03-20,Ramadan
""",
    "texts.csv": """key,id,en
timeline.submitted,Laporan Anda sudah kami terima.,We have your report.
""",
    "answers.csv": """answer_id,category_id,title,text,note
selesai,,Selesai,Yth. pelapor: {handle} sudah selesai pada [tanggal].,
jalan,jalan_rusak,Jalan ditambal,Yth. pelapor: jalan ditambal {office} {city}.,
""",
    "channels.csv": """channel,name_id,name_en,note
phone,Telepon,Telephone,
""",
    "contacts.csv": """agency_id,role,order,phone,email
DPUPR,head,1,,kepala@dpupr.example
DPUPR,duty,2,+62 8000 0001 101,
DPUPR,duty,1,+62 8000 0000 101,piket@dpupr.example
desk,duty,1,,meja@kendari.example
mayor,duty,1,+62 8000 0000 109,
""",
    "sensitive.csv": """concern,agency_id,phrases,note
bribery,DPUPR,uang > kopi,
""",
    "notices.csv": """notice_id,category_id,phrases,unless,id,en,note
kesetrum,listrik,kabel > putus;kesetrum,rawan kesetrum,Hubungi {number}.,Call {number}.,
""",
    "questions.csv": """category_id,code,order,kind,required,id,en,choices,public
jalan_rusak,depth,2,number,,Berapa dalam (cm)?,How deep (cm)?,,
jalan_rusak,size,1,singlevaluelist,yes,Seberapa besar?,How large?,small=Kecil/Small;large=Besar/Large,yes
""",
    "officials.csv": """name,agency_id,source
Fulan Contoh,KEC-MANDONGA,
""",
    "neighbours.csv": """name,aliases,agency_id,forward,latitude,longitude
Ranomeeto,,KONSEL,nearest,-4.08,122.42
Teluk,,@sea,,,
""",
    "places.csv": """name,kind,aliases,village_code,latitude,longitude
Pasar Lama,landmark,,74.71.01.1006,-3.95,122.65
""",
    "roads.csv": """name,aliases,status
Jalan Utara,Poros Utara,national
Jalan Selatan,,city
""",
    "roads.geojson": """{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Jalan Utara"},\
"geometry":{"type":"LineString","coordinates":[[122.5,-3.95],[122.6,-3.95]]}}
]}
""",
    "kelurahan.geojson": """{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"74.71.01.1005","name":"Mandonga","kind":"kelurahan",\
"kecamatan":"Mandonga","kecamatan_code":"74.71.01"},"geometry":{"type":"Polygon","coordinates":\
[[[122.5,-4.0],[122.6,-4.0],[122.6,-3.9],[122.5,-3.9],[122.5,-4.0]]]}},
{"type":"Feature","properties":{"code":"74.71.01.1006","name":"Korumba","kind":"kelurahan",\
"kecamatan":"Mandonga","kecamatan_code":"74.71.01"},"geometry":{"type":"Polygon","coordinates":\
[[[122.6,-4.0],[122.7,-4.0],[122.7,-3.9],[122.6,-3.9],[122.6,-4.0]]]}}
]}
""",
}


def files_of(city_id: str) -> dict[str, bytes]:
    paths = [CITIES / city_id / name for name in PACK_FILES]
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


@cache
def real(city_id: str) -> Reference:
    return parse_pack(city_id, files_of(city_id))


def tiny(**files: str) -> dict[str, str]:
    """The tiny pack with some files replaced: `tiny(routing="...")`."""
    names = {name.partition(".")[0]: name for name in TINY}
    return {**TINY, **{names[short]: text for short, text in files.items()}}


def without(name: str) -> dict[str, str]:
    """The tiny pack, one file short."""
    return {key: text for key, text in TINY.items() if key != name}


def changed(table: str, old: str, new: str) -> dict[str, str]:
    """The tiny pack with one thing in one of its files changed, named by how it begins."""
    name = next(name for name in TINY if name.startswith(table))
    assert old in TINY[name]
    return {**TINY, name: TINY[name].replace(old, new, 1)}


def with_rungs(*rows: str) -> dict[str, str]:
    """The tiny ladder on all its columns, with these rows before its last two, the first in line 9."""
    _, *lines = TINY["ladder.csv"].strip().split("\n")
    cells = [[*line.split(","), "", ""] for line in lines]
    *whole, last, end = [
        ",".join([*each[:4], "", "", *each[4:7], "", "", "", "", *each[7:9]]) for each in cells
    ]
    head = "stage,rung_id,condition,after,of,clock,act,whom,template,category,urgency,type,off"
    return tiny(ladder="\n".join([f"{head},counts_from,every", *whole, *rows, last, end, ""]))


def mistakes_in(files: Files) -> tuple[ValidationError, ...]:
    try:
        parse_pack("kendari", files)
    except PackError as error:
        return error.mistakes
    return ()


def told_at(files: Files, code: str) -> list[tuple[str, int]]:
    """The file and line of each mistake of one kind, which is told in words of both languages."""
    found = [mistake for mistake in mistakes_in(files) if mistake.code == code]
    assert all(each.reason and each.reason != each.reason_en for each in found)
    return [(each.file, each.line) for each in found]


def resealed(text: str) -> str:
    """A packed pack with the digest of what it holds now; as it is where its heading cannot be read."""
    first, _, body = text.partition("\n")
    try:
        heading = json.loads(first)
        sealed = json.dumps({**heading, "digest": digest_of(body)}, separators=(",", ":"))
    except (ValueError, TypeError):
        return text
    return f"{sealed}\n{body}"
