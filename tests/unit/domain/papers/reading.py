"""A report that went out with a letter, and what a paper says of it."""

from dataclasses import replace

from shared.domain.papers.papers import Paper, PaperFacts, Pictures, Quote, Seal, SignHere, Words
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.location import Location
from tests.builders import NOW, make_identity
from tests.unit.domain.lives import forwarded

WORDS = "Gardu berasap di ujung lorong."
ADDRESS = "https://contoh.example/s/token"
LETTER = OutgoingLetter("pln", NOW, 2026, 2, 14)
REPORT = replace(
    forwarded(),
    letter=LETTER,
    description=WORDS,
    location=Location(forwarded().location.point, address_text="Lorong Mawar 5"),
)
IDENTITY = make_identity()


def said_on(paper: Paper) -> str:
    said = [paper.title, *paper.head.lines, paper.foot]
    for block in paper.blocks:
        match block:
            case Words() | Quote():
                said.append(block.text)
            case PaperFacts():
                said.extend(f"{name}: {what}" for name, what in block.rows)
            case Seal():
                said.extend((block.caption, block.address))
            case SignHere():
                said.extend((block.above, block.function))
            case Pictures():
                said.append(f"{len(block.jpegs)} pictures")
    return "\n".join(said)
