import os
import sys
from pathlib import Path
from threading import Event

import pytest

from tests.emulators import install
from tests.emulators.plugin import require
from tests.emulators.processes import running
from tests.emulators.tools import TOOLS, Tool


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    return tmp_path / "tanggap" / "tools"


def tool(script: str, builder: str = "sh") -> Tool:
    folders = {"INTO": "{target}", "KEPT": "{kept}"}
    return Tool("thing", "1.0", builder, ("sh", "-c", script), "bin/thing", folders)


def things_in(cache: Path) -> list[str]:
    """What lies there but locks, which are empty and stay."""
    return [path.name for path in cache.iterdir() if path.suffix != ".lock"]


GOOD = 'mkdir -p "$INTO/bin" && touch "$INTO/bin/thing"'


def test_an_installed_tool_is_whole_and_is_not_built_again(cache: Path) -> None:
    assert install.install(tool(GOOD)).note.startswith("installed in")
    assert things_in(cache) == ["thing-1.0"]
    assert install.install(tool("exit 1")).note == "ready"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (tool(f"{GOOD}; echo no network >&2; exit 1"), "sh failed: no network"),
        (tool("mkdir $INTO/bin"), "no bin/thing came out of the build"),
        (tool(GOOD, builder="no-such-builder"), "no-such-builder is not on this machine"),
    ],
)
def test_what_cannot_be_installed_is_left_out_with_the_reason(broken: Tool, reason: str) -> None:
    result = install.install(broken)
    assert (result.left_out, result.note) == (True, reason)
    assert not broken.is_installed()


@pytest.mark.parametrize("sign", ["echo compiling", 'echo bytes >> "$KEPT/object"'])
def test_a_slow_build_goes_on_for_as_long_as_it_gets_anywhere(sign: str) -> None:
    slow = tool(f"for step in $(seq 15); do {sign}; sleep 0.1; done; {GOOD}")
    assert not install.install(slow, limit_s=1).left_out


def test_a_build_that_stands_still_is_ended_and_says_so() -> None:
    result = install.install(tool("sleep 60"), limit_s=0.2)
    reason = "sh stood still: nothing was printed or written in 0.2 s"
    assert (result.left_out, result.note) == (True, reason)


def test_a_build_that_was_cut_off_goes_on_where_it_stood(cache: Path) -> None:
    halves = f'test -e "$KEPT/half" || (touch "$KEPT/half"; sleep 60); {GOOD}'
    assert install.install(tool(halves), limit_s=0.2).left_out
    assert not install.install(tool(halves)).left_out
    assert things_in(cache) == ["thing-1.0"]


def test_of_two_runs_at_once_one_builds_and_the_other_waits(tmp_path: Path) -> None:
    counted = tool(f"echo built >> {tmp_path}/builds; sleep 0.3; {GOOD}")
    results = install.install_all([counted, counted])
    assert not any(result.left_out for result in results)
    assert (tmp_path / "builds").read_text() == "built\n"


def test_a_run_that_is_to_end_starts_nothing(tmp_path: Path) -> None:
    stopped = Event()
    stopped.set()
    assert install.install(tool(f"touch {tmp_path}/built"), stopped=stopped).left_out
    assert not (tmp_path / "built").exists()


def test_ending_the_run_ends_its_builds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    builders, pids = tmp_path / "builders", tmp_path / "pids"
    builders.mkdir()
    pids.mkdir()
    for builder in {each.builder for each in TOOLS}:
        script = builders / builder
        script.write_text(f"#!/bin/sh\ntouch {pids}/$$; exec sleep 60\n")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{builders}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    command = [sys.executable, "-m", "tests.emulators.install"]
    with running(
        command, folder=tmp_path, is_ready=lambda: len(list(pids.iterdir())) == len(TOOLS)
    ):
        pass
    for pid in pids.iterdir():
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid.name), 0)


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_leaving_out_is_said_plainly_and_is_a_failure_in_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, status: int
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", "")
    assert install.main() == status
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(TOOLS)
    assert all("LEFT OUT: " in line for line in said)


@pytest.mark.parametrize(
    ("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)]
)
def test_a_missing_tool_skips_its_tests_and_fails_them_in_ci(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match=r"thing 1\.0 is not installed"):
        require(tool(GOOD))


def test_every_version_is_exact() -> None:
    for each in TOOLS:
        assert each.version in " ".join(each.command)
        assert each.version.count(".") == 2
