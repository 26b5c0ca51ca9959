"""Mends slips of the finger by the words a city's dictionary knows; names it does not know stay."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from shared.domain.language.words import is_general

_VOWELS = str.maketrans("", "", "aiueo")
# Short words have too many neighbours, long ones cost too much to look up.
_SHORTEST, _LONGEST = 6, 16
_SHORTEST_BONES = 4
# "Rusakmi", "rumahta", "lampune": what people in Sulawesi and on Java hang on to a word.
_CLITICS = ("mi", "ji", "pi", "ki", "ka", "ta", "na", "ne", "e")
_SHORTEST_WITH_CLITIC = 4
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


class Spelling:
    """The words of a dictionary, found by what a slip leaves of them."""

    def __init__(
        self, known: frozenset[str], bones: Mapping[str, str], slips: Mapping[str, str]
    ) -> None:
        """`bones` and `slips` are what `slips_of` makes of the known words."""
        self._known, self._bones, self._slips = known, bones, slips

    def knows(self, word: str) -> bool:
        return word in self._known

    def mended(self, word: str) -> str:
        """The one word that was meant, or the word as it is.

        Vowels left out at will ("bnjr"), a particle hung on ("rusakmi"), or one letter
        missing, too many, swapped with the next, or taken from the key beside it. Other words that
        differ by a letter are other words.
        """
        if word in self._known or is_general(word):
            return word
        if len(word) >= _SHORTEST_BONES and word == word.translate(_VOWELS):
            return self._bones.get(word) or word
        bare = self._without_clitic(word)
        if bare:
            return bare
        if not _SHORTEST <= len(word) <= _LONGEST:
            return word
        meant = {self._slips.get(word), *(self._meant_by(s) for s in one_letter_less(word))}
        found = {one for one in meant if one and is_slip(word, one)}
        return found.pop() if len(found) == 1 else word

    def _without_clitic(self, word: str) -> str | None:
        bare = (word.removesuffix(clitic) for clitic in _CLITICS if word.endswith(clitic))
        return next((w for w in bare if len(w) >= _SHORTEST_WITH_CLITIC and w in self._known), None)

    def _meant_by(self, slip: str) -> str | None:
        known = slip if slip in self._known and len(slip) >= _SHORTEST else None
        return known or self._slips.get(slip)


def slips_of(known: Iterable[str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What is left of each word without its vowels, and without any one letter, with the word."""
    bones: dict[str, str] = {}
    slips: dict[str, str] = {}
    for word in sorted(known):
        _put(bones, word.translate(_VOWELS), word)
        if _SHORTEST <= len(word) <= _LONGEST:
            for slip in one_letter_less(word):
                _put(slips, slip, word)
    return bones, slips


def _put(table: dict[str, str], key: str, word: str) -> None:
    """Two words that leave the same are told apart by nobody: neither is meant."""
    table[key] = "" if key in table and table[key] != word else word


def is_slip(typed: str, meant: str, *, any_letter: bool = False) -> bool:
    """Whether one slip parts two words that are not empty; a first letter is never wrong.

    A wrong letter is one from the key beside it, or with `any_letter` any other.
    """
    if typed[0] != meant[0]:
        return False
    if len(typed) != len(meant):
        short, long = sorted((typed, meant), key=len)
        return short in one_letter_less(long)
    apart = [place for place, letter in enumerate(typed) if letter != meant[place]]
    if not apart:
        return False
    first, last = apart[0], apart[-1]
    if first == last:
        return any_letter or frozenset((typed[first], meant[first])) in _BESIDE
    return last - first == 1 and typed[first] + typed[last] == meant[last] + meant[first]


def one_letter_less(word: str) -> Iterator[str]:
    """What a slip leaves of a word when one of its letters, but never the first, is gone."""
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


_BESIDE = frozenset(frozenset(pair) for row in _ROWS for pair in pairwise(row))


_WORDS = """
batang tulang polusi tanggal tanggap timbang bankir merana parkit batuan bagikan kepalan tawaran
tangani laporkan jualkan setorkan siapan setiran peminat pemintal pendataran
ditinjau meninjau ditonjol menonjol ditonjolkan menonjolkan
diajar diajari mengajar mengajari dihajat menghajat dijajar dijajarkan
dirabat merabat dirabas merabas merabak merembas dirambas merambas
dipikul memikul pikul pemikulan disudut disektor diselap disekrap disekat
disiap menyiap penyiapan disulap menyulap disuapi menyuapi diusap mengusap
disetir menyetir dinaik menaik menari ditari ditaruk menegang mengendang mendendang
dirunding perundingan berunding didekap mendekap diintai mengintai
dicuplik pencuplikan dicuit mencuit dicekok dicekoki mencekoki dicelik mencelik
diutus mengutus pengutusan dilurus ditenang menenang mendampar terdampar menambak membalak
pembalakan memberas memberkah memintal diminati meminati minati diminat dibiang dibulu dibangku
dibubuh dibubuhi membubuh pembubuhan dikurus dikuring dikutung diluluk disisa menyisa
dijajah dirantau merantau direndang memetas dipetas penerasan mematik mengampuk mencuru
"""
ORDINARY = frozenset(_WORDS.split())
