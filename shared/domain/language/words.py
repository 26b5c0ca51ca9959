"""Indonesian as people type it, brought to the form in which a city's phrases are compared.

Everything here is pure, linear in the length of the text, and cuts off what is too long to matter.
"""

import re
import unicodedata
from functools import lru_cache

from shared.domain.language.words_slang import GENERAL, IDLE, NEAR, PLACES, SPELLINGS

LONGEST_TEXT = 4_000
_LONGEST_WORD = 28
_MOST_WORDS = 500
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_THREE_ALIKE = re.compile(r"(.)\1{2,}")
_TWO_AT_THE_END = re.compile(r"(.)\1$")
# Initials ("KK", "PPPK") have no vowel between consonants; drawn-out words do.
_SPOKEN = re.compile(r"[^aiueo][aiueo]")
_TWICE = re.compile(r"([a-z]{3,})(?:2|-\1)(?:nya|an|kan|i)?(?:[mpjk]i)?")
_DIGIT_WITHIN = re.compile(r"[a-z]+(?:[013457][a-z]+)+")
_LETTERS = str.maketrans("013457", "oieast")
_PARTICLE = re.compile(r"([a-z]{3,})nya|([a-z]{4,})(?:lah|kah|pun|ku|mu)")
# Words that merely end like one with a particle.
_WHOLE = [
    "sekolah",
    "masalah",
    "setelah",
    "sebelah",
    "istilah",
    "makalah",
    "sedekah",
    "langkah",
    "tingkah",
    "perilaku",
    "pelaku",
    "berlaku",
    "bertemu",
    "ketemu",
    "bangku",
    "himpun",
    "bertanya",
]
_SHORTEST_STEM = 3
_LONGEST_WITH_K = 4
_SUFFIXES = ("kan", "an", "i")
# Longest first; with what the prefix swallowed, where it swallowed a consonant.
_PREFIXES = (
    ("memper", ""),
    ("diper", ""),
    ("meng", ""),
    ("peng", ""),
    ("meny", "s"),
    ("peny", "s"),
    ("mem", ""),
    ("pem", ""),
    ("men", ""),
    ("pen", ""),
    ("ber", ""),
    ("ter", ""),
    ("per", ""),
    ("me", ""),
    ("pe", ""),
    ("di", ""),
    ("ke", ""),
    ("se", ""),
    ("ng", ""),
    ("ny", "s"),
)
_SWALLOWED = {"mem": "p", "pem": "p", "men": "t", "pen": "t", "meng": "k", "peng": "k", "ng": "k"}
_VOWELS = "aiueo"


def words(text: str) -> list[str]:
    """The telling words of a text, in order and in their usual spelling.

    Idle words (greetings, particles, "yang") are dropped; what announces a place ("depan") stays.
    A word that is said twice in a row ("gorong gorong", "ugal ugalan") counts once, as "gorong-gorong" does.
    """
    found: list[str] = []
    for typed in _typed(text):
        found.extend(word for word in _usual(typed) if not _is_doubled(found, word))
        if len(found) >= _MOST_WORDS:
            break
    return found[:_MOST_WORDS]


def _is_doubled(found: list[str], word: str) -> bool:
    return bool(found) and word in {found[-1], found[-1] + "an"}


def all_words(text: str) -> list[str]:
    """Every word of a text, idle ones and numbers too, for phrases in which "minta" says much."""
    found: list[str] = []
    for typed in _typed(text):
        found.extend(_usual(typed) or (typed[:_LONGEST_WORD],))
        if len(found) >= _MOST_WORDS:
            break
    return found[:_MOST_WORDS]


def _typed(text: str) -> list[str]:
    cut = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])[:LONGEST_TEXT].lower()
    return _WORD.findall(cut)


def is_near(word: str) -> bool:
    """Whether what follows this word is a landmark."""
    return word in NEAR


def is_place(word: str) -> bool:
    """Whether this word, alone, tells where or who more often than what."""
    return word in PLACES


def is_general(found: str) -> bool:
    """Whether a stem means nothing without the rest of its phrase."""
    return found in _GENERAL_STEMS


@lru_cache(maxsize=8_192)
def stem(word: str) -> str:
    """What is left of a word without its common affixes: the same for text and dictionary.

    It is light and not always a root; two forms of one word meet, and that is all it is for.
    """
    root = _without_prefix(_without_suffix(word))
    # "tumpuk-an" and "lapor-kan" cannot be told apart, so a last k says nothing.
    return root[:-1] if len(root) > _LONGEST_WITH_K and root.endswith("k") else root


def _without_suffix(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) > _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def _without_prefix(word: str) -> str:
    for prefix, letter in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
            rest = letter + word[len(prefix) :]
            return (_SWALLOWED.get(prefix, "") if rest[0] in _VOWELS else "") + rest
    return word


@lru_cache(maxsize=8_192)
def _usual(typed: str) -> tuple[str, ...]:
    """The usual words for one that was typed: none for an idle one, two for some with a hyphen."""
    word = typed.replace("\u2019", "'")[: _LONGEST_WORD * 2]
    if word in IDLE:
        return ()
    if word in SPELLINGS:
        return (SPELLINGS[word],)
    twice = _TWICE.fullmatch(word)
    if twice:
        return _usual(twice[1])
    if "-" in word or "'" in word:
        return _parts(word)
    return _plain(word)


def _parts(word: str) -> tuple[str, ...]:
    joined = re.sub(r"[-']", "", word)
    if joined in SPELLINGS:
        return (SPELLINGS[joined],)
    parts = re.split(r"[-']", word)
    return tuple(usual for part in parts for usual in _usual(part))


def _plain(word: str) -> tuple[str, ...]:
    if _DIGIT_WITHIN.fullmatch(word):
        word = word.translate(_LETTERS)
    if _SPOKEN.search(word) and word not in _USUAL:
        word = _TWO_AT_THE_END.sub(r"\1", _THREE_ALIKE.sub(r"\1", word))
    if word not in SPELLINGS and word not in _WHOLE:
        owned = _PARTICLE.fullmatch(word)
        word = owned[1] or owned[2] if owned else word
    word = SPELLINGS.get(word, word)
    if word in IDLE or not 1 < len(word) <= _LONGEST_WORD or word.isdigit():
        return ()
    return (word,)


_USUAL = frozenset(SPELLINGS.values())
_GENERAL_STEMS = frozenset(map(stem, GENERAL))
