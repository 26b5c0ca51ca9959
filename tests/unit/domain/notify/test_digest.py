"""What the morning digest says: what awaits an office, and what presses."""

from typing import Any

from shared.domain.kernel.states import State
from shared.domain.notify.digest import MOST_HANDLES, Digest, digest_of
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.report import Report
from tests.builders import later, make_report
from tests.unit.domain.lives import city_reference


def report(number: int, **fields: Any) -> Report:
    whole = {
        "report_id": f"{number:08x}rest",
        "state": State.ASSIGNED,
        "agency_id": "pupr",
        "submitted_at": later(minutes=number),
        **fields,
    }
    return make_report(**whole)


REFERENCE = city_reference()
# It is ten in the morning; midnight is fourteen hours away.
TODAY, TOMORROW = (
    NextDeadline(1, later(hours=13.9), "visit"),
    NextDeadline(1, later(hours=14), "visit"),
)


def test_it_counts_what_awaits_the_office_and_names_what_presses() -> None:
    queue = [
        report(1, due=TOMORROW),
        report(2, due=TODAY),
        report(4, fired=("office/pupr:nudge",), due=TODAY),
        report(3, fired=("office/pupr:visit",)),
        report(5, state=State.ANSWERED, due=TODAY),
        report(6, state=State.CLOSED),
        report(7, fired=("desk:remind",), due=NextDeadline()),
    ]
    assert digest_of(queue, REFERENCE, later()) == Digest(
        open=5, overdue=("00000003", "00000004"), due_today=("00000002",)
    )


def test_an_office_with_nothing_to_do_gets_none() -> None:
    assert digest_of([report(1, state=State.CLOSED)], REFERENCE, later()) is None
    assert digest_of([], REFERENCE, later()) is None


def test_a_warning_alone_is_no_missed_deadline() -> None:
    found = digest_of([report(1, fired=("office/pupr:warn-75",), due=TOMORROW)], REFERENCE, later())
    assert found == Digest(open=1)


def test_it_shows_some_handles_and_counts_the_rest() -> None:
    many = Digest(20, tuple(f"{n:08}" for n in range(MOST_HANDLES + 3)))
    shown = str(many.params["handles"])
    assert shown.count(",") == MOST_HANDLES - 1
    assert shown.endswith("(+3)")
    assert Digest(2).params["handles"] == "-"
