"""How those who stand by a report are written, and how far they were told of something."""

from shared.adapters.documents.engine import codec
from shared.adapters.documents.engine.db import Document
from shared.domain.cases.supporters import BroadcastCursor, Supporter
from shared.domain.report.report import Report


def counts(report: Report) -> Document:
    """What changes in a report with the people who stand by it."""
    return {"supporters": report.supporters, "followers": report.followers}


def supporter_document(supporter: Supporter) -> Document:
    return codec.encode(supporter)


def read_supporter(document: Document) -> Supporter:
    return codec.decode(Supporter, document)


def telling_document(telling: BroadcastCursor) -> Document:
    return codec.encode(telling)


def read_telling(document: Document) -> BroadcastCursor:
    return codec.decode(BroadcastCursor, document)
