"""An order to go to an office in person is open until somebody has been there."""

from dataclasses import replace

from shared.domain.report.visit import Visit
from tests.builders import NOW, later

ORDERED = Visit("pupr", NOW, goes="Tim pemantau", planned_at=later(days=1))


def test_a_visit_is_awaited_until_somebody_was_there_or_nobody_need_go() -> None:
    assert ORDERED.is_awaited
    assert not ORDERED.is_settled(later(days=9))
    assert replace(ORDERED, cancelled_at=later(hours=2)).is_settled(later(days=9))
    assert not replace(ORDERED, visited_at=later(days=2)).is_awaited
    assert not replace(ORDERED, cancelled_at=later(hours=2)).is_awaited
    assert replace(ORDERED, promise="Ditambal", promised_by=later(days=9)).is_awaited
