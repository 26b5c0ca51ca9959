"""What stands on a paper, piece by piece and in order. How it is drawn is the printer's matter."""

from enum import StrEnum

from shared.domain.kernel.value_object import value_object


class Style(StrEnum):
    """How words stand out."""

    BODY = "body"
    TITLE = "title"
    HEADING = "heading"
    RIGHT = "right"
    CENTRE = "centre"
    SMALL = "small"
    CODE = "code"


@value_object
class Words:
    """A paragraph; line breaks stay where they are."""

    text: str
    style: Style = Style.BODY


@value_object
class PaperFacts:
    """Names and what they are, one a line."""

    rows: tuple[tuple[str, str], ...]


@value_object
class Quote:
    """What somebody has written."""

    text: str


@value_object
class Seal:
    """A code for cameras that holds `address`; below it the same for eyes, and what it is for."""

    address: str
    caption: str


@value_object
class SignHere:
    """Where somebody signs: `above` and their function over the space, a line for the name under it."""

    above: str
    function: str


@value_object
class Pictures:
    """JPEGs, side by side."""

    jpegs: tuple[bytes, ...]


Block = Words | PaperFacts | Quote | Seal | SignHere | Pictures


@value_object
class Head:
    """Who writes, over every letter: lines from the largest to the smallest, empty ones left out."""

    lines: tuple[str, ...]


@value_object
class Paper:
    """One document. `title` names it where files are listed, `foot` stands under every page."""

    title: str
    head: Head
    blocks: tuple[Block, ...]
    foot: str = ""
