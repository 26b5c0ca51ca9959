"""Which version each kind of document is at, and how an older one becomes today's.

A field that is added needs no version: where it is absent, it defaults. A version is for what older
documents would lose: a field that gets another name, another form or another meaning. A field that
queries ask by cannot change so, because a document that nobody has read yet is found as it was written.
"""

from collections.abc import Callable, Mapping

from shared.adapters.documents.engine.db import Document
from shared.adapters.documents.mapping.turns_from_stages import with_turns
from shared.domain.kernel.errors import UnreadableError

VERSION = "schema_version"
_LONGEST = 20

Upgrade = Callable[[Document], Document]
"""From one version of a kind to the next."""

Upgrades = Mapping[str, tuple[Upgrade, ...]]
"""By kind, from version 1 on. A kind that is not in it has had one version only."""

UPGRADES: Upgrades = {"reports": (with_turns,)}

# Officials write these by hand, and their fields are what a pack's columns are: none is a version.
UNVERSIONED = frozenset({"reference_drafts", "reference_drafts/rows"})


def current(kind: str, upgrades: Upgrades = UPGRADES) -> int:
    """The version in which documents of this kind are written."""
    return 1 + len(upgrades.get(kind, ()))


def is_current(kind: str, document: Document, upgrades: Upgrades = UPGRADES) -> bool:
    """Raises UnreadableError."""
    return kind in UNVERSIONED or _version(kind, document, upgrades) == current(kind, upgrades)


def upgraded(kind: str, document: Document, upgrades: Upgrades = UPGRADES) -> Document:
    """The document as this program would have written it. Raises UnreadableError."""
    if is_current(kind, document, upgrades):
        return document
    for upgrade in upgrades[kind][_version(kind, document, upgrades) - 1 :]:
        document = upgrade(document)
    return stamped(kind, document, upgrades)


def stamped(kind: str, document: Document, upgrades: Upgrades = UPGRADES) -> Document:
    """With the version that it is written in."""
    return document if kind in UNVERSIONED else {**document, VERSION: current(kind, upgrades)}


def _version(kind: str, document: Document, upgrades: Upgrades) -> int:
    """Documents from before there were versions count as the first; a console may make 1.0 of 1.

    Raises UnreadableError where a newer program wrote the document, or a hand.
    """
    found, known = document.get(VERSION), current(kind, upgrades)
    if found is None:
        return 1
    if isinstance(found, bool) or not isinstance(found, int | float):
        # A hand may have written anything there, the words of a citizen too.
        raise UnreadableError(f"{kind}: {VERSION} of type {type(found).__name__}, known: {known}")
    if not 1 <= found <= known or found != int(found):
        raise UnreadableError(f"{kind}: {VERSION} {str(found)[:_LONGEST]}, known: {known}")
    return int(found)
