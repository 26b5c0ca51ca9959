"""Complaints as citizens type them, each with its category, and how well they are recognised.

All are made up. The first table was before our eyes while the dictionary grew. Each of the other two
was written without a look at the dictionary and measured once; docs/routing.md tells that first
figure. The dictionary has grown since, so the floors of the tests guard, and no longer measure.
"""

import csv
from collections.abc import Sequence
from pathlib import Path

from shared.domain.city.reference import Reference
from shared.domain.kernel.value_object import value_object

_HERE = Path(__file__).parent


@value_object
class Complaint:
    category_id: str
    text: str


@value_object
class Measured:
    """Shares of all complaints; `precision` of those of which the machine was sure."""

    first: float
    among_three: float
    sure: float
    precision: float


def complaints(table: str) -> list[Complaint]:
    with (_HERE / f"complaints_{table}.csv").open(encoding="utf-8", newline="") as file:
        return [Complaint(row["category_id"], row["text"]) for row in csv.DictReader(file)]


def measure(given: Sequence[Complaint], reference: Reference) -> Measured:
    """First and among three by sector (the category's group), precision by category."""
    first = among = sure = right = 0
    for complaint in given:
        found = reference.lexicon.suggest(complaint.text)
        group = reference.categories[complaint.category_id].group
        groups = [one.group for one in found.ranked]
        first += groups[0] == group
        among += group in groups
        sure += found.is_sure
        right += found.sure == complaint.category_id
    count = len(given)
    return Measured(first / count, among / count, sure / count, right / max(1, sure))
