"""A city that counts how often some words are read, and for what."""

from collections import Counter
from dataclasses import replace

from shared.domain.city.danger import DangerBook
from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import Sensitivity
from shared.domain.language.suggestion import Lexicon, Suggestions


def counted(reference: Reference, words: str) -> tuple[Reference, Counter[str]]:
    """The same city, and how often it has read just these words since."""
    readings: Counter[str] = Counter()

    class Sensitive(Sensitivity):
        def said(self, text: str) -> list[str]:
            readings["concerns"] += text == words
            return super().said(text)

    class Dangers(DangerBook):
        def heard(self, text: str) -> tuple[str, ...]:
            readings["dangers"] += text == words
            return super().heard(text)

    class Categories(Lexicon):
        def suggest(self, text: str) -> Suggestions:
            readings["categories"] += text == words
            return super().suggest(text)

    city = replace(reference)
    # What a city makes on its first use is taken from here, once it is there.
    vars(city).update(
        sensitivity=Sensitive(city.watches, city.officials, city.agencies.values()),
        danger_book=Dangers(city.notices),
        lexicon=Categories(city.dictionary()),
    )
    return city, readings
