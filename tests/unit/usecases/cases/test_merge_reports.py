"""Several reporters of one case: what each is told, may say, and never sees."""

from typing import Any

import pytest

from functions._edge.citizen import citizen_views
from shared.domain.city.danger import Notice
from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.states import EventType, State
from shared.domain.people.access import Action, Link
from shared.domain.photos.photos import AnnouncedPhoto
from shared.domain.report.rating import NOT_RATED, Rating
from shared.domain.report.report import Report
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import CITY, make_device, make_staff
from tests.unit.domain.lives import city_reference
from tests.unit.usecases.world import DESK, JPEG, OFFICER, SUPERVISOR, World

SECRETS = ("KANARIURAIAN", "KANARINAMA", "KANARIALASAN", "-3.9790", "122.5160")
OTHER_OFFICER = make_staff(uid="uid-dlh", agency_id="dlh")


class Two(World):
    """A case of one citizen, and the same thing reported by another."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for uid in ("uid-citizen", "uid-other"):
            device = make_device(
                device_id=f"of-{uid}", uid=uid, token=uid, role="citizen", agency_id=None
            )
            self.people.save_device(device)
        common: dict[str, Any] = {"whatsapp_consent": False}
        self.case = self.submit_and_route(**common)
        self.double = self.submit_and_route(
            uid="uid-other",
            idempotency_key="key-2",
            description="KANARIURAIAN",
            name="KANARINAMA",
            photos=(JPEG,),
            **common,
        )

    def say(self, response: Response, text: str = "KANARIALASAN", **fields: Any) -> Any:
        """As the reporter whose report was merged."""
        return self.respond(self.double, response, uid="uid-other", text=text, **fields)

    def answer(self, text: str = "Sudah.") -> None:
        self.act(self.case, Action.ANSWER, text=text, public_text="Untuk semua.")

    def now(self, report: Report) -> Report:
        return self.reports.get(CITY, report.report_id)

    def pushed(self, uid: str) -> list[str]:
        return [message.title for tokens, message in self.push.sent if tokens == (uid,)]


@pytest.fixture
def two() -> Two:
    return Two()


def test_both_reporters_are_told_of_the_answer_each_by_their_own_handle(two: Two) -> None:
    two.merge(two.double, two.case)
    two.perform_all()
    two.push.sent.clear()
    two.answer()
    two.perform_all()
    said = {tokens[0]: message for tokens, message in two.push.sent}
    for uid, report in (("uid-citizen", two.case), ("uid-other", two.double)):
        assert report.report_id[:8].upper() in said[uid].body
        assert said[uid].data["report_id"] == report.report_id


def test_neither_reporter_sees_anything_of_the_other(two: Two) -> None:
    two.merge(two.double, two.case, text="Sama.")
    two.answer("KANARIUNTUKPELAPOR")
    two.say(Response.NOT_FIXED, photos=(AnnouncedPhoto("image/jpeg", 10),))
    two.say(Response.MESSAGE)
    two.answer("KANARIUNTUKPELAPOR")
    own = citizen_views.tracked(two.track(two.case.tracking_code), "id", two.clock.now())
    theirs = citizen_views.tracked(two.track(two.double.tracking_code), "id", two.clock.now())
    for canary in SECRETS:
        assert canary not in repr(own)
    assert "Jalan berlubang di depan pasar" not in repr(theirs)
    assert two.case.tracking_code not in repr(theirs)
    assert two.case.report_id not in repr(theirs)
    assert (own.reporters, own.photos) == (2, [])
    assert theirs.case is not None
    assert theirs.case.answer == "Untuk semua."
    assert "KANARIUNTUKPELAPOR" not in repr(theirs)
    assert [line.message for line in theirs.timeline][-2:] == ["KANARIALASAN", "KANARIALASAN"]


def test_not_fixed_by_one_reopens_the_case_and_keeps_the_words_apart(two: Two) -> None:
    two.merge(two.double, two.case)
    two.answer()
    said = two.say(Response.NOT_FIXED, rating=Rating(2, "KANARIALASAN"), photos=(JPEG,))
    assert two.now(two.case).state is State.REOPENED
    event = two.last_event(two.case)
    assert (event.type, event.text) == (EventType.REOPENED, "")
    assert event.detail["joined"] == two.double.report_id
    assert said.report.rating.stars == 2
    assert len(said.report.photo_ids) == 2
    two.perform_all()
    assert two.pushed("uid-citizen")[-1] == "Laporan dibuka kembali"


def test_fixed_by_one_closes_the_case_and_the_other_may_still_contest(two: Two) -> None:
    two.merge(two.double, two.case)
    two.answer()
    two.say(Response.FIXED)
    assert two.now(two.case).state is State.CLOSED
    two.respond(two.case, Response.NOT_FIXED)
    assert two.now(two.case).state is State.REOPENED


def test_a_reporter_who_withdraws_stops_following(two: Two) -> None:
    two.merge(two.double, two.case)
    two.say(Response.WITHDRAW)
    assert two.now(two.double).state is State.WITHDRAWN
    assert two.now(two.case).ties.joined == ()
    two.perform_all()
    two.push.sent.clear()
    two.answer()
    two.perform_all()
    assert two.pushed("uid-other") == []
    assert two.track(two.double.tracking_code).case is None


def test_the_cases_own_reporter_may_leave_and_then_says_no_more(two: Two) -> None:
    two.merge(two.double, two.case)
    two.respond(two.case, Response.WITHDRAW)
    two.answer()
    with pytest.raises(ConflictError, match="state_conflict"):
        two.respond(two.case, Response.FIXED)
    two.say(Response.FIXED)
    assert two.now(two.case).state is State.CLOSED


def test_a_lapsed_case_is_taken_up_by_any_reporters_word(two: Two) -> None:
    two.merge(two.double, two.case)
    two.act(two.case, Action.ASK)
    two.say(Response.MESSAGE)
    assert two.now(two.case).state is State.NEEDS_INFORMATION
    two.clock.forward(days=31)
    two.ring(two.case.report_id, two.now(two.case).due.version)
    assert two.now(two.case).state is State.WITHDRAWN
    two.say(Response.MESSAGE)
    assert two.now(two.case).state is State.ASSIGNED


def test_an_appeal_by_one_is_the_cases(two: Two) -> None:
    from shared.domain.lifecycle.requests import RejectReason

    two.merge(two.double, two.case)
    two.act(two.case, Action.REJECT, member=DESK, reason=RejectReason.UNCLEAR)
    two.say(Response.APPEAL)
    assert (two.now(two.case).state, two.now(two.case).needs_supervisor) == (State.TRIAGE, True)


def test_merging_into_a_merged_report_goes_to_its_case_and_no_circle_closes(two: Two) -> None:
    third = two.submit_and_route(uid="uid-third", idempotency_key="key-3")
    two.merge(two.double, two.case)
    assert two.merge(third, two.double).ties.merged_into == two.case.report_id
    with pytest.raises(InvalidError, match="merge_with_itself"):
        two.merge(two.case, two.double)
    with pytest.raises(InvalidError, match="merge_with_itself"):
        two.merge(two.case, two.case)
    fourth = two.submit_and_route(uid="uid-fourth", idempotency_key="key-4")
    with pytest.raises(ConflictError, match="merge_chain"):
        two.merge(two.case, fourth)


def test_a_repeat_changes_nothing_and_another_request_under_its_key_is_refused(two: Two) -> None:
    first = two.merge(two.double, two.case, key="k", version=2)
    assert two.merge(two.double, two.case, key="k", version=2) == first
    with pytest.raises(InvalidError, match="idempotency_key_reused"):
        two.merge(two.double, two.case, key="k", version=2, text="Lain.")
    back = two.merge(two.double, link=Link.UNMERGE, key="u")
    assert two.merge(two.double, link=Link.UNMERGE, key="u", version=3) == back
    with pytest.raises(ConflictError, match="state_conflict"):
        two.merge(two.double, link=Link.UNMERGE)


def test_who_may_merge_and_what(two: Two) -> None:
    with pytest.raises(ForbiddenError):
        two.merge(two.double, two.case, member=OFFICER)
    with pytest.raises(NotFoundError):
        two.merge(two.double, two.case, link=Link.PROPOSE_MERGE, member=OTHER_OFFICER)
    two.act(two.case, Action.ASSIGN, member=DESK, agency_id="dlh")
    with pytest.raises(NotFoundError):
        two.merge(two.double, two.case, link=Link.PROPOSE_MERGE, member=OFFICER)
    with pytest.raises(ConflictError, match="version_conflict"):
        two.merge(two.double, two.case, version=1)
    assert two.merge(two.double, two.case, member=SUPERVISOR).state is State.MERGED


def test_the_office_of_the_case_reads_what_was_merged_into_it(two: Two) -> None:
    two.act(two.case, Action.ASSIGN, member=DESK, agency_id="dlh")
    two.merge(two.double, two.case)
    assert two.read(OTHER_OFFICER, two.double.report_id).report.description == "KANARIURAIAN"
    assert two.read(DESK, two.double.report_id).links == (Link.UNMERGE,)
    two.merge(two.double, link=Link.UNMERGE)
    with pytest.raises(NotFoundError):
        two.read(OTHER_OFFICER, two.double.report_id)


BRIBE = "Petugas dinas meminta uang suap kepada saya."


def _is_apart(two: Two) -> bool:
    case, double = two.now(two.case), two.now(two.double)
    return not (case.ties.joined or double.ties.merged_into)


@pytest.mark.parametrize(
    ("response", "rating"),
    [
        (Response.MESSAGE, NOT_RATED),
        (Response.NOT_FIXED, NOT_RATED),
        (Response.FIXED, Rating(1, BRIBE)),
        (Response.WITHDRAW, NOT_RATED),
    ],
)
def test_words_of_one_that_need_care_take_their_report_out_of_the_case(
    two: Two, response: Response, rating: Rating
) -> None:
    two.merge(two.double, two.case)
    two.answer()
    two.say(response, text="" if rating.comment else BRIBE, rating=rating, idempotency_key="k")
    assert _is_apart(two)
    double, case = two.now(two.double), two.now(two.case)
    assert (double.secret, double.restricted) == (True, True)
    assert (case.secret, case.restricted, case.state) == (False, False, State.ANSWERED)
    assert BRIBE not in repr(two.reports.events(CITY, case.report_id))
    again = two.say(
        response, text="" if rating.comment else BRIBE, rating=rating, idempotency_key="k"
    )
    assert again.report.version == double.version


def test_words_of_the_cases_own_reporter_that_need_care_set_everybody_free(two: Two) -> None:
    third = two.submit_and_route(uid="uid-third", idempotency_key="key-3")
    before = [two.now(each) for each in (two.double, third)]
    for each in (two.double, third):
        two.merge(each, two.case)
    two.respond(two.case, Response.MESSAGE, text=BRIBE)
    assert two.now(two.case).restricted
    for was, each in zip(before, (two.double, third), strict=True):
        now = two.now(each)
        assert (now.state, now.agency_id, now.secret) == (was.state, was.agency_id, False)
        assert two.last_event(each).type is EventType.UNMERGED
        assert BRIBE not in repr(two.reports.events(CITY, each.report_id))
    two.perform_all()
    assert two.pushed("uid-other")[-1] == "Laporan dipisahkan"


def test_a_case_whose_reporter_leaves_in_such_words_does_not_keep_them(two: Two) -> None:
    two.merge(two.double, two.case)
    two.respond(two.case, Response.WITHDRAW, text=BRIBE)
    case = two.now(two.case)
    assert _is_apart(two)
    assert (case.state, case.restricted) == (State.WITHDRAWN, True)
    assert two.now(two.double).state is State.ASSIGNED


def test_danger_in_the_words_of_one_is_the_cases(two: Two) -> None:
    notice = Notice("listrik", {"id": "Hubungi 112."}, phrases=("kabel listrik terbakar",))
    two.references.reference = city_reference(notices=(notice,))
    two.merge(two.double, two.case)
    two.say(Response.MESSAGE, text="Kabel listrik terbakar di sana!")
    assert two.now(two.case).danger == "listrik"
    assert not _is_apart(two)
