import pytest

from local.stage.telling import Teller, UntrueError


def test_true_steps_are_told_in_both_languages_and_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell = Teller(in_colour=False)
    tell.same("Satu.", "One.", 1, 1)
    assert tell.close() == 0
    assert capsys.readouterr().out == "  ✓ Satu.\n    One.\n\n1 passed, 0 failed\n"


def test_an_untrue_step_says_what_was_expected_and_seen_and_ends_the_story(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell = Teller(in_colour=False)
    with tell.guarded():
        tell.same("Satu.", "One.", 1, 2)
        tell.same("Dua.", "Two.", 2, 2)
    assert tell.close() == 1
    told = capsys.readouterr().out
    assert "expected 1, saw 2" in told
    assert "Dua." not in told
    assert told.endswith("0 passed, 1 failed\n")


def test_a_city_that_breaks_is_a_failed_step(capsys: pytest.CaptureFixture[str]) -> None:
    tell = Teller(in_colour=False)
    with tell.guarded():
        _break()
    assert tell.close() == 1
    assert "nobody there" in capsys.readouterr().out


def test_telling_nothing_is_no_success() -> None:
    assert Teller(in_colour=False).close() == 1


def test_an_untrue_step_stops_whoever_does_not_guard() -> None:
    with pytest.raises(UntrueError):
        Teller(in_colour=False).true("Satu.", "One.", is_true=False, seen="two")


def _break() -> None:
    raise ConnectionRefusedError("nobody there")
