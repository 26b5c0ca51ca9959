"""Whether a text needs care before any office reads it: bribes, violence, a child, a named official.

Phrases decide, ours and the city's own; no training. It rather asks a person once too often.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property

from shared.domain.city.agencies import Agency
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
# Before an office's name these words accuse it; otherwise it may be called for help.
_OF_STAFF = frozenset({"oknum", "pegawai", "petugas", "pejabat", "staf", "asn", "pns"})


@value_object
class ConcernPolicy:
    """What a city has decided on one concern: who reads such reports, and its own phrases for it."""

    concern: Concern
    agency_id: str
    phrases: tuple[str, ...] = ()


@value_object
class Official:
    """Somebody whose office must not be the judge of complaints that name them."""

    name: str
    agency_id: str


class Sensitivity:
    """The phrases and names of one version of a city pack, made ready for looking up."""

    def __init__(
        self,
        watches: Iterable[ConcernPolicy] = (),
        officials: Iterable[Official] = (),
        agencies: Iterable[Agency] = (),
    ) -> None:
        own = {watch.concern: watch.phrases for watch in watches}
        meanings = {
            concern.value: (*patterns(concern), *own.get(concern, ())) for concern in Concern
        }
        self._book = PhraseBook(meanings, harmless())
        self._officials = tuple(officials)
        self._agencies = tuple(agencies)

    def said(self, text: str) -> list[str]:
        """The words of a text as phrases and names are compared with them."""
        return self._book.said(text)

    def concerns(self, said: list[str]) -> tuple[Concern, ...]:
        """Why the words need care, each reason once, in the order of `Concern`; mostly none."""
        return tuple(map(Concern, self._book.heard_in(said)))

    def offices_of_officials(self, said: list[str]) -> frozenset[str]:
        """The offices of the officials who are named."""
        return frozenset(
            agency_id for name, agency_id in self._names_of_officials if _places(said, name)
        )

    def named_offices(self, said: list[str]) -> Mapping[str, bool]:
        """The offices that are named, by short or full name, and whether one of their staff is meant."""
        found: dict[str, bool] = {}
        for name, agency_id in self._names_of_offices:
            for place in _places(said, name):
                is_of_staff = place > 0 and said[place - 1] in _OF_STAFF
                found[agency_id] = found.get(agency_id, False) or is_of_staff
        return found

    @cached_property
    def _names_of_officials(self) -> list[tuple[list[str], str]]:
        return [(self.said(each.name), each.agency_id) for each in self._officials]

    @cached_property
    def _names_of_offices(self) -> list[tuple[list[str], str]]:
        return [
            (self.said(form), each.agency_id)
            for each in self._agencies
            for form in (each.agency_id.replace("-", " "), each.name)
        ]


def _places(said: list[str], name: list[str]) -> list[int]:
    """Where the words of a name stand one after the other."""
    if not name:
        return []
    ends = range(len(said) - len(name) + 1)
    return [start for start in ends if said[start : start + len(name)] == name]
