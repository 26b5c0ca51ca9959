"""`make demo` and what it promises."""

import subprocess
import sys

import pytest

from local.platform.functions import ROOT
from local.stories.shelf import STORIES

pytestmark = pytest.mark.journey


def demo(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "local.commands.demo", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def test_every_story_holds() -> None:
    played = demo("--story", "all")
    assert played.stdout.splitlines()[-1].endswith(" passed, 0 failed"), played.stdout
    assert played.returncode == 0
    for story in STORIES.values():
        assert story.indonesian in played.stdout


def test_without_a_name_one_complaints_whole_life_is_told() -> None:
    played = demo()
    assert played.returncode == 0, played.stdout
    told = [name for name, story in STORIES.items() if story.indonesian in played.stdout]
    assert told == ["lubang-jalan"]


def test_the_list_names_every_story() -> None:
    listed = demo("--story", "list")
    assert [line.split()[0] for line in listed.stdout.splitlines()] == list(STORIES)


def test_one_story_can_be_played_alone() -> None:
    played = demo("--story", "pln")
    assert played.returncode == 0
    assert STORIES["pln"].english in played.stdout
    assert STORIES["lubang-jalan"].english not in played.stdout


def test_an_unknown_story_is_refused() -> None:
    assert demo("--story", "nonsense").returncode == 2
