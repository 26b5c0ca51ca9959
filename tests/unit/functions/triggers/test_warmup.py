"""Workers warm themselves up after the fork, on Google's services and for their own function only."""

from importlib import import_module

import pytest

import main
from functions._edge.triggers import warmup
from functions._edge.triggers.warmup import PLANS
from shared.bootstrap.google import GooglePorts


def test_every_function_has_a_plan() -> None:
    assert set(PLANS) == set(main.__all__)


@pytest.mark.parametrize("target", PLANS)
def test_a_plan_names_what_there_is(target: str) -> None:
    for module in PLANS[target].modules:
        import_module(module)
    for port in PLANS[target].ports:
        assert hasattr(GooglePorts, port)


@pytest.mark.parametrize(
    "settings",
    [
        {"FUNCTION_TARGET": "citizen_api"},
        {"TANGGAP_BACKEND": "google"},
        {"TANGGAP_BACKEND": "no such backend", "FUNCTION_TARGET": "citizen_api"},
    ],
)
def test_nothing_is_warmed_elsewhere(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]
) -> None:
    warmed: list[str] = []
    monkeypatch.setattr(warmup, "warm_up", warmed.append)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    warmup.warm_up_if_deployed()
    assert warmed == []
