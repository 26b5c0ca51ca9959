"""Names of roads and places as people type them, brought to the form in which they are compared.

"Jl. A.P. Pettarani", "jln ap petarani" and "Jalan A P Pettarani" come out the same, and so do
"Tjokroaminoto" and "Cokroaminoto". What is made here is for comparing only; it is never shown.
"""

import re
import unicodedata

LONGEST_TEXT = 2_000
ROAD = "jalan"
_WORD = re.compile(r"[^\W_]+")
_TITLES = {
    **dict.fromkeys(("jl", "jln", "jlan", "jalanan", "jalan"), ROAD),
    **dict.fromkeys(("lr", "lrg", "lorg", "gg", "gang", "lorong"), "lorong"),
    **dict.fromkeys(("jend", "jendral", "jenderal"), "jenderal"),
    **dict.fromkeys(("let", "letjen", "letnan"), "letjen"),
    **dict.fromkeys(("may", "mayjen"), "mayjen"),
    **dict.fromkeys(("brig", "brigjen", "brigjend"), "brigjen"),
    **dict.fromkeys(("kol", "kolonel"), "kolonel"),
    **dict.fromkeys(("syeh", "syech", "syekh", "syeikh", "sheikh", "seh"), "syekh"),
    **dict.fromkeys(("st", "sultan", "slt"), "sultan"),
    **dict.fromkeys(("dr", "dokter"), "dr"),
    **dict.fromkeys(("muh", "moh", "muhammad", "mohammad", "mohamad", "muhamad", "m"), "muh"),
    **dict.fromkeys(("h", "haji", "hj"), "h"),
    **dict.fromkeys(("kec", "kecamatan"), "kecamatan"),
    **dict.fromkeys(("kel", "kelurahan"), "kelurahan"),
    **dict.fromkeys(("ds", "desa"), "desa"),
    **dict.fromkeys(("depan", "dpn", "dpan"), "depan"),
    **dict.fromkeys(("dkt", "dekat", "deket"), "dekat"),
    **dict.fromkeys(("smping", "samping", "smpng"), "samping"),
    **dict.fromkeys(("blkg", "belakang", "blakang"), "belakang"),
    **dict.fromkeys(("rs", "rumkit"), "rs"),
    **dict.fromkeys(("psr", "pasar"), "pasar"),
    **dict.fromkeys(("msjd", "mesjid", "masjid"), "masjid"),
    **dict.fromkeys(("univ", "universitas"), "universitas"),
}
# How Dutch clerks and new ones write the same sounds.
_SPELLINGS = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"), ("ch", "h"))
_TWICE = re.compile(r"(.)\1+")
# "Lepo2" is "Lepo-Lepo", and "Benu2a" is "Benu-Benua".
_DOUBLED = re.compile(r"(?<![a-z])([a-z]{3,})2([a-z]{0,2})")
_LONGEST_INITIAL = 1
_MOST_WORDS = 400


def place_words(text: str) -> tuple[str, ...]:
    """The words of a text in order, in their one form. Initials that follow each other are one word."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TEXT]).lower().replace("'", "")
    plain = _DOUBLED.sub(r"\1 \1\2", plain)
    found: list[str] = []
    initials = ""
    for typed in _WORD.findall(plain)[:_MOST_WORDS]:
        if len(typed) == _LONGEST_INITIAL and typed.isalpha():
            initials += typed
            continue
        found.extend(_title(initials))
        initials = ""
        found.append(_TITLES.get(typed) or _one_spelling(typed))
    return (*found, *_title(initials))


def _title(initials: str) -> list[str]:
    """Several initials are one word, and a lone "M." or "H." is the title that it stands for."""
    return [_TITLES.get(initials, initials)] if initials else []


def _one_spelling(word: str) -> str:
    for old, new in _SPELLINGS:
        word = word.replace(old, new)
    return word if word.isdigit() else _TWICE.sub(r"\1", word)
