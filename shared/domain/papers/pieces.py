"""Pieces that several papers share: where and what a report is about, in the city's own words."""

from functools import partial
from typing import Protocol

from shared.domain.city.city import City
from shared.domain.city.reference import Reference
from shared.domain.geo.place import Village
from shared.domain.notify.effects import handle_of
from shared.domain.papers.papers import Head, PaperFacts
from shared.domain.report.report import Report
from shared.domain.texts.catalogue import Catalogue


class Say(Protocol):
    """A text of papers by the end of its key: `say("letter.to", office=...)`."""

    def __call__(self, name: str, /, **params: str | int) -> str: ...


def speaker(reference: Reference) -> Say:
    """Papers speak Bahasa, in the city's own words where it has some."""
    return partial(_text, Catalogue(reference.texts))


def _text(words: Catalogue, name: str, /, **params: str | int) -> str:
    return words.text(f"paper.{name}", "id", **params)


def head_of(city: City) -> Head:
    """The city's letterhead, as its pack has it."""
    style = city.letterhead
    return Head((f"Pemerintah {city.name}".upper(), style.office, style.address))


def foot_of(report: Report, reference: Reference) -> str:
    say = speaker(reference)
    return say("foot", city=reference.city.name, handle=handle_of(report.report_id))


def about(report: Report, reference: Reference) -> PaperFacts:
    """Handle, category and place, as far as each is known."""
    say = speaker(reference)
    category = reference.categories.get(report.category_id or "")
    point = report.location.point
    return known(
        (say("handle"), handle_of(report.report_id)),
        (say("category"), category.name_id if category else ""),
        (say("where"), place_of(report, reference)),
        (say("point"), f"{point.latitude:.6f}, {point.longitude:.6f}" if point else ""),
    )


def known(*rows: tuple[str, str]) -> PaperFacts:
    """The rows that say something."""
    return PaperFacts(tuple(row for row in rows if row[1]))


def place_of(report: Report, reference: Reference) -> str:
    """The address, as far as it was told, and the village."""
    village = reference.villages.by_code(report.village_code or "")
    parts = (report.location.address_text, spoken(village) if village else "")
    return "\n".join(part for part in parts if part)


def spoken(village: Village) -> str:
    return f"{village.kind.capitalize()} {village.name}, Kecamatan {village.district}"
