"""The page of settings."""

from dataclasses import fields
from pathlib import Path

from infra.configuration import PATH, ROOT, main, text
from shared.config import EMULATOR_VARIABLES, Config


def test_the_page_is_what_the_settings_say() -> None:
    assert PATH.read_text(encoding="utf-8") == text(), "run python -m infra.configuration"


def test_every_setting_and_every_emulator_is_on_it() -> None:
    for variable in (*(f.metadata["variable"] for f in fields(Config)), *EMULATOR_VARIABLES):
        assert f"`{variable}`" in text()


def test_no_path_of_this_machine_is_on_it() -> None:
    assert str(ROOT) not in text()


def test_check_tells_of_drift(tmp_path: Path) -> None:
    file = tmp_path / "configuration.md"

    assert main(["--check"], file) == 1
    assert main([], file) == 0
    assert main(["--check"], file) == 0
