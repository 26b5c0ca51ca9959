"""Words of danger: which of them call for help at once, and what a city says to whoever writes them.

The words are the city's own (`notices.csv`) and tell present danger from talk of it. A report's text
asks here through `TextFindings.danger`; what is shown of it is in `lifecycle/notices`.
"""

from collections.abc import Iterable, Mapping

from shared.domain.kernel.value_object import value_object
from shared.domain.language.phrase_book import PhraseBook


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


class DangerBook:
    """The words of danger of one version of a city pack, made ready for looking up."""

    def __init__(self, notices: Iterable[Notice] = ()) -> None:
        told = tuple(notices)
        self._phrases = PhraseBook(
            {notice.notice_id: notice.phrases for notice in told},
            [phrase for notice in told for phrase in notice.unless],
        )

    def heard(self, text: str) -> tuple[str, ...]:
        """The ids of the notices that the words call for, in the city's order; mostly none."""
        return self._phrases.heard(text)
