"""Tables of what leads where: a state at the head of each row, an act at the head of each column."""

from shared.domain.kernel.states import State


def cells(table: str) -> list[tuple[State, str, str]]:
    """State, act, and what the table says of the two."""
    head, *rows = (line.split() for line in table.strip().splitlines())
    return [
        (State(row[0]), act, expected)
        for row in rows
        for act, expected in zip(head, row[1:], strict=True)
    ]
