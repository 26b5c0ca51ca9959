from pathlib import Path

import pytest

from infra import lifecycle
from shared.domain.kernel.states import State
from shared.domain.lifecycle.lifecycle import ALLOWED_FROM


def test_the_page_follows_the_decisions() -> None:
    page = lifecycle.PATH.read_text(encoding="utf-8")
    assert page == lifecycle.text(), "run python -m infra.lifecycle"


def test_the_page_tells_of_each_act_in_each_state_that_allows_it() -> None:
    told = {(each.source, each.act) for each in lifecycle.transitions()}
    for action, states in ALLOWED_FROM.items():
        assert {source for source, act in told if act == action.value} == set(states)


def test_every_state_can_be_reached_and_left_until_the_end() -> None:
    moves = [each for each in lifecycle.transitions() if each.source != each.target]
    assert {each.target for each in moves} == {state.value for state in State} - {"submitted"}
    assert {each.source for each in moves} == {state.value for state in State}


def test_contesting_leads_back_to_whoever_answered() -> None:
    assert (
        "| contest | reporter | `answered`, `closed` | `reopened` or `triage` |" in lifecycle.text()
    )


def test_a_page_that_is_out_of_date_is_told_and_written_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "lifecycle.md"
    assert lifecycle.main(["--check"], page) == 1
    assert "run python -m infra.lifecycle" in capsys.readouterr().out
    assert not page.exists()
    assert lifecycle.main([], page) == 0
    assert lifecycle.main(["--check"], page) == 0
    assert page.read_text(encoding="utf-8") == lifecycle.text()
