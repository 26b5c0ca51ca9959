"""The letter that a report goes to a body outside the city with."""

from shared.domain.city.reference import Reference
from shared.domain.lifecycle.outside import link_of
from shared.domain.links.signed_links import SignedLink
from shared.domain.papers.papers import Block, Paper, Quote, Seal, SignHere, Style, Words
from shared.domain.papers.pieces import about, foot_of, head_of, known, speaker
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.report import Report
from shared.domain.sla.document_numbers import number_of
from shared.domain.texts.dates import long_date, long_time


def letter_link(report: Report, letter: OutgoingLetter, reference: Reference) -> SignedLink:
    """The link that the letter bears: the same however often it is printed."""
    valid_for = reference.city.letterhead.valid_for
    return link_of(report, letter, letter.written_at + valid_for)


def letter_paper(
    report: Report, letter: OutgoingLetter, reference: Reference, address: str
) -> Paper:
    """Without a word of who reported. `address` is that of the page on which it is answered."""
    city, say = reference.city, speaker(reference)
    number, office = number_of(letter, city), reference.agency_name(letter.agency_id)
    until = long_time(letter_link(report, letter, reference).expires_at, city)
    submitted = long_date(report.submitted_at, city)
    blocks: tuple[Block, ...] = (
        Words(dated(letter, reference), Style.RIGHT),
        known((say("number"), number), (say("matter"), say("letter.matter"))),
        Words(say("letter.to", office=office)),
        Words(say("letter.opening", submitted=submitted, office=office)),
        about(report, reference),
        Quote(report.description),
        Words(say("letter.request", until=until)),
        Words(say("letter.closing")),
        SignHere("", city.letterhead.signatory),
        Seal(address, say("letter.seal", until=until)),
    )
    title = say("letter.title", number=number)
    return Paper(title, head_of(city), blocks, foot_of(report, reference))


def dated(letter: OutgoingLetter, reference: Reference) -> str:
    city = reference.city
    place = city.letterhead.place or city.name
    date = long_date(letter.written_at, city)
    return speaker(reference)("place_and_date", place=place, date=date)
