"""Links that the desk ends before their date: what is older is refused, what is newer works."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.kernel.errors import InvalidError, NotFoundError
from shared.domain.kernel.states import EventType, State
from shared.domain.lifecycle.outside import link_of, require_with_body
from shared.domain.lifecycle.revocation import decide_unsealing
from shared.domain.notify.effects import effects_of
from shared.domain.notify.taps import require_with_office, tap_link
from shared.domain.people.access import Action
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.report import Report
from shared.domain.sla.history import EventDraft
from shared.domain.texts.timeline import message_of
from tests.builders import CITY, NOW, REPORT_ID, later, make_contacts, make_report
from tests.unit.domain.lives import (
    DAY,
    DESK,
    SUPERVISOR,
    acted,
    after,
    forwarded,
    in_context,
    routed,
    standing,
)
from tests.unit.domain.outcomes import refusal, told

LATER = NOW + 6 * DAY
WHY = "Suratnya hilang di perjalanan."


def _revoked(report: Report) -> Report:
    return after(report, Action.REVOKE_LINKS, later(hours=1), actor=DESK, text=WHY)


def _letter(report: Report) -> OutgoingLetter:
    assert report.letter is not None
    return report.letter


def test_a_revoked_letter_is_refused_like_every_other_link() -> None:
    report = forwarded()
    link = link_of(report, _letter(report), later(days=30))
    assert require_with_body(report, link) == report.letter
    with pytest.raises(NotFoundError, match="link_not_valid"):
        require_with_body(_revoked(report), link)


def test_forwarding_once_more_makes_a_new_letter_whose_link_works() -> None:
    report = forwarded()
    old = link_of(report, _letter(report), later(days=30))
    again = after(_revoked(report), Action.FORWARD, later(hours=2), actor=DESK, agency_id="pln")
    letter = _letter(again)
    assert (letter.number, letter.agency_id) == (0, "pln")
    assert again.clocks == report.clocks
    assert require_with_body(again, link_of(again, letter, later(days=30))) == letter
    with pytest.raises(NotFoundError, match="link_not_valid"):
        require_with_body(again, old)


@given(sent_with=st.integers(1, 50), since=st.integers(0, 50))
def test_a_nudges_link_works_unless_it_was_sent_before(sent_with: int, since: int) -> None:
    contact = make_contacts()[0]
    link = tap_link(CITY, REPORT_ID, sent_with, contact, NOW)
    report = make_report(agency_id="pupr", state=State.ASSIGNED, links_since=since)
    if sent_with >= since:
        require_with_office(report, link)
        return
    with pytest.raises(NotFoundError, match="link_not_valid"):
        require_with_office(report, link)


def test_the_history_tells_that_links_ended_and_staff_alone_read_why() -> None:
    report = routed()
    change = acted(report, Action.REVOKE_LINKS, later(hours=1), actor=DESK, text=WHY)
    event = change.event
    assert (event.type, event.text, event.actor) == (EventType.LINKS_REVOKED, WHY, DESK)
    assert message_of(event) == ""
    assert effects_of(event) == ()
    assert (change.report.state, change.report.due) == (report.state, report.due)


def test_links_sent_with_what_came_before_are_ended_and_none_after() -> None:
    report = routed()
    revoked = _revoked(report)
    assert [revoked.is_revoked(seq) for seq in (report.version, revoked.version)] == [True, False]


def test_a_reason_must_be_given() -> None:
    assert refusal(
        InvalidError, lambda: acted(routed(), Action.REVOKE_LINKS, NOW, actor=DESK, text="")
    ) == ("text_required", {"field": "text"})


def test_who_reads_what_stood_there_before_says_why_and_changes_nothing() -> None:
    report = after(routed(), Action.ASK, NOW)
    change = decide_unsealing(report, WHY, in_context(later(hours=1), SUPERVISOR, "unseal"))
    assert told(change) == (
        EventDraft(EventType.FORMER_OPENED, SUPERVISOR, WHY),
        later(hours=1),
        "unseal",
    )
    assert change.report == replace(report, version=report.version + 1, updated_at=later(hours=1))
    for reason, code in (("", "text_required"), ("a@b.id", "reason_tells_of_people")):
        with pytest.raises(InvalidError, match=code):
            decide_unsealing(report, reason, in_context(NOW, DESK))


@pytest.mark.parametrize("state", list(State))
def test_a_reporters_link_is_there_from_the_beginning_and_can_be_ended_at_any_time(
    state: State,
) -> None:
    report = standing(state)
    revoked = after(report, Action.REVOKE_LINKS, LATER, actor=DESK, text=WHY)
    version = report.version + 1
    assert revoked == replace(report, version=version, updated_at=LATER, links_since=version)


def test_who_lost_their_link_may_still_take_up_what_silence_has_ended() -> None:
    report = make_report(state=State.WITHDRAWN, resume_state=State.ACCEPTED, agency_id="pupr")
    assert report.has_lapsed
    assert _revoked(report).has_lapsed
