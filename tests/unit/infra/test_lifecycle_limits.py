"""The picture of both kinds of limit: its moments are those of the pack, each on the time that it counts."""

from datetime import timedelta

from infra.lifecycle_limits import SUBMITTED_AT, life, text
from shared.domain.kernel.states import Stage

HOURS, DAYS = timedelta(hours=1), timedelta(days=1)
BACK_AT = SUBMITTED_AT + 20 * HOURS + 30 * DAYS


def at(whose: str, rung_id: str) -> list[timedelta]:
    """How long after the submission, on the wall."""
    return [
        each.at - SUBMITTED_AT
        for each in life().steps
        if (each.whose, each.rung_id) == (whose, rung_id)
    ]


def test_an_office_a_body_and_another_office_had_it_in_turn() -> None:
    first, body, second = life().stays
    assert (first[1], body[1], second[1]) == (SUBMITTED_AT, SUBMITTED_AT + 20 * HOURS, BACK_AT)
    assert len({name for name, *_ in life().stays}) == 3


def test_what_was_promised_comes_once_and_leaves_out_the_pause() -> None:
    own = {
        rung.rung_id: rung
        for rung in life().reference.ladders[Stage.OFFICE]
        if rung.is_of_report and not any(rung.rank)
    }
    for rung_id in ("secretary", "mayor"):
        assert at("the report", rung_id) == [own[rung_id].after + 30 * DAYS]


def test_the_second_office_has_all_of_its_time() -> None:
    second = life().stays[2][0]
    rungs = {r.rung_id: r for r in life().reference.ladders[Stage.OFFICE] if not any(r.rank)}
    for rung_id in ("nudge", "head", "visit"):
        assert at(second, rung_id) == [BACK_AT - SUBMITTED_AT + rungs[rung_id].after]


def test_the_first_office_had_it_too_briefly_to_be_reminded() -> None:
    first = life().stays[0][0]
    assert [each for each in life().steps if each.whose == first] == []


def test_the_page_draws_what_it_tells() -> None:
    page = text()
    drawn = page.count(":milestone,")
    told = [line for line in page.splitlines() if line.startswith("| 20")]
    assert drawn == len(told) == len(life().steps)
