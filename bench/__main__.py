"""`python -m bench`: every figure in a table and in build/bench.json; fails where one is too dear."""

import sys

from bench import cold, counting, likeness, pack, photo, place, similar, together
from bench.figures import keep, table
from bench.server import ROOT


def main() -> int:
    figures = [
        *photo.measure(),
        *cold.measure(),
        *together.measure(),
        *pack.measure(),
        *place.measure(),
        *counting.measure(),
        *likeness.measure(),
        *similar.measure(),
    ]
    print(table(figures))
    keep(figures, ROOT / "build" / "bench.json")
    return 0 if all(figure["holds"] for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
