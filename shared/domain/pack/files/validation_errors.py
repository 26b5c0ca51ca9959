"""Mistakes in a city pack: where each is and what is wrong, for the official who edits it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shared.domain.pack.files.validation_errors_rules import OF_RULES

_REASONS: Mapping[str, tuple[str, str]] = {
    **OF_RULES,
    "file_missing": ("berkas ini tidak ada", "this file is missing"),
    "not_utf8": (
        "berkas bukan teks UTF-8; simpan sebagai 'CSV UTF-8'",
        "the file is not UTF-8 text; save it as 'CSV UTF-8'",
    ),
    "csv_malformed": ("tabel tidak terbaca: {problem}", "the table cannot be read: {problem}"),
    "empty": ("tabel tidak memiliki baris judul", "the table has no heading row"),
    "table_too_large": (
        "tabel ini terlalu besar: {size} huruf, paling banyak {most}",
        "this table is too large: {size} characters, at most {most}",
    ),
    "no_rows": ("tabel ini kosong", "this table holds nothing"),
    "column_missing": ("kolom '{column}' tidak ada", "the column '{column}' is missing"),
    "column_unknown": (
        "kolom '{column}' tidak dikenal; yang dikenal: {known}",
        "the column '{column}' is not known; known ones: {known}",
    ),
    "column_repeated": ("kolom '{column}' ditulis dua kali", "the column '{column}' stands twice"),
    "too_many_cells": (
        "baris ini memiliki {count} sel, sedangkan judulnya {wanted}",
        "this row has {count} cells, the heading has {wanted}",
    ),
    "value_missing": ("kolom '{column}' kosong", "the column '{column}' is empty"),
    "value_unknown": (
        "'{value}' tidak dapat dipakai di kolom '{column}'; pilihannya: {known}",
        "'{value}' cannot stand in the column '{column}'; choose from: {known}",
    ),
    "value_malformed": (
        "'{value}' tidak sesuai bentuk kolom '{column}', misalnya {example}",
        "'{value}' is not of the form of the column '{column}', for example {example}",
    ),
    "duplicate": (
        "'{value}' di kolom '{column}' sudah dipakai pada baris {first}",
        "'{value}' in the column '{column}' stands in line {first} already",
    ),
    "reference_unknown": (
        "'{value}' di kolom '{column}' tidak ada di {table}",
        "'{value}' in the column '{column}' is not in {table}",
    ),
    "contact_unreachable": (
        "narahubung ini tidak memiliki nomor WhatsApp maupun alamat surel",
        "this contact has neither a WhatsApp number nor an e-mail address",
    ),
    "contact_repeated": (
        "nomor ini sudah ada dalam daftar '{agency}' pada baris {first}",
        "this number is in the list of '{agency}' already, in line {first}",
    ),
    "key_missing": ("baris '{key}' tidak ada", "the row '{key}' is missing"),
    "zone_letters_wrong": (
        "zona {timezone} ditulis {wanted}, bukan {value}",
        "the zone {timezone} is written {wanted}, not {value}",
    ),
    "coordinates_swapped": (
        "lintang dan bujur tertukar; GeoJSON menulis bujur dahulu",
        "latitude and longitude are swapped; GeoJSON writes the longitude first",
    ),
    "outside_indonesia": (
        "koordinat berada di luar Indonesia",
        "the coordinates lie outside Indonesia",
    ),
    "second_district_office": (
        "kecamatan {district} sudah dilayani {agency} (baris {first})",
        "the district {district} is served by {agency} already (line {first})",
    ),
    "synonym_ambiguous": (
        "sinonim '{value}' sudah dipakai kategori '{category}' (baris {first})",
        "the synonym '{value}' belongs to the category '{category}' already (line {first})",
    ),
    "reader_outside": (
        "'{agency}' di luar pemerintah kota; laporan rahasia dibaca kantor kota sendiri dahulu",
        "'{agency}' is outside the city; one of its own offices reads secret reports first",
    ),
    "notice_placeholder": (
        "kolom '{column}' hanya dapat memuat {known} dalam kurung kurawal",
        "the column '{column}' can hold only {known} in braces",
    ),
    "choices_malformed": (
        "kolom 'choices' tidak sesuai dengan '{kind}'; tulis kunci=nama/name, dipisah titik koma",
        "the column 'choices' does not fit '{kind}'; write key=nama/name, separated by ;",
    ),
    "phrase_malformed": (
        "frasa '{value}' tidak terbaca; tulis kata, a/b untuk pilihan, > untuk kata di antaranya",
        "the phrase '{value}' cannot be read; write words, a/b for either, > for words between",
    ),
    "stage_without_rung": (
        "tahap '{stage}' tidak memiliki anak tangga; laporan dapat terlupakan",
        "the stage '{stage}' has no rung; reports could be forgotten there",
    ),
    "ladder_not_rising": (
        "waktu {after} tidak lebih lama daripada anak tangga sebelumnya ({before})",
        "the time {after} is not longer than that of the rung before ({before})",
    ),
    "span_not_of_clock": (
        "jam '{clock}' tidak dapat menghitung '{after}'; tulislah misalnya {example}",
        "the clock '{clock}' cannot count '{after}'; write for example {example}",
    ),
    "clock_not_possible": (
        "jam '{clock}' berhenti pada tahap '{stage}'; langkah ini tidak akan pernah tiba",
        "the clock '{clock}' stands still in the stage '{stage}'; this step would never come",
    ),
    "clock_not_of_visit": (
        "jam '{clock}' dihitung sejak laporan masuk; syarat '{condition}' memerlukan jam lain",
        "the clock '{clock}' counts from the submission; '{condition}' needs another clock",
    ),
    "share_incomplete": (
        "persentase dan kolom 'of' harus diisi keduanya; yang tertulis '{after}'",
        "a percentage and the column 'of' go together; it says '{after}'",
    ),
    "share_of_unknown": (
        "'{of}' di kolom 'of' bukan anak tangga tahap ini atau tenggat kota; pilihannya: {known}",
        "'{of}' in the column 'of' is no rung of this stage or deadline of the city; choose from: {known}",
    ),
    "rung_named_as_deadline": (
        "'{rung}' sudah menjadi nama tenggat di city.csv; pilihlah nama lain",
        "'{rung}' is the name of a deadline in city.csv already; choose another name",
    ),
    "share_with_clock": (
        "kosongkan kolom 'clock': persentase memakai jam '{of}', bukan '{clock}'",
        "leave the column 'clock' empty: a share has the clock of '{of}', not '{clock}'",
    ),
    "share_of_other_beginning": (
        "waktu '{of}' dihitung sejak saat yang lain daripada syarat baris ini",
        "the time of '{of}' counts from another moment than this row's condition",
    ),
    "share_in_circle": (
        "'{rung}' adalah bagian dari '{of}', yang pada akhirnya bagian dari '{rung}' sendiri",
        "'{rung}' is a share of '{of}', which in the end is a share of '{rung}' itself",
    ),
    "override_of_unknown": (
        "anak tangga umum '{rung}' tidak ada di tahap ini; pilihannya: {known}",
        "there is no general rung '{rung}' in this stage; choose from: {known}",
    ),
    "off_for_all": (
        "'{rung}' dimatikan untuk semua laporan; hapus saja barisnya",
        "'{rung}' is off for all reports; just delete the row",
    ),
    "rungs_never_differ": (
        "'{rung}' tidak pernah berbeda dari '{other}' pada baris {first}",
        "'{rung}' never differs from '{other}' in line {first}",
    ),
    "year_without_holidays": (
        "tahun {year} belum memiliki satu pun hari libur nasional; tenggat akan jatuh terlalu cepat",
        "the year {year} has no national holiday yet; deadlines would come too early",
    ),
    "closes_too_early": (
        "jam tutup {closes} tidak lebih lambat daripada jam buka {opens}",
        "the closing time {closes} is not later than the opening time {opens}",
    ),
    "range_wrong": (
        "kolom 'from' dan 'until' harus diisi keduanya, berurutan; yang tertulis {first} dan {last}",
        "the columns 'from' and 'until' go together, in that order; they hold {first} and {last}",
    ),
    "hours_overlap": (
        "jam kerja '{day}' untuk tanggal yang sama sudah ditulis pada baris {first}",
        "the hours of '{day}' for the same dates stand in line {first} already",
    ),
    "no_working_week": (
        "tidak ada satu pun hari kerja biasa (baris tanpa 'from' dan 'until')",
        "there is no usual working day (a row without 'from' and 'until')",
    ),
    "rung_not_possible": (
        "tahap '{stage}' tidak dapat memakai tindakan '{act}' kepada '{whom}'; pilihannya: {known}",
        "the stage '{stage}' cannot use the act '{act}' to '{whom}'; choose from: {known}",
    ),
    "condition_not_possible": (
        "syarat '{condition}' tidak berlaku pada tahap '{stage}'",
        "the condition '{condition}' never holds in the stage '{stage}'",
    ),
    "template_unknown": (
        "naskah '{template}' untuk tindakan ini tidak ada; pilihannya: {known}",
        "there is no text '{template}' for this act; choose from: {known}",
    ),
    "text_unknown": (
        "kunci '{key}' tidak ada dalam katalog pesan",
        "the key '{key}' is not in the catalogue of messages",
    ),
    "placeholder_mismatch": (
        "kolom '{column}' harus memuat tepat {wanted}, yang tertulis {found}",
        "the column '{column}' must hold exactly {wanted}, it holds {found}",
    ),
    "channel_is_ours": (
        "saluran '{channel}' sudah tersedia dengan sendirinya; hapus baris ini",
        "the channel '{channel}' is there already; delete this row",
    ),
    "answer_placeholder_unknown": (
        "naskah ini memuat {found}, padahal yang dapat diisi hanya {known}",
        "this text holds {found}, and only {known} are filled in",
    ),
    "geojson_malformed": ("GeoJSON tidak terbaca: {problem}", "not readable GeoJSON: {problem}"),
    "no_villages": (
        "tidak ada satu pun kelurahan yang memiliki batas",
        "there is not a single village that has a boundary",
    ),
    "property_missing": (
        "kelurahan ke-{number}: '{property}' tidak ada",
        "village number {number}: '{property}' is missing",
    ),
    "village_code_wrong": (
        "kode '{code}' bukan kode kelurahan di kecamatan '{district}' kota {city}",
        "the code '{code}' is not that of a village in the district '{district}' of city {city}",
    ),
    "village_duplicate": (
        "kelurahan {code} ditulis dua kali",
        "the village {code} stands twice",
    ),
    "geometry_unknown": (
        "kelurahan {code}: batas harus berupa Polygon atau MultiPolygon",
        "village {code}: the boundary must be a Polygon or a MultiPolygon",
    ),
    "ring_malformed": (
        "kelurahan {code}: batas memuat titik yang tidak terbaca",
        "village {code}: the boundary holds a point that cannot be read",
    ),
    "ring_not_closed": (
        "kelurahan {code}: garis batas tidak tertutup (titik pertama dan terakhir harus sama)",
        "village {code}: the boundary is not closed (first and last point must be equal)",
    ),
    "village_swapped": (
        "kelurahan {code}: lintang dan bujur tertukar; GeoJSON menulis bujur dahulu",
        "village {code}: latitude and longitude are swapped; GeoJSON writes the longitude first",
    ),
    "village_outside": (
        "kelurahan {code}: koordinat berada di luar Indonesia",
        "village {code}: the coordinates lie outside Indonesia",
    ),
    "village_projected": (
        "kelurahan {code}: koordinat bukan derajat; ubahlah dahulu ke WGS 84 (EPSG:4326)",
        "village {code}: the coordinates are no degrees; convert them to WGS 84 (EPSG:4326) first",
    ),
    "geojson_crs": (
        "proyeksi '{crs}' tidak dapat dipakai; ubahlah dahulu ke WGS 84 (EPSG:4326)",
        "the projection '{crs}' cannot be used; convert the file to WGS 84 (EPSG:4326) first",
    ),
    "ring_crosses_itself": (
        "kelurahan {code}: garis batas memotong dirinya sendiri di dekat {point}",
        "village {code}: the boundary crosses itself near {point}",
    ),
    "road_name_ambiguous": (
        "nama '{value}' sudah dipakai jalan '{road}' (baris {first})",
        "the name '{value}' belongs to the road '{road}' already (line {first})",
    ),
    "neighbour_inside": (
        "'{agency}' bukan instansi di luar kota (pemilik neighbour atau province)",
        "'{agency}' is no body outside the city (owner neighbour or province)",
    ),
    "half_a_point": (
        "latitude dan longitude harus diisi keduanya, atau dikosongkan keduanya",
        "latitude and longitude go together: both are filled in, or neither",
    ),
    "nearest_without_point": (
        "'nearest' memerlukan latitude dan longitude",
        "'nearest' needs a latitude and a longitude",
    ),
    "road_line_unusable": (
        "garis '{road}' tidak terbaca sebagai LineString dalam derajat WGS 84, bujur dahulu",
        "the line of '{road}' is no LineString in degrees of WGS 84, longitude first",
    ),
    "retirement_incomplete": (
        "kolom 'retired' dan 'replaced_by' harus diisi keduanya, atau dikosongkan keduanya",
        "the columns 'retired' and 'replaced_by' go together: fill in both or neither",
    ),
    "successor_retired": (
        "pengganti '{value}' sendiri sudah tidak dipakai; pilih yang masih berlaku",
        "the successor '{value}' is retired itself; choose one that is in use",
    ),
    "agency_removed": (
        "kantor '{value}' tidak boleh dihapus: laporan lama menyebutnya; isi kolom 'retired' saja",
        "the office '{value}' must not be removed: old reports name it; fill in 'retired' instead",
    ),
    "category_removed": (
        "kategori '{value}' tidak boleh dihapus: laporan lama menyebutnya; isi kolom 'retired' saja",
        "the category '{value}' must not be removed: old reports name it; fill in 'retired' instead",
    ),
    "city_fixed": (
        "baris '{key}' tidak boleh berubah ({before}): laporan yang sudah ada bergantung padanya",
        "the row '{key}' must not change ({before}): reports that are there depend on it",
    ),
    "prefix_taken": (
        "tracking_prefix '{value}' sudah dipakai kota '{city}'",
        "the tracking_prefix '{value}' belongs to the city '{city}' already",
    ),
}
CODES = frozenset(_REASONS)


@dataclass(frozen=True, slots=True, order=True)
class ValidationError:
    """One mistake. `line` counts from 1; `reason` is in Bahasa Indonesia."""

    file: str
    line: int
    code: str
    reason: str
    reason_en: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


def validation_error(file: str, line: int, code: str, /, **params: str | int) -> ValidationError:
    reason, reason_en = _REASONS[code]
    return ValidationError(file, line, code, reason.format(**params), reason_en.format(**params))


class PackError(Exception):
    """A city pack that cannot be used. `mistakes` names all of them, in order of file and line."""

    def __init__(self, city_id: str, mistakes: Iterable[ValidationError]) -> None:
        self.city_id = city_id
        self.mistakes = tuple(sorted(set(mistakes)))
        lines = "\n".join(f"{city_id}/{found}" for found in self.mistakes)
        super().__init__(f"the city pack {city_id!r} has mistakes:\n{lines}")
