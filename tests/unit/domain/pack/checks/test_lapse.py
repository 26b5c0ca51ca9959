"""Silence on a question ends nothing before somebody has looked, or the pack is not taken."""

import pytest

from shared.domain.city.reference import Act, Condition
from shared.domain.kernel.states import Stage
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import REAL, Mistakes, changed, mistakes_in, real, told_at

_UNSEEN = changed("ladder", "waiting,close,lapse_allowed,P5D", "waiting,close,still_waiting,P30D")
MISTAKES: Mistakes = [(_UNSEEN, "ladder.csv", 7, "lapse_without_look")]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_it_is_told_at_its_row(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]
    assert [each.code for each in mistakes_in(files)] == [code]


def test_what_is_in_force_stays_readable() -> None:
    assert parse_pack("kendari", _UNSEEN, is_in_force=True).ladders[Stage.WAITING]


@pytest.mark.parametrize("city_id", REAL)
def test_both_cities_have_somebody_look_first(city_id: str) -> None:
    rungs = real(city_id).ladders[Stage.WAITING]
    (close,) = (rung for rung in rungs if rung.act is Act.CLOSE)
    assert close.condition is Condition.LAPSE_ALLOWED
    assert any(rung.act is Act.LIST for rung in rungs)
