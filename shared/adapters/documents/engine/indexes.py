"""Which queries the declared indexes can serve, by Firestore's own rules."""

import json
from functools import cache
from pathlib import Path

from shared.adapters.documents.engine.db import Query
from shared.domain.kernel.value_object import value_object

DECLARED_IN = Path(__file__).parents[4] / "firestore.indexes.json"
_COMPARISONS = {"<", "<=", ">", ">="}


class MissingIndexError(Exception):
    """A query that Firestore would refuse: no declared index serves it."""


@value_object
class Index:
    """A composite index: of each field its name and direction, in order."""

    collection: str
    is_group: bool
    fields: tuple[tuple[str, bool], ...]

    def before(self, tail: tuple[tuple[str, bool], ...]) -> frozenset[str] | None:
        """The fields in front of `tail`, or None where the index does not end in it."""
        split = len(self.fields) - len(tail)
        if split < 0 or self.fields[split:] != tail:
            return None
        return frozenset(name for name, _ in self.fields[:split])


@value_object
class Indexes:
    """The composite ones, and the fields that are taken out of the automatic ones."""

    composite: tuple[Index, ...]
    exempt: frozenset[tuple[str, str]]

    def require(self, query: Query) -> None:
        """Raises MissingIndexError, naming what is missing."""
        if not self._serves(query):
            names = [f.name for f in query.filters] + [order.name for order in query.orders]
            where = query.collection.rpartition("/")[2]
            raise MissingIndexError(f"{where}: {', '.join(dict.fromkeys(names))}")

    def _serves(self, query: Query) -> bool:
        """Automatic indexes serve equalities alone (they are merged) and one order alone.

        Equalities with an order are served by merging declared indexes that end in that order.
        """
        collection = query.collection.rpartition("/")[2]
        equal = {f.name for f in query.filters if f.operator == "=="}
        compared = {f.name for f in query.filters if f.operator in _COMPARISONS}
        tail = tuple((order.name, order.descending) for order in query.orders)
        names = equal | compared | {name for name, _ in tail}
        if compared - {name for name, _ in tail[:1]}:
            return False
        if any((collection, name) in self.exempt for name in names):
            return False
        if not query.is_group and (not tail or (len(tail) == 1 and not equal)):
            return True
        heads = [
            head
            for index in self.composite
            if (index.collection, index.is_group) == (collection, query.is_group)
            and (head := index.before(tail)) is not None
            and head <= equal
        ]
        return bool(heads) and frozenset().union(*heads) == equal


def parse(text: str) -> Indexes:
    """What a `firestore.indexes.json` declares."""
    content = json.loads(text)
    composite = tuple(
        Index(
            each["collectionGroup"],
            each["queryScope"] == "COLLECTION_GROUP",
            tuple((f["fieldPath"], f["order"] == "DESCENDING") for f in each["fields"]),
        )
        for each in content["indexes"]
    )
    exempt = frozenset(
        (each["collectionGroup"], each["fieldPath"])
        for each in content["fieldOverrides"]
        if not each["indexes"]
    )
    return Indexes(composite, exempt)


@cache
def declared() -> Indexes:
    """The indexes that this version of the program is deployed with."""
    return parse(DECLARED_IN.read_text(encoding="utf-8"))
