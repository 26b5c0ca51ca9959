"""The sweep: one piece of work in trouble stops no other."""

from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from functions._edge.triggers.sweep import LIMIT, sweep
from shared.bootstrap import Container
from shared.domain.kernel.errors import ConflictError, TransientError
from shared.domain.report.report import Report
from shared.usecases.sla.find_forgotten import Forgotten
from tests.builders import make_event, make_report, make_staff
from tests.unit.functions.container import BareContainer


class TwoCities:
    def cities(self) -> tuple[str, ...]:
        return ("kendari", "makassar")


@dataclass
class ForgetfulContainer(BareContainer):
    """Each city has one report to route, one event to perform, one deadline that passed, and one queue
    that is being handed over.
    """

    references: TwoCities = field(default_factory=TwoCities)
    done: list[tuple[str, str]] = field(default_factory=list)
    trouble: dict[tuple[str, str], Exception] = field(default_factory=dict)

    def find_forgotten(self, city_id: str, limit: int) -> Forgotten:
        assert limit == LIMIT
        self._do("find", city_id)
        report = make_report(city_id=city_id)
        return Forgotten(
            unrouted=(report,),
            unsettled=(make_event(report),),
            due=(report,),
            hand_overs=(make_staff(city_id=city_id),),
            outdated=(report,),
        )

    def route_report(self, city_id: str, report_id: str) -> None:
        assert report_id
        self._do("route", city_id)

    def perform_effects(self, city_id: str, report_id: str, event_id: str) -> None:
        assert report_id
        assert event_id
        self._do("perform", city_id)

    def escalate_report(self, city_id: str, report_id: str, due_version: int) -> None:
        assert report_id
        assert due_version >= 0
        self._do("climb", city_id)

    def reschedule_report(self, report: Report) -> None:
        self._do("reschedule", report.city_id)

    def hand_over_queue(self, city_id: str, uid: str) -> None:
        assert uid
        self._do("hand over", city_id)

    def _do(self, act: str, city_id: str) -> None:
        if error := self.trouble.get((act, city_id)):
            raise error
        self.done.append((act, city_id))


ALL = [
    (act, city)
    for city in ("kendari", "makassar")
    for act in ("find", "route", "perform", "climb", "reschedule", "hand over")
]


def swept(trouble: dict[tuple[str, str], Exception]) -> ForgetfulContainer:
    bare = ForgetfulContainer(trouble=trouble)
    sweep(cast("Container", bare))
    return bare


def test_every_kind_of_work_of_every_city_is_done() -> None:
    assert swept({}).done == ALL


def test_what_is_refused_is_told_and_needs_no_other_try() -> None:
    bare = swept({("route", "kendari"): ConflictError("state_conflict")})

    assert bare.done == [each for each in ALL if each != ("route", "kendari")]
    assert [line["code"] for line in bare.logged] == ["state_conflict"]


@pytest.mark.parametrize(
    "error", [TransientError("busy"), ValueError("kenari")], ids=["busy", "bug"]
)
@pytest.mark.parametrize("place", ALL, ids=str)
def test_trouble_in_one_place_stops_no_other_and_the_run_is_repeated(
    place: tuple[str, str], error: Exception
) -> None:
    bare = ForgetfulContainer(trouble={place: error})

    with pytest.raises(TransientError, match="1 pieces of work postponed"):
        sweep(cast("Container", bare))

    lost: Any = [place] if place[0] != "find" else [each for each in ALL if each[1] == place[1]]
    assert bare.done == [each for each in ALL if each not in lost]
    assert len(bare.logged) == 1
    assert "kenari" not in bare.stream.getvalue()
