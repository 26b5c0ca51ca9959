"""What words tell, read once: why they need care, what danger, whose names, what it is about, and where."""

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from shared.domain.city.reference import Reference
from shared.domain.city.sensitivity import Concern
from shared.domain.gazetteer.gazetteer import GeocodingResult
from shared.domain.gazetteer.roads import NamedRoad
from shared.domain.kernel.states import ReportType
from shared.domain.kernel.value_object import value_object
from shared.domain.report.report import Report
from shared.domain.routing.attribute_conditions import width_cm

if TYPE_CHECKING:
    from shared.domain.language.suggestion import Suggestions


@value_object
class TextFindings:
    """One wording as one version of a city's pack reads it: what is asked for is read, and only once.

    `address` is where it is in the reporter's words.
    """

    text: str
    reference: Reference = field(repr=False)
    address: str = ""

    @cached_property
    def concerns(self) -> tuple[Concern, ...]:
        """Why the words need care, whoever is named in them; mostly none."""
        return self.reference.sensitivity.concerns(self._said)

    @cached_property
    def dangers(self) -> tuple[str, ...]:
        """The ids of the notices that the words call for; mostly none."""
        return self.reference.danger_book.heard(self.text)

    @property
    def danger(self) -> str | None:
        """The one that a report is kept under: the first in the city's table."""
        return next(iter(self.dangers), None)

    @cached_property
    def offices_of_officials(self) -> frozenset[str]:
        """The offices whose officials are named."""
        return self.reference.sensitivity.offices_of_officials(self._said)

    @cached_property
    def named_offices(self) -> Mapping[str, bool]:
        """The offices that are named, and whether one of their staff is meant."""
        return self.reference.sensitivity.named_offices(self._said)

    @cached_property
    def categories(self) -> "Suggestions":
        return self.reference.lexicon.suggest(self.text)

    @cached_property
    def type(self) -> ReportType:
        """What kind of report it sounds like."""
        from shared.domain.language.kinds import suggested_type

        return suggested_type(self.text)

    @cached_property
    def place(self) -> GeocodingResult:
        """The village that the names of places mean. The address outranks the text."""
        return self.reference.gazetteer.understand(self.address, self.text)

    @cached_property
    def road(self) -> NamedRoad:
        return self.reference.road_index.named((self.address, self.text))

    @cached_property
    def width_cm(self) -> float | None:
        return width_cm(self.text)

    @cached_property
    def _said(self) -> list[str]:
        return self.reference.sensitivity.said(self.text)


def understand(text: str, reference: Reference, address: str = "") -> TextFindings:
    """What the words tell. Whoever has it passes it on: nobody reads the same words again."""
    return TextFindings(text, reference, address)


def understand_report(report: Report, reference: Reference) -> TextFindings:
    return understand(report.description, reference, report.location.address_text)
