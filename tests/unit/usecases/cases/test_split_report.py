"""A report over two offices, from the desk's split to the reporter's one answer."""

import pytest

from functions._edge.citizen import citizen_views
from shared.domain.cases.split import PartWanted
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.states import State
from shared.domain.people.access import Action, Link
from shared.domain.report.report import Report
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import CITY, make_device, make_staff
from tests.unit.usecases.world import DESK, JPEG, OFFICER, World

PARTS = (PartWanted("pupr", "Tambal lubangnya."), PartWanted("dlh", "Angkat sampahnya."))
OF_DLH = make_staff(uid="uid-dlh", agency_id="dlh")


class Divided(World):
    """A report that the desk has split over the offices for roads and for waste."""

    def __post_init__(self) -> None:
        super().__post_init__()
        phone = make_device(device_id="p", uid="uid-citizen", token="phone", agency_id=None)
        self.people.save_device(phone)
        self.whole = self.submit_and_route(whatsapp_consent=False, photos=(JPEG,))
        ids = self.split(self.whole, PARTS).ties.parts
        self.roads, self.waste = (self.reports.get(CITY, each) for each in ids)

    def now(self, report: Report) -> Report:
        return self.reports.get(CITY, report.report_id)

    def settle(self) -> None:
        """Effects of effects, until there are none left to perform."""
        for _ in range(4):
            self.perform_all()

    def answer_both(self) -> None:
        self.act(self.roads, Action.ANSWER, text="Lubang ditambal.")
        self.act(self.waste, Action.ANSWER, text="Sampah diangkat.", member=OF_DLH)
        self.settle()


@pytest.fixture
def divided() -> Divided:
    return Divided()


def test_the_citizen_is_asked_once_and_sees_every_office(divided: Divided) -> None:
    divided.act(divided.roads, Action.ANSWER, text="Lubang ditambal.")
    divided.settle()
    assert divided.now(divided.whole).state is State.SPLIT
    divided.act(divided.waste, Action.ANSWER, text="Sampah diangkat.", member=OF_DLH)
    divided.settle()
    shown = citizen_views.tracked(
        divided.track(divided.whole.tracking_code), "id", divided.clock.now()
    )
    assert shown.state == "answered"
    assert [(part.state, part.answer) for part in shown.parts] == [
        ("answered", "Lubang ditambal."),
        ("answered", "Sampah diangkat."),
    ]
    titles = [message.title for _, message in divided.push.sent]
    assert titles.count("Ada jawaban") == 1
    assert titles.count("Satu kantor menjawab") == 2
    divided.respond(divided.whole, Response.FIXED)
    divided.settle()
    for report in (divided.whole, divided.roads, divided.waste):
        assert divided.now(report).state is State.CLOSED


def test_not_fixed_gives_both_offices_their_part_again(divided: Divided) -> None:
    divided.answer_both()
    divided.clock.forward(hours=1)
    divided.respond(divided.whole, Response.NOT_FIXED)
    divided.settle()
    assert divided.now(divided.whole).state is State.SPLIT
    assert divided.now(divided.roads).state is State.REOPENED
    divided.clock.forward(hours=1)
    divided.answer_both()
    assert divided.now(divided.whole).state is State.ANSWERED


def test_an_office_sees_its_part_the_shared_photos_and_nothing_else(divided: Divided) -> None:
    opened = divided.read(OF_DLH, divided.waste.report_id)
    assert opened.report.description == "Angkat sampahnya."
    assert [photo.report_id for photo in opened.photos] == [divided.whole.report_id]
    assert opened.links == ()
    for report in (divided.whole, divided.roads):
        with pytest.raises(NotFoundError):
            divided.read(OF_DLH, report.report_id)
    assert divided.read(DESK, divided.whole.report_id).links == (Link.UNSPLIT,)


def test_a_question_by_one_office_is_answered_on_the_whole(divided: Divided) -> None:
    divided.act(divided.roads, Action.ASK, text="Sebelah mana?")
    divided.settle()
    shown = citizen_views.tracked(
        divided.track(divided.whole.tracking_code), "id", divided.clock.now()
    )
    assert shown.parts[0].timeline[-1].message == "Sebelah mana?"
    assert divided.push.sent[-1][1].data["report_id"] == divided.whole.report_id
    divided.respond(divided.whole, Response.MESSAGE, text="Sebelah kiri.")
    divided.settle()
    assert divided.now(divided.roads).state is State.ASSIGNED


def test_a_split_can_be_taken_back_and_repeated_without_harm(divided: Divided) -> None:
    back = divided.split(divided.whole, key="undo", version=3)
    assert back.state is State.ASSIGNED
    assert divided.split(divided.whole, key="undo", version=3) == back
    assert divided.now(divided.roads).state is State.WITHDRAWN
    first = divided.split(divided.whole, PARTS, key="again", version=4)
    assert divided.split(divided.whole, PARTS, key="again", version=4) == first
    with pytest.raises(InvalidError, match="idempotency_key_reused"):
        divided.split(divided.whole, PARTS, key="again", version=4, text="Lain.")


def test_who_may_split_and_when(divided: Divided) -> None:
    with pytest.raises(NotFoundError):
        divided.split(divided.whole, member=OFFICER)
    with pytest.raises(ForbiddenError):
        divided.split(divided.roads, PARTS, member=OFFICER)
    with pytest.raises(ConflictError, match="version_conflict"):
        divided.split(divided.whole, version=1)
    divided.act(divided.roads, Action.ACCEPT)
    with pytest.raises(ConflictError, match="part_acted_on"):
        divided.split(divided.whole)


def test_consequences_that_come_twice_or_late_change_nothing(divided: Divided) -> None:
    divided.answer_both()
    version = divided.now(divided.whole).version
    divided.outcomes.found.clear()
    divided.settle()
    assert divided.now(divided.whole).version == version
