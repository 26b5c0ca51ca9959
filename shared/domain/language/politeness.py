"""What would make an answer politer and more useful. It advises; nothing is ever kept from being sent.

The rules are few and plain, for Bahasa Indonesia first and English beside it: an officer should be able
to guess why a piece of advice came. They look for signs, and know nothing of what is meant.
"""

import re
from collections.abc import Mapping
from enum import StrEnum

from shared.domain.language.translations import LANGUAGES, texts_in


class Advice(StrEnum):
    """In the order in which an answer is read."""

    GREETING = "greeting"
    APOLOGY = "apology"
    WHAT_WAS_DONE = "what_was_done"
    WHEN = "when"
    WHOM_TO_ASK = "whom_to_ask"
    NO_BLAME = "no_blame"
    NO_CAPITALS = "no_capitals"
    NO_INSULT = "no_insult"
    NO_BLANKS = "no_blanks"


# A greeting stands at the beginning.
_BEGINNING = 80


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _names(*lists: str) -> str:
    found = (texts_in(language)[f"date.{each}"] for language in LANGUAGES for each in lists)
    return "|".join(re.escape(name) for names in found for name in names.split())


_DAYS, _MONTHS = _names("days"), _names("months", "short_months")
# What an answer should have.
_WANTED: Mapping[Advice, re.Pattern[str]] = {
    Advice.APOLOGY: _any(r"\bmaaf", r"\bsorry\b", r"\bapolog"),
    Advice.WHAT_WAS_DONE: _any(
        r"\b(?:sudah|telah|sedang|akan)\s+(?:segera\s+|selesai\s+)?(?:kami\s+\w|(?:di|ter|me|ber)\w{3})",
        r"\b(?:kami|petugas|tim|regu)\b.{0,20}\b(?:sudah|telah|sedang|akan)\b",
        r"\b(?:has|have|was|were|will be|is being|are being)\s+(?:been\s+)?\w+(?:ed|ilt|ent|one)\b",
        r"\bwe\s+(?:have|will|are)\b",
    ),
    Advice.WHEN: _any(
        r"\b(?:hari ini|kemarin|besok|lusa|tadi|today|yesterday|tomorrow)\b",
        rf"\b(?:{_DAYS})\b",
        rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b",
        r"\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?\b",
        r"\b(?:pukul|jam)\s+\d",
        r"\b(?:minggu|pekan|bulan)\s+(?:ini|depan|lalu)\b",
        r"\b(?:dalam|within)\s+\w+\s+(?:jam|hari|minggu|pekan|hours?|days?|weeks?)\b",
    ),
    Advice.WHOM_TO_ASK: _any(
        r"\b(?:hubungi|menghubungi|telepon|whatsapp|contact|call|phone)\b",
        r"\+?\d[\d -]{6,14}\d",
        r"\b[\w.+-]{1,64}@[\w-]+\.\w",
    ),
}
_GREETING = _any(
    r"\byth\b",
    r"\bselamat (?:pagi|siang|sore|malam)\b",
    r"\b(?:halo|salam|assalam\w*|bapak|ibu|saudara|kakak)\b",
    r"\b(?:dear|hello|good (?:morning|afternoon|evening))\b",
)
# What it should do without.
_UNWANTED: Mapping[Advice, re.Pattern[str]] = {
    Advice.NO_BLAME: _any(
        r"\b(?:ke)?salah(?:an)?\s+(?:anda|bapak|ibu|warga|pelapor|sendiri)\b",
        r"\b(?:ulah|akibat)\s+(?:anda|bapak|ibu|warga|pelapor)\b",
        r"\b(?:anda|bapak|ibu|warga|pelapor)\s+(?:sendiri\s+)?(?:se)?harusnya\b",
        r"\bbukan urusan\b",
        r"\byour (?:own )?fault\b",
        r"\byou should have\b",
    ),
    Advice.NO_INSULT: _any(
        r"\b(?:bodoh|goblok|tolol|dungu|bego|idiot|sialan|brengsek|kurang ajar|cerewet|bawel)\b",
        r"\b(?:stupid|moron|shut up)\b",
    ),
    # What a prepared answer leaves to be filled in.
    Advice.NO_BLANKS: _any(r"\[[^\[\]]{1,60}\]"),
}
# Names of offices are written in capitals, so a few such words are none too loud.
_LOUD = re.compile(r"(?:\b[A-Z]{2,}\b[\s,.!]*){4,}|!{2,}")


def advise(text: str) -> tuple[Advice, ...]:
    """What to think about before the answer is sent, in the order it is read; empty for a good one."""
    found = {advice for advice, sign in _WANTED.items() if not sign.search(text)}
    found |= {advice for advice, sign in _UNWANTED.items() if sign.search(text)}
    if not _GREETING.search(text[:_BEGINNING]):
        found.add(Advice.GREETING)
    if _LOUD.search(text):
        found.add(Advice.NO_CAPITALS)
    return tuple(advice for advice in Advice if advice in found)
