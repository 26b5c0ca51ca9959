"""What happens to a part is carried to the whole, and what happens to the whole to its parts: once."""

from datetime import timedelta
from typing import Any

import pytest

from shared.domain.cases.split import PartWanted
from shared.domain.kernel.errors import TransientError
from shared.domain.kernel.states import State
from shared.domain.notify.effects import EffectKind
from shared.domain.notify.outcome import Outcome, OutcomeState
from shared.domain.people.access import Action
from shared.domain.report.report import Report
from shared.ports.reports import Committed
from shared.usecases.lifecycle.respond_as_reporter import Response
from shared.usecases.notify.perform_effects import GIVE_UP_AFTER
from tests.builders import CITY, make_staff
from tests.fake_store import FakeReports
from tests.unit.usecases.world import OFFICER, World

WANTED = (PartWanted("pupr", "Tambal lubangnya."), PartWanted("dlh", "Angkat sampahnya."))


class Divided(World):
    """A report of which each of two offices has a part."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.whole = self.submit_and_route()
        ids = self.split(self.whole, WANTED).ties.parts
        self.parts = [self.reports.get(CITY, each) for each in ids]

    def answered(self) -> "Divided":
        for part, member in zip(self.parts, (OFFICER, make_staff(agency_id="dlh")), strict=True):
            self.act(part, Action.ANSWER, member=member)
            self.perform(self.last_event(part))
        return self

    def state(self, report: Report) -> State:
        return self.reports.get(CITY, report.report_id).state

    def carried(self, report: Report) -> list[Outcome]:
        """What became of carrying the events of this report to the others."""
        found = self.outcomes.all(CITY, report.report_id)
        return [outcome for outcome in found if outcome.kind is EffectKind.RELATED]


def test_the_whole_is_answered_with_the_last_of_its_parts() -> None:
    divided = Divided().answered()
    assert divided.state(divided.whole) is State.ANSWERED
    assert [outcome.via for outcome in divided.carried(divided.parts[1])] == ["whole"]


def test_the_reporters_word_on_the_whole_reaches_each_part() -> None:
    divided = Divided().answered()
    divided.respond(divided.whole, Response.FIXED)
    divided.perform(divided.last_event(divided.whole))
    assert [divided.state(part) for part in divided.parts] == [State.CLOSED] * 2
    assert [outcome.via for outcome in divided.carried(divided.whole)] == ["part"] * 2


def test_what_is_carried_again_changes_nothing() -> None:
    divided = Divided().answered()
    before = divided.reports.get(CITY, divided.whole.report_id)
    divided.outcomes.found.clear()
    for part in divided.parts:
        divided.perform(divided.last_event(part))
    assert divided.reports.get(CITY, divided.whole.report_id) == before


def test_a_whole_that_is_gone_is_waited_for_by_nobody() -> None:
    divided = Divided()
    part = divided.parts[0]
    divided.act(part, Action.ANSWER)
    del divided.reports.stored[CITY, divided.whole.report_id]
    divided.perform(divided.last_event(part))
    (outcome,) = divided.carried(part)
    assert (outcome.state, outcome.reason) == (OutcomeState.GIVEN_UP, "report_gone")


class Unwell(FakeReports):
    is_unwell = False

    def change_together(self, *args: Any, **more: Any) -> Committed | None:
        if self.is_unwell:
            raise TransientError("store:unavailable")
        return super().change_together(*args, **more)


@pytest.mark.parametrize("waited", [timedelta(minutes=1), 2 * GIVE_UP_AFTER])
def test_what_one_report_means_for_another_is_carried_however_late(waited: timedelta) -> None:
    reports = Unwell()
    divided = Divided(reports=reports)
    part = divided.parts[0]
    divided.act(part, Action.ANSWER)
    divided.clock.moment += waited
    reports.is_unwell = True
    with pytest.raises(TransientError, match="unavailable"):
        divided.perform(divided.last_event(part))
    reports.is_unwell = False
    divided.perform(divided.last_event(part))
    assert [outcome.state for outcome in divided.carried(part)] == [OutcomeState.SENT]
