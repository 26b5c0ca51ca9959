"""Advice while a report is being written; nothing of it is kept."""

import pytest

from shared.domain.kernel.errors import NotFoundError
from shared.usecases.intake.advise_reporter import Advised, advise_reporter
from tests.fakes import FakeReferences
from tests.unit.domain.packs import real
from tests.unit.usecases.world import World


def advised(text: str, city_id: str = "kendari") -> Advised:
    ports = World(references=FakeReferences(real("kendari")))
    return advise_reporter(city_id, text, None, "id", ports)


def test_danger_comes_with_the_number_to_call() -> None:
    found = advised("Rumah terbakar di lorong kami")
    assert [(each.code, each.phone) for each in found.notices] == [("kebakaran", "112")]
    assert not found.is_secret


def test_what_will_be_kept_secret_is_told_before_it_is_sent() -> None:
    found = advised("Petugas loket minta uang 50 ribu")
    assert found.is_secret
    assert [each.code for each in found.notices] == ["secret"]


def test_likely_categories_come_best_first() -> None:
    found = advised("lampu jalan mati")
    assert (found.suggestions[0].category_id, found.is_sure) == ("lampu_jalan", True)
    assert len(found.suggestions) == 3


def test_of_an_unknown_city_nothing_can_be_said() -> None:
    with pytest.raises(NotFoundError):
        advised("lampu jalan mati", city_id="bogor")


def test_a_question_is_told_from_a_complaint() -> None:
    assert advised("Bagaimana cara mengurus KTP?").type == "information"
    assert advised("Lampu jalan mati").type == "complaint"
