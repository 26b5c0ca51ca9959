"""What can be wrong with a rule of a city pack. Each entry: Bahasa Indonesia, English."""

from collections.abc import Mapping

OF_RULES: Mapping[str, tuple[str, str]] = {
    "owner_mismatch": (
        "kategori '{category}' milik '{owner}', tetapi '{agency}' milik '{agency_owner}'",
        "the category '{category}' is owned by '{owner}', but '{agency}' by '{agency_owner}'",
    ),
    "rule_never_met": (
        "aturan ini tidak pernah terpakai: syarat-syaratnya tidak mungkin terpenuhi bersama",
        "this rule is never reached: what it asks for never comes together",
    ),
    "unreachable_rule": (
        "aturan ini tidak pernah terpakai: aturan '{name}' (baris {first}) sudah mencakupnya",
        "this rule is never reached: the rule '{name}' (line {first}) covers it already",
    ),
    "district_without_office": (
        "kecamatan {district} belum memiliki kantor di agencies.csv untuk @district",
        "the district {district} has no office in agencies.csv for @district",
    ),
    "rule_to_retired": (
        "baris ini menuju kantor '{agency}' yang tidak dipakai sejak {date}; gantilah dengan '{successor}'",
        "this row names the office '{agency}', which is retired since {date}; use '{successor}'",
    ),
    "question_not_asked": (
        "kategori '{category}' tidak menanyakan '{value}'; yang ditanyakan: {known}",
        "the category '{category}' does not ask for '{value}'; it asks for: {known}",
    ),
    "answer_impossible": (
        "'{condition}' tidak pernah terpenuhi: jawaban untuk '{code}' adalah salah satu dari {known}",
        "'{condition}' is never met: what is answered to '{code}' is one of {known}",
    ),
    "answer_no_number": (
        "'{condition}' tidak pernah terpenuhi: '{code}' dijawab dengan angka",
        "'{condition}' is never met: '{code}' is answered with a number",
    ),
    "answer_not_comparable": (
        "'{code}' dijawab dengan {kind}; aturan hanya dapat melihat pilihan dan angka",
        "'{code}' is answered with a {kind}; rules can only look at choices and numbers",
    ),
    "attribute_has_column": (
        "tulislah syarat '{condition}' di kolom '{code}', yang juga membaca lebar dari teks",
        "write '{condition}' in the column '{code}', which reads the width in the words as well",
    ),
}
