"""Changes the code of the pure core, one place at a time, and tells which changes no test notices.

`python -m tests.mutants sla people --seconds 1800`; without names all rooms. What nobody noticed is left in
`build/mutants/ROOM.toml`, in the form of `tests/mutants/survivors.toml`: write a test for it, or why none
can be written. 0 if of each room at least nine in ten are noticed, those explained there not counted.
"""

import argparse
import sys
import time

from tests.mutants.rooms import TESTS
from tests.mutants.score import HEADING, score_of
from tests.mutants.survivors import KEPT, explained, written
from tests.mutants.trial import GROUND, try_room

_ENOUGH = 90.0


def main(arguments: list[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    kept = explained(KEPT.read_text())
    rooms = chosen.rooms or list(TESTS)
    until = time.monotonic() + chosen.seconds
    rows, is_enough = [HEADING], True
    print(HEADING)
    for done, room in enumerate(rooms):
        seconds = (until - time.monotonic()) / (len(rooms) - done)
        score = score_of(try_room(room, seconds, chosen.children), kept)
        (GROUND / f"{room}.toml").write_text(written(score.open))
        rows.extend(score.rows)
        print(*score.rows, sep="\n", flush=True)
        is_enough = is_enough and score.percent >= _ENOUGH
    (GROUND / "summary.txt").write_text("\n".join(rows) + "\n")
    return 0 if is_enough else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("rooms", nargs="*", choices=TESTS, metavar="room")
    parser.add_argument("--seconds", type=int, default=3600, help="for all rooms together")
    parser.add_argument("--children", type=int, default=2, help="tried side by side")
    return parser


if __name__ == "__main__":
    sys.exit(main())
