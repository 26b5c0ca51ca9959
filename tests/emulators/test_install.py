from pathlib import Path

import pytest

from tests.emulators import install
from tests.emulators.plugin import require
from tests.emulators.tools import TOOLS, Tool


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    return tmp_path / "tanggap" / "tools"


def tool(script: str, builder: str = "sh") -> Tool:
    return Tool("thing", "1.0", builder, ("sh", "-c", script), "bin/thing", {"INTO": "{target}"})


GOOD = 'mkdir -p "$INTO/bin" && touch "$INTO/bin/thing"'


def test_an_installed_tool_is_whole_and_is_not_built_again(cache: Path) -> None:
    assert install.install(tool(GOOD)).note.startswith("installed in")
    assert [path.name for path in cache.iterdir()] == ["thing-1.0"]
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
