"""What reporters do to their own report, and that nobody else can."""

import pytest

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.states import State
from shared.domain.lifecycle.requests import RejectReason
from shared.domain.people.access import Action
from shared.domain.photos.photos import PhotoPurpose
from shared.domain.report.rating import Rating
from shared.domain.report.report import Report
from shared.ports.reports import Committed
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import CITY
from tests.fake_store import FakeReports
from tests.unit.usecases.world import DESK, JPEG, OFFICER, SUPERVISOR, World


def _answered(world: World) -> Report:
    report = world.submit_and_route()
    world.act(report, Action.ANSWER)
    return world.reports.find_by_code(CITY, report.tracking_code)


@pytest.mark.parametrize(
    ("response", "state"),
    [
        (Response.FIXED, State.CLOSED),
        (Response.NOT_FIXED, State.REOPENED),
        (Response.MESSAGE, State.ANSWERED),
        (Response.WITHDRAW, State.WITHDRAWN),
    ],
)
def test_a_response_leads_where_it_should(response: Response, state: State) -> None:
    world = World()
    report = _answered(world)
    responded = world.respond(report, response)
    assert responded.report.state is state
    assert responded.report.tracking_code == report.tracking_code
    event = world.last_event(report)
    assert (event.actor.role, event.actor.actor_id) == ("citizen", "reporter")


@pytest.mark.parametrize("response", list(Response))
def test_somebody_elses_report_is_not_found_even_with_its_code(response: Response) -> None:
    world = World()
    report = _answered(world)
    with pytest.raises(NotFoundError):
        world.respond(report, response, uid="uid-stranger")
    assert world.reports.get(CITY, report.report_id).version == report.version


@pytest.mark.parametrize("code", ["", "KDI", "XYZ-00000-00000-00000-00000", "KDI-7G3K2"])
def test_a_code_that_leads_nowhere(code: str) -> None:
    world = World()
    report = _answered(world)
    with pytest.raises(NotFoundError):
        world.respond(report, Response.FIXED, code=code)


def test_a_report_whose_identity_was_erased_is_nobodys() -> None:
    world = World()
    report = _answered(world)
    world.reports.identities.clear()
    with pytest.raises(NotFoundError):
        world.respond(report, Response.FIXED)


def test_the_state_must_allow_it() -> None:
    world = World()
    report = world.submit_and_route()
    with pytest.raises(ConflictError):
        world.respond(report, Response.FIXED)


def test_an_answer_to_a_question_is_repeated_without_harm() -> None:
    """The repeat finds the report going on already, and must not be taken for another request."""
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.ASK)
    first = world.respond(report, Response.MESSAGE, idempotency_key="key-9")
    again = world.respond(report, Response.MESSAGE, idempotency_key="key-9")
    assert (first.report.state, again.report.version) == (State.ASSIGNED, first.report.version)


def test_a_rejected_report_is_appealed_once() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.REJECT, member=DESK, reason=RejectReason.UNCLEAR)
    appealed = world.respond(report, Response.APPEAL, idempotency_key="key-9")
    assert (appealed.report.state, appealed.report.needs_supervisor) == (State.TRIAGE, True)
    assert world.respond(report, Response.APPEAL, idempotency_key="key-9") == appealed
    with pytest.raises(ForbiddenError):
        world.act(report, Action.ASSIGN, member=DESK, agency_id="dlh")
    world.act(report, Action.REJECT, member=SUPERVISOR, reason=RejectReason.UNCLEAR)
    with pytest.raises(ConflictError) as used:
        world.respond(report, Response.APPEAL)
    assert used.value.code == "appeal_used"


def test_staff_see_how_an_answer_was_rated() -> None:
    world = World()
    report = _answered(world)
    world.respond(report, Response.FIXED, rating=Rating(5, "Cepat."))
    opened = world.read(OFFICER, report.report_id)
    assert opened.report.rating == Rating(5, "Cepat.")


def test_photos_show_what_is_still_wrong() -> None:
    world = World()
    report = _answered(world)
    responded = world.respond(report, Response.NOT_FIXED, photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    assert photo.purpose is PhotoPurpose.NOT_FIXED
    assert [each.photo_id for each in responded.uploads] == [photo.photo_id]
    assert responded.uploads[0].url == f"https://upload.test/{photo.object_name}"


def test_a_picture_that_comes_with_a_message_is_one_of_the_complaint() -> None:
    world = World()
    responded = world.respond(_answered(world), Response.MESSAGE, photos=(JPEG,))
    (session,) = responded.uploads
    photo = world.photo_records.photo(CITY, responded.report.report_id, session.photo_id)
    assert photo.purpose is PhotoPurpose.COMPLAINT


@pytest.mark.parametrize("response", [Response.FIXED, Response.WITHDRAW])
def test_no_upload_is_offered_for_a_photo_that_nobody_announced(response: Response) -> None:
    """What is uploaded without an announcement is thrown away, unseen."""
    world = World()
    responded = world.respond(_answered(world), response, photos=(JPEG,))
    assert responded.uploads == ()


def test_a_repeat_with_the_same_key_is_one_response() -> None:
    world = World()
    report = _answered(world)
    first = world.respond(report, Response.NOT_FIXED, idempotency_key="key-9", photos=(JPEG,))
    again = world.respond(report, Response.NOT_FIXED, idempotency_key="key-9", photos=(JPEG,))
    assert again.report.reopened_count == 1
    assert again.uploads == first.uploads
    assert again.report.tracking_code == report.tracking_code


@pytest.mark.parametrize(
    ("response", "text"), [(Response.MESSAGE, "Pesan lain."), (Response.WITHDRAW, "Pesan.")]
)
def test_a_key_used_for_another_response_is_refused(response: Response, text: str) -> None:
    world = World()
    report = _answered(world)
    world.respond(report, Response.MESSAGE, idempotency_key="key-9", text="Pesan.")
    with pytest.raises(InvalidError) as refused:
        world.respond(report, response, idempotency_key="key-9", text=text)
    assert refused.value.code == "idempotency_key_reused"


def test_without_a_key_each_message_counts() -> None:
    world = World()
    report = _answered(world)
    world.respond(report, Response.MESSAGE)
    assert world.respond(report, Response.MESSAGE).report.version == report.version + 2


def test_a_store_that_has_nothing_to_change_is_a_lost_race() -> None:
    class Shrugging(FakeReports):
        def change_together(self, *_: object, **__: object) -> Committed | None:
            return None

    whole = World()
    report = _answered(whole)
    reports = Shrugging(whole.reports.stored, codes=whole.reports.codes)
    reports.identities = whole.reports.identities
    with pytest.raises(ConflictError):
        World(reports=reports).respond(report, Response.FIXED)
