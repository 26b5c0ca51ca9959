"""Codes and sessions behind the link of a nudge: what opens, for how long, and how often one may try."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.city.contacts import Contact, ContactRole
from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.links.signed_links import LinkKeys
from shared.domain.notify.taps import (
    CODE_LIFE,
    CODE_TRIES,
    CODE_WINDOW,
    MOST_CODES,
    SESSION_LIFE,
    Tap,
    code_of,
    contact_of,
    digest,
    is_open,
    tap_link,
    tried,
    with_code,
)
from tests.builders import CITY, NOW, REPORT_ID, later, make_contacts
from tests.unit.domain.lives import city_reference

KEYS = LinkKeys((b"k" * 32,))
TAP = Tap("link-1", CITY, later(hours=72))
GOOD, WRONG, SESSION = "good", "wrong", "session"


def _sent() -> Tap:
    return with_code(TAP, GOOD, NOW)


@pytest.mark.parametrize("contact", make_contacts(), ids=lambda contact: contact.label)
def test_a_link_knows_whom_it_was_sent_to(contact: Contact) -> None:
    link = tap_link(CITY, REPORT_ID, 7, contact, NOW)
    assert contact_of(link, city_reference()) == contact


@given(st.sampled_from(ContactRole), st.integers(1, 99), st.integers(1, 10**6))
def test_no_two_contacts_and_no_two_nudges_share_a_number(
    role: ContactRole, order: int, seq: int
) -> None:
    contact = Contact("pupr", role, order, "+6281100000101")
    link = tap_link(CITY, REPORT_ID, seq, contact, NOW)
    reference = city_reference(contacts={"pupr": (contact,)})
    assert contact_of(link, reference) == contact
    assert link.revision // 1000 == seq


def test_who_has_left_the_list_has_no_link_any_more() -> None:
    first, *others = make_contacts()
    link = tap_link(CITY, REPORT_ID, 7, first, NOW)
    with pytest.raises(NotFoundError):
        contact_of(link, city_reference(contacts={"pupr": tuple(others)}))


def test_the_right_code_opens_once() -> None:
    opened = tried(_sent(), GOOD, SESSION, later(minutes=9))
    assert is_open(opened, SESSION, later(minutes=9))
    assert not is_open(opened, "another", later(minutes=9))
    again = tried(opened, GOOD, "second", later(minutes=9))
    assert not is_open(again, "second", later(minutes=9))


def test_a_session_ends() -> None:
    opened = tried(_sent(), GOOD, SESSION, NOW)
    just_before = NOW + SESSION_LIFE - timedelta(seconds=1)
    assert is_open(opened, SESSION, just_before)
    assert not is_open(opened, SESSION, NOW + SESSION_LIFE)
    assert not is_open(None, SESSION, NOW)
    assert not is_open(TAP, "", NOW)


def test_a_code_ends() -> None:
    late = NOW + CODE_LIFE
    assert not is_open(tried(_sent(), GOOD, SESSION, late), SESSION, late)


def test_after_five_tries_even_the_right_code_is_none() -> None:
    tap = _sent()
    for _ in range(CODE_TRIES):
        tap = tried(tap, WRONG, SESSION, NOW)
        assert not is_open(tap, SESSION, NOW)
    assert not is_open(tried(tap, GOOD, SESSION, NOW), SESSION, NOW)


def test_the_fifth_try_still_counts() -> None:
    tap = _sent()
    for _ in range(CODE_TRIES - 1):
        tap = tried(tap, WRONG, SESSION, NOW)
    assert is_open(tried(tap, GOOD, SESSION, NOW), SESSION, NOW)


def test_a_phone_is_not_made_to_ring_all_day() -> None:
    tap = TAP
    for _ in range(MOST_CODES):
        tap = with_code(tap, GOOD, NOW)
    with pytest.raises(ConflictError) as refused:
        with_code(tap, GOOD, NOW + CODE_WINDOW - timedelta(seconds=1))
    assert refused.value.code == "code_too_often"
    assert with_code(tap, GOOD, NOW + CODE_WINDOW).sent_at == (NOW + CODE_WINDOW,)


def test_a_new_code_takes_the_place_of_the_old_one() -> None:
    tap = with_code(_sent(), "newer", NOW)
    assert not is_open(tried(tap, GOOD, SESSION, NOW), SESSION, NOW)


@given(st.integers(0, 2**64 - 1))
def test_a_code_is_six_digits(bits: int) -> None:
    code = code_of(bits)
    assert len(code) == 6
    assert code.isdecimal()


def test_a_digest_is_of_one_kind_one_link_and_one_installation() -> None:
    digests = {
        digest("code", "123456", "link-1", KEYS),
        digest("session", "123456", "link-1", KEYS),
        digest("code", "123456", "link-2", KEYS),
        digest("code", "123456", "link-1", LinkKeys((b"x" * 32,))),
    }
    assert len(digests) == 4
    assert not any("123456" in each for each in digests)
