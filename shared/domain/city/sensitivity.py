"""Whether a text needs care before any office reads it: bribes, violence, a child, a named official.

Phrases decide, ours and the city's own; no training. It rather asks a person once too often.
"""

from collections.abc import Iterable

from shared.domain.city.watches import Concern, Watch
from shared.domain.language.phrase_book import PhraseBook
from shared.domain.language.sensitive_phrases import harmless, patterns


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
