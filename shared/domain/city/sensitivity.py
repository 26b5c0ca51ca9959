"""Whether a text needs care before any office reads it: bribes, violence, a child, a named official.

Phrases decide, ours and the city's own; no training. It rather asks a person once too often.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from shared.domain.kernel.value_object import value_object
from shared.domain.language.phrase_book import PhraseBook
from shared.domain.language.sensitive_phrases import harmless, patterns


class Concern(StrEnum):
    """Why a report is treated with care; the only word of it that leaves the report."""

    BRIBERY = "bribery"
    VIOLENCE = "violence"
    SEXUAL_VIOLENCE = "sexual_violence"
    MINOR = "minor"
    OFFICIAL = "official"


# What accuses the office whose service it was, even where the text does not name it.
AGAINST_THE_OFFICE = frozenset({Concern.BRIBERY, Concern.OFFICIAL})


@value_object
class Watch:
    """What a city has decided on one concern: who reads such reports, and its own phrases for it."""

    concern: Concern
    agency_id: str
    phrases: tuple[str, ...] = ()


@value_object
class Official:
    """Somebody whose office must not be the judge of complaints that name them."""

    name: str
    agency_id: str


@value_object
class Notice:
    """A city's word on a kind of danger, by category and by what people write of it.

    `texts` are by language, with `{number}` and `{city}` to be filled in. `unless` are phrases in
    which the words mean no present danger ("rawan kecelakaan").
    """

    notice_id: str
    texts: Mapping[str, str]
    category_id: str = ""
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Sensitivity:
    """The phrases of one version of a city pack, made ready for looking up."""

    def __init__(self, watches: Iterable[Watch] = ()) -> None:
        own = {watch.concern: watch.phrases for watch in watches}
        meanings = {
            concern.value: (*patterns(concern), *own.get(concern, ())) for concern in Concern
        }
        self._book = PhraseBook(meanings, harmless())

    def concerns(self, text: str) -> tuple[Concern, ...]:
        """Why the text needs care, each reason once, in the order of `Concern`; mostly none."""
        return tuple(map(Concern, self._book.heard(text)))

    def said(self, text: str) -> list[str]:
        """The words of a text as names are compared with them."""
        return self._book.said(text)
