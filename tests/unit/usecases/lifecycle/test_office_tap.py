"""The link of a nudge: nothing before the phone is shown, then what an officer may do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from shared.domain.kernel.errors import ConflictError, InvalidError, NotFoundError, TransientError
from shared.domain.kernel.states import State
from shared.domain.lifecycle.requests import Request
from shared.domain.links.signed_links import SignedLink, read_link
from shared.domain.notify.taps import LINK_LIFE, SESSION_LIFE
from shared.domain.people.access import Action
from shared.domain.photos.photos import Photo, PhotoPurpose
from shared.domain.report.actor import Actor
from shared.domain.report.report import Report
from shared.usecases.lifecycle.office_tap import OfficeTap
from tests.builders import CITY, NOW
from tests.fakes import FakePhotoBytes
from tests.unit.domain.lives import DAY
from tests.unit.usecases.world import DESK, KEYS, World

DUTY_1 = "+6281100000101"
JPEG, OTHER = b"\xff\xd8\xff one", b"\xff\xd8\xff other"


class Unwell(FakePhotoBytes):
    """A bucket that takes nothing in."""

    def take_in(self, photo: Photo, data: bytes) -> None:
        raise TransientError(f"storage:unavailable for {photo.photo_id}, {len(data)} bytes")


@dataclass
class Nudged:
    """An office was nudged; `link` is what its first on duty got."""

    world: World = field(default_factory=World)
    report: Report = field(init=False)
    link: SignedLink = field(init=False)

    def __post_init__(self) -> None:
        world = self.world
        self.report = world.submit_and_route(whatsapp_consent=False)
        world.clock.moment = NOW + DAY
        world.ring(self.report.report_id, self.report.due.version)
        world.perform(world.last_event(self.report))
        self.link = read_link(world.chat.sent[0].link, KEYS, world.clock.now())

    @property
    def tap(self) -> OfficeTap:
        return OfficeTap(self.world)

    def code(self) -> str:
        self.tap.send_code(self.link)
        sent = self.world.chat.sent[-1]
        assert (sent.phone, sent.template) == (DUTY_1, "code_duty")
        return sent.params[0]

    def proved(self) -> str:
        return self.tap.prove(self.link, self.code())

    def act(
        self,
        session: str,
        action: Action,
        text: str = "",
        version: int = 0,
        pictures: Sequence[bytes] = (),
    ) -> Report:
        known = self.world.reports.get(CITY, self.report.report_id)
        request = Request(action, version or known.version, text)
        report_id = self.report.report_id
        return self.tap.act(self.link, session, request, report_id, pictures)


def test_before_the_phone_is_shown_nothing_of_the_report_is() -> None:
    nudged = Nudged()
    page = nudged.tap.show(nudged.link, "")
    assert (page.open, page.contact.label) == ((), "duty-1")
    assert not page.is_code_sent
    nudged.tap.send_code(nudged.link)
    assert nudged.tap.show(nudged.link, "guess").is_code_sent


def test_the_code_opens_the_report_to_whoever_typed_it() -> None:
    nudged = Nudged()
    session = nudged.proved()
    page = nudged.tap.show(nudged.link, session)
    (opened,) = page.open
    assert opened.may == (Action.ACCEPT, Action.ANSWER, Action.REFUSE)
    assert nudged.tap.show(nudged.link, "").open == ()


def test_code_and_session_are_kept_as_digests() -> None:
    nudged = Nudged()
    code = nudged.code()
    session = nudged.tap.prove(nudged.link, code)
    kept = repr(nudged.world.taps.taps)
    assert not re.search(rf"\b{code}\b", kept)
    assert session not in kept
    assert DUTY_1 not in kept


def test_a_wrong_code_is_refused() -> None:
    nudged = Nudged()
    code = nudged.code()
    wrong = "000000" if code != "000000" else "000001"
    with pytest.raises(InvalidError) as refused:
        nudged.tap.prove(nudged.link, wrong)
    assert refused.value.code == "code_wrong"
    assert nudged.tap.prove(nudged.link, f" {code} ")


@pytest.mark.parametrize(
    ("action", "text", "state"),
    [
        (Action.ACCEPT, "", State.ACCEPTED),
        (Action.ANSWER, "Sudah ditambal.", State.ANSWERED),
        (Action.REFUSE, "Ini jalan provinsi.", State.TRIAGE),
    ],
)
def test_what_is_done_is_told_as_done_by_the_duty(action: Action, text: str, state: State) -> None:
    nudged = Nudged()
    assert nudged.act(nudged.proved(), action, text).state is state
    event = nudged.world.last_event(nudged.report)
    assert event.actor == Actor("officer", "tap:duty-1", "pupr")
    assert event.text == text


def test_the_same_form_twice_is_one_act() -> None:
    nudged = Nudged()
    session = nudged.proved()
    version = nudged.world.reports.get(CITY, nudged.report.report_id).version
    for _ in range(2):
        nudged.act(session, Action.ACCEPT, version=version)
    progressed = nudged.act(session, Action.PROGRESS, "Besok dikerjakan.")
    assert (progressed.state, progressed.version) == (State.IN_PROGRESS, version + 2)


def test_what_has_changed_meanwhile_is_not_acted_on_blindly() -> None:
    nudged = Nudged()
    session = nudged.proved()
    with pytest.raises(ConflictError):
        nudged.act(session, Action.ACCEPT, version=1)


@pytest.mark.parametrize("action", [Action.REFUSE, Action.ANSWER])
def test_a_refusal_and_an_answer_need_words(action: Action) -> None:
    nudged = Nudged()
    with pytest.raises(InvalidError) as refused:
        nudged.act(nudged.proved(), action)
    assert refused.value.code == "text_required"


def _needs_proof(world: World) -> None:
    reference = world.references.reference
    shown = replace(reference.categories["jalan_rusak"], needs_proof=True)
    categories = {**reference.categories, "jalan_rusak": shown}
    world.references.reference = replace(reference, categories=categories)


def test_an_answer_that_must_be_shown_comes_with_its_pictures() -> None:
    nudged = Nudged()
    world, session = nudged.world, nudged.proved()
    _needs_proof(world)
    with pytest.raises(InvalidError) as refused:
        nudged.act(session, Action.ANSWER, "Sudah ditambal.")
    assert (refused.value.code, refused.value.params["field"]) == ("proof_required", "photos")
    report = nudged.act(session, Action.ANSWER, "Sudah ditambal.", pictures=[JPEG, OTHER])
    assert (report.state, report.proofs.needed) == (State.ANSWERED, True)
    photos = world.photo_records.photos(CITY, report.report_id)
    assert {photo.photo_id for photo in photos} == set(report.proofs.awaited)
    assert {photo.purpose for photo in photos} == {PhotoPurpose.PROOF}
    assert sorted(world.photo_bytes.quarantine.values()) == sorted([JPEG, OTHER])
    for photo in photos:
        world.publish(photo.object_name)
    assert world.reports.get(CITY, report.report_id).proofs.awaited == ()


def test_what_is_lost_on_the_way_is_made_up_for_by_sending_the_form_again() -> None:
    nudged = Nudged()
    world, session = nudged.world, nudged.proved()
    version = world.reports.get(CITY, nudged.report.report_id).version
    working, world.photo_bytes = world.photo_bytes, Unwell()
    with pytest.raises(TransientError):
        nudged.act(session, Action.ANSWER, "Sudah.", version, pictures=[JPEG])
    world.photo_bytes = working
    again = nudged.act(session, Action.ANSWER, "Sudah.", version, pictures=[JPEG])
    assert (again.version, list(working.quarantine.values())) == (version + 1, [JPEG])


def test_another_picture_is_another_act() -> None:
    nudged = Nudged()
    session = nudged.proved()
    version = nudged.world.reports.get(CITY, nudged.report.report_id).version
    nudged.act(session, Action.ANSWER, "Sudah.", version, pictures=[JPEG])
    with pytest.raises(NotFoundError):
        nudged.act(session, Action.ANSWER, "Sudah.", version, pictures=[OTHER])


def test_what_is_no_picture_moves_nothing() -> None:
    nudged = Nudged()
    session = nudged.proved()
    with pytest.raises(InvalidError) as refused:
        nudged.act(session, Action.ANSWER, "Sudah.", pictures=[b"<svg>"])
    assert refused.value.code == "photo_type_unsupported"
    assert nudged.world.reports.get(CITY, nudged.report.report_id).state is State.ASSIGNED


def test_whether_pictures_may_come_is_known_without_reading_them() -> None:
    nudged = Nudged()
    assert not nudged.tap.is_proved(nudged.link, "")
    session = nudged.proved()
    assert nudged.tap.is_proved(nudged.link, session)
    nudged.world.clock.moment += SESSION_LIFE
    assert not nudged.tap.is_proved(nudged.link, session)


def test_nothing_else_can_be_done_here() -> None:
    nudged = Nudged()
    with pytest.raises(InvalidError):
        nudged.act(nudged.proved(), Action.ASSIGN, "ke kantor lain")


def test_without_or_after_the_session_nothing_moves() -> None:
    nudged = Nudged()
    session = nudged.proved()
    for secret, wait in (("", timedelta(0)), (session, SESSION_LIFE)):
        nudged.world.clock.moment += wait
        with pytest.raises(InvalidError) as refused:
            nudged.act(secret, Action.ACCEPT)
        assert refused.value.code == "code_needed"
    assert nudged.world.reports.get(CITY, nudged.report.report_id).state is State.ASSIGNED


def test_a_session_is_good_for_its_own_link_alone() -> None:
    nudged = Nudged()
    next_nudge = replace(nudged.link, revision=nudged.link.revision + 1000)
    assert nudged.tap.show(next_nudge, nudged.proved()).open == ()


def test_a_link_ends_when_the_office_has_the_report_no_more() -> None:
    nudged = Nudged()
    session = nudged.proved()
    nudged.world.act(nudged.report, Action.ASSIGN, member=DESK, agency_id="dlh")
    for call in (
        lambda: nudged.tap.show(nudged.link, session),
        lambda: nudged.tap.send_code(nudged.link),
        lambda: nudged.act(session, Action.ACCEPT),
    ):
        with pytest.raises(NotFoundError):
            call()


def test_a_revoked_link_is_refused_even_with_an_open_session() -> None:
    nudged = Nudged()
    session = nudged.proved()
    nudged.world.act(nudged.report, Action.REVOKE_LINKS, member=DESK, text="Telepon hilang.")
    for call in (
        lambda: nudged.tap.show(nudged.link, session),
        lambda: nudged.tap.send_code(nudged.link),
        lambda: nudged.act(session, Action.ACCEPT),
    ):
        with pytest.raises(NotFoundError, match="link_not_valid"):
            call()


def test_a_nudge_that_goes_out_after_a_revocation_opens_again() -> None:
    nudged = Nudged()
    world = nudged.world
    event = world.last_event(nudged.report)
    world.act(nudged.report, Action.REVOKE_LINKS, member=DESK, text="Telepon hilang.")
    world.outcomes.found.clear()
    world.perform(event)
    later_on = read_link(world.chat.sent[-1].link, KEYS, world.clock.now())
    assert nudged.tap.show(later_on, "").contact.label == "duty-1"


def test_a_link_ends_by_itself() -> None:
    nudged = Nudged()
    token = nudged.world.chat.sent[0].link
    with pytest.raises(NotFoundError):
        read_link(token, KEYS, NOW + DAY + LINK_LIFE)
