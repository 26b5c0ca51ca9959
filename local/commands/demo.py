"""`python -m local.commands.demo`: plays stories against a fresh city, over HTTP, and checks every step."""

import argparse
import sys
import tempfile
from pathlib import Path

from local.stage.process import running_city
from local.stage.scene import Scene
from local.stage.telling import Teller
from local.stories.shelf import STORIES

# One complaint's whole life: what a newcomer is shown who names no story.
_FIRST = "lubang-jalan"
# When a story begins, as a new city does: by night phones are silent, and no story is about that by chance.
_MORNING = (8, 30)


def main(arguments: list[str] | None = None) -> int:
    """Play what was asked for; 0 if every step of it was true."""
    asked = _options().parse_args(arguments).story
    if asked == "list":
        for name, story in STORIES.items():
            print(f"{name:14} {story.indonesian} / {story.english}")
        return 0
    return _play(list(STORIES) if asked == "all" else [asked])


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m local.commands.demo", description=__doc__)
    parser.add_argument(
        "--story",
        default=_FIRST,
        choices=["all", "list", *STORIES],
        help="which one to play; `all` of them, or a `list`",
    )
    return parser


def _play(names: list[str]) -> int:
    tell = Teller(in_colour=sys.stdout.isatty())
    with (
        tempfile.TemporaryDirectory(prefix="tanggap-demo-") as folder,
        tell.guarded(),
        running_city(Path(folder)) as (city, _),
    ):
        for number, name in enumerate(names):
            story = STORIES[name]
            tell.title(name, story.indonesian, story.english)
            with tell.guarded():
                scene = Scene(city, tell)
                if number:
                    scene.wait_until(*_MORNING)
                story.play(scene)
    return tell.close()


if __name__ == "__main__":
    sys.exit(main())
